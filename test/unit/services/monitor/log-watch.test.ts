import { appendFileSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { thisMachine } from '../../../../main/host/this-machine.ts';
import {
  type LogMemory,
  type LogWatch,
  watchLog,
} from '../../../../main/services/monitor/log-watch.ts';

let folder: string;
let path: string;
let open: LogWatch[];
const now = Date.UTC(2026, 4, 12, 9, 0);
const MINUTE = 60_000;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'postbar-watch-'));
  path = join(folder, 'mail.log');
  open = [];
});
afterEach(async () => {
  await Promise.all(open.map((watch) => watch.close()));
  rmSync(folder, { recursive: true });
});

const bounce = (to: string, at: number) =>
  `${new Date(at).toISOString()} mail postfix/smtp[7]: 4F0A1B2C3D: to=<${to}>, relay=mx.example[192.0.2.1]:25, delay=1, delays=0/0/1/0, dsn=5.1.1, status=bounced (host mx.example[192.0.2.1] said: 550 5.1.1 no such user)\n`;

/** Watches the log; what it told, and how far it remembers. */
function watching(kept?: LogMemory, file = path) {
  const told: string[] = [];
  let reads = 0;
  const source = { kind: 'file', path: file } as const;
  const memory = kept && JSON.parse(JSON.stringify(kept));
  const watch = watchLog(
    { host: thisMachine(), source, kept: memory, now: () => now, pollMs: () => 10 },
    {
      event: ({ to = '' }) => told.push(to),
      read: () => {
        reads++;
      },
      trouble: () => {},
    },
  );
  open.push(watch);
  return {
    told,
    watch,
    bounced: () => watch.activity()?.totals.bounced,
    begun: () => expect.poll(() => reads, { timeout: 20_000 }).toBeGreaterThan(0),
  };
}

const poll = (value: () => unknown) => expect.poll(value, { timeout: 20_000 });

test('at the very first start the day is counted and not told', async () => {
  writeFileSync(path, bounce('a@x.example', now - MINUTE));
  const { told, bounced, begun } = watching();
  await begun();
  await poll(bounced).toBe(1);
  expect(told).toEqual([]);
  appendFileSync(path, bounce('b@x.example', now));
  await poll(() => told).toEqual(['b@x.example']);
  expect(bounced()).toBe(2);
});

test('a report of Postfix’s own that comes back is no second message, over a restart either', async () => {
  const made = `${new Date(now - MINUTE).toISOString()} mail postfix/bounce[3]: 3A0A1B2C3D: sender non-delivery notification: 4F0A1B2C3D\n`;
  writeFileSync(path, made);
  const first = watching();
  await first.begun();
  await first.watch.close();
  appendFileSync(path, bounce('sender@x.example', now));
  const second = watching(first.watch.memory());
  await poll(() => second.told.at(-1)).toBe('sender@x.example');
  expect(second.bounced()).toBe(0);
});

test('a message that is tried again and again is one that was delayed', async () => {
  const tried = (at: number) =>
    bounce('full@x.example', at).replace('dsn=5.1.1, status=bounced', 'dsn=4.2.2, status=deferred');
  writeFileSync(path, tried(now - 2 * MINUTE) + tried(now - MINUTE));
  const first = watching();
  await first.begun();
  await first.watch.close();
  appendFileSync(path, tried(now) + bounce('b@x.example', now));
  const second = watching(first.watch.memory());
  await poll(second.bounced).toBe(1);
  expect(second.watch.activity()?.totals.deferred).toBe(1);
});

test('after a restart, what happened meanwhile is news, and nothing counts twice', async () => {
  writeFileSync(path, bounce('a@x.example', now - MINUTE));
  const first = watching();
  await poll(first.bounced).toBe(1);
  await first.watch.close();
  renameSync(path, `${path}.1`);
  appendFileSync(`${path}.1`, bounce('b@x.example', now));
  writeFileSync(path, bounce('c@x.example', now));
  const second = watching(first.watch.memory());
  await poll(second.bounced).toBe(3);
  expect(second.told).toEqual(['b@x.example', 'c@x.example']);
});

test('where the place is lost, the old is passed over and the new is told', async () => {
  writeFileSync(path, bounce('a@x.example', now - 10 * MINUTE) + bounce('b@x.example', now - 5000));
  const first = watching();
  await poll(first.bounced).toBe(2);
  await first.watch.close();
  // Somebody edited the log, and it went on.
  writeFileSync(path, bounce('a@x.example', now - 10 * MINUTE) + bounce('c@x.example', now));
  const second = watching(first.watch.memory());
  await poll(second.bounced).toBe(3);
  expect(second.told).toEqual(['c@x.example']);
});

test('another log is read back no further than the one before was told', async () => {
  writeFileSync(path, bounce('a@x.example', now - 5000));
  const first = watching();
  await poll(first.bounced).toBe(1);
  await first.watch.close();
  const other = join(folder, 'postfix.log');
  writeFileSync(other, bounce('a@x.example', now - 60_000) + bounce('b@x.example', now - 1000));
  const second = watching(first.watch.memory(), other);
  await poll(second.bounced).toBe(2);
  expect(second.told).toEqual(['b@x.example']);
});

test('a log that is not there at first is no news when it comes, and trouble until then', async () => {
  const { told, watch, bounced } = watching();
  await poll(() => watch.trouble()?.kind).toBe('missing');
  expect(watch.activity()).toBeUndefined();
  writeFileSync(path, bounce('a@x.example', now - MINUTE));
  await poll(bounced).toBe(1);
  expect(watch.trouble()).toBeUndefined();
  appendFileSync(path, bounce('b@x.example', now));
  await poll(() => told).toEqual(['b@x.example']);
});
