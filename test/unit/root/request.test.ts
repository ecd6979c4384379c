import { expect, test } from 'vitest';
import { longestRequest, sudoPromptCommand } from '../../../main/root/elevation.ts';
import { actionRequest, portions } from '../../../main/root/request.ts';

const place = { configDir: '/etc/postfix', commandDir: '/usr/sbin' };

test('a batch takes as few requests as fit, and every id once and in order', () => {
  const ids = Array.from({ length: 20_000 }, (_, at) => (0x4f2a_0000_0000 + at).toString(16));
  ids[777] = '3'.repeat(30);
  const longest = longestRequest();
  const made = portions(place, 'delete', ids, longest);
  expect(made.flat()).toEqual(ids);
  const requests = made.map((portion) => actionRequest(place, 'delete', portion));
  for (const request of requests) expect(request.length).toBeLessThanOrEqual(longest);
  // Another id would not have fitted.
  for (const request of requests.slice(0, -1)) expect(request.length).toBeGreaterThan(longest - 80);
  // One password for 3,000, whatever else is in the command: a program's argument has 128 KiB.
  expect(made[0]?.length).toBeGreaterThan(3_000);
  expect(sudoPromptCommand('queue', requests[0] ?? '').length).toBeLessThan(124 * 1024);
});

test('no ids are no request, and where nothing fits an id goes alone', () => {
  expect(portions(place, 'hold', [], 1_000)).toEqual([]);
  expect(portions(place, 'hold', ['4F2A7317226E', '4F2A7317226F'], 0)).toEqual([
    ['4F2A7317226E'],
    ['4F2A7317226F'],
  ]);
});
