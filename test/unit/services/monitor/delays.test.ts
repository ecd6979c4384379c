import { expect, test } from 'vitest';
import { logParser } from '../../../../main/postfix/log-parse.ts';
import { delaysInLog } from '../../../../main/services/monitor/delays.ts';

const parse = logParser(() => Date.UTC(2026, 4, 12, 9));
const deferred = (id: string, to = 'full@isp.example') =>
  `smtp[7]: ${id}: to=<${to}>, relay=mx.isp.example[192.0.2.9]:25, delay=4, delays=1/0/0/0, dsn=4.2.2, status=deferred (host mx.isp.example[192.0.2.9] said: 452 4.2.2 Mailbox full (in reply to RCPT TO command))`;
const removed = (id: string) => `qmgr[2]: ${id}: removed`;

/** Of each line, whether it is another try of a message that waits. */
const read = (delays: ReturnType<typeof delaysInLog>, ...lines: readonly string[]) =>
  lines.map((line) => delays.isAnotherTry(parse(`May 12 08:00:00 mail postfix/${line}`)));

test('a message that waits is one, however often it is tried and for however many it is', () => {
  const lines = [deferred('3A1B2C'), deferred('3A1B2C', 'b@isp.example'), deferred('4A1B2C')];
  expect(read(delaysInLog(), ...lines, ...lines)).toEqual([false, true, false, true, true, true]);
});

test('what has left the queue is forgotten; the next of that id waits for the first time', () => {
  const delays = delaysInLog();
  const lines = [deferred('3A1B2C'), removed('3A1B2C'), deferred('3A1B2C')];
  expect(read(delays, ...lines)).toEqual([false, false, false]);
  read(delays, removed('3A1B2C'));
  expect(delays.kept()).toEqual([]);
});

test('it is known over a restart, and what is kept is bounded', () => {
  const first = delaysInLog();
  const ids = Array.from({ length: 3_000 }, (_, at) =>
    (0x10000000 + at).toString(16).toUpperCase(),
  );
  read(first, ...ids.map((id) => deferred(id)));
  const kept = JSON.parse(JSON.stringify(first.kept()));
  expect(kept).toHaveLength(2_000);
  expect(read(delaysInLog(kept), deferred(ids.at(-1) ?? ''), deferred(ids[0] ?? ''))).toEqual([
    true,
    false,
  ]);
});
