import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, test } from 'vitest';
import { sudoPromptCommand } from '../../../main/root/elevation.ts';
import { actOnBatch } from '../../../main/services/queue-batch.ts';

const place = { configDir: '/etc/postfix', commandDir: '/usr/sbin' };
const manyIds = (count: number) =>
  Array.from({ length: count }, (_, at) => (0x4f2a_0000_0000 + at).toString(16));

/** What root is asked when it is to delete these, and what it finds in the file by then. */
async function asked(ids: readonly string[]) {
  const requests: { command: string; words: string; list?: string; mode?: string }[] = [];
  await actOnBatch(
    async (verb, request) => {
      const words = Buffer.from(request, 'base64').toString('utf8');
      const [, file] = /^list (.*)$/m.exec(words) ?? [];
      const mode = (path: string) => (statSync(path).mode & 0o777).toString(8);
      const seen = file && {
        list: readFileSync(file, 'utf8'),
        mode: `${mode(dirname(file))} ${mode(file)}`,
      };
      requests.push({ command: sudoPromptCommand(verb, request), words, ...(seen || {}) });
      return {
        ok: true,
        code: 'done',
        changed: false,
        running: false,
        recovered: false,
        files: [],
        text: '',
      };
    },
    place,
    'delete',
    ids,
  );
  return requests;
}

test('what a command line holds is named in the request', async () => {
  const [request, ...more] = await asked(manyIds(3_000));
  expect(more).toEqual([]);
  expect(request?.words.match(/^message /gm)).toHaveLength(3_000);
  expect(request?.words).not.toContain('list');
  // One argument of a program on Linux may have 128 KiB.
  expect(request?.command.length).toBeLessThan(124 * 1024);
});

test('what it does not hold is in a file that only the user may read, and that is gone afterwards', async () => {
  const ids = manyIds(100_000);
  const [request, ...more] = await asked(ids);
  expect(more).toEqual([]);
  expect(request?.list).toBe(ids.join('\n'));
  expect(request?.mode).toBe('700 600');
  expect(request?.words).not.toContain('message');
  expect(request?.command.length).toBeLessThan(100 * 1024);
  const [, file = ''] = /^list (.*)$/m.exec(request?.words ?? '') ?? [];
  expect(existsSync(dirname(file))).toBe(false);
});
