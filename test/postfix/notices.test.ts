import { copyFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { type Monitor, startMonitor } from '../../main/services/monitor/monitor.ts';
import { askingPostfix } from '../../main/services/monitor/watch-postfix.ts';
import type { Notice } from '../../main/services/notifications/notice.ts';
import { makeNotifier } from '../../main/services/notifications/notifier.ts';
import { queueLimits } from '../../main/services/notifications/queue-trouble.ts';
import { textsFor } from '../../main/texts/texts.ts';
import { createLab, type Lab, labHost } from '../lab/lab.ts';

// What a person is told of a real Postfix whose mail comes back, and over a kill.

let lab: Lab;
let memoryFile = '';
let monitor: Monitor | undefined;

beforeAll(async () => {
  lab = await createLab();
  memoryFile = join(lab.directory, 'monitor.json');
});

afterEach(() => monitor?.close());
afterAll(() => lab?.close());

/** Watches the lab's Postfix; gives what is shown. */
async function watch(): Promise<readonly Notice[]> {
  const host = labHost(lab);
  const shown: Notice[] = [];
  const notifier = makeNotifier({
    wishes: () => ({ bounced: true, waiting: true, stopped: true }),
    limits: () => queueLimits,
    texts: () => textsFor('en'),
    now: Date.now,
    show: (notice) => shown.push(notice),
  });
  const place = { configDir: lab.configDir, commandDir: '/usr/sbin' };
  monitor = await startMonitor(
    {
      ...askingPostfix(host, place, undefined),
      memoryFile,
      notices: notifier.makeSink,
      changed: () => {},
      now: Date.now,
    },
    'open',
  );
  return shown;
}

const until = (holds: () => boolean | Promise<boolean>) =>
  vi.waitUntil(holds, { timeout: 120_000, interval: 200 });

/** Whether a place in the log is remembered: what is written from then on is news. */
const isFollowing = () =>
  readFile(memoryFile, 'utf8').then(
    (text) => JSON.parse(text).position !== undefined,
    () => false,
  );

const send = (from: string, to: string, count: number) =>
  lab.exec(
    'smtp-source',
    ['-m', `${count}`, '-s', '5', '-f', from, '-t', to, 'inet:127.0.0.1:25'],
    { check: true, timeoutMs: 120_000 },
  );

test('a burst of bounces is one notice that counts up; bounces of bounces are none; a kill tells nothing twice', async () => {
  const shown = await watch();
  await until(isFollowing);
  await send('alice@lab.example', 'bob@gmail.com', 100);
  // The reports of these come back as well: nobody sent them.
  await send('carol@gmail.com', 'bob@gmail.com', 5);
  await until(() => shown.at(-1)?.title === '105 messages to gmail.com came back');
  expect(new Set(shown.map(({ id }) => id)).size).toBe(1);
  expect(shown.map(({ silent }) => silent)).toEqual(shown.map((_, at) => at > 0));
  expect(shown.at(-1)?.body).toMatch(/^Google does not accept mail .*over IPv4/);
  expect(await lab.log()).toMatch(/to=<carol@gmail\.com>.*status=bounced/);

  // Killed: what is on disk at this moment is all the next run has.
  await copyFile(memoryFile, `${memoryFile}.killed`);
  await monitor?.close();
  await copyFile(`${memoryFile}.killed`, memoryFile);
  const later = await watch();
  await lab.send({ to: 'nosuch@lab.example' });
  await until(() => later.some(({ title }) => title === '1 message to lab.example came back'));
  expect(later.filter(({ title }) => title.includes('gmail.com'))).toEqual([]);
});
