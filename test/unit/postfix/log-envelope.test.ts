import { expect, test } from 'vitest';
import { logParser } from '../../../main/postfix/log-parse.ts';

const body = '4AB12C0DE: removed';
const november = new Date(2026, 10, 25, 12).getTime();
const local = (...parts: [number, number, number, number, number, number, number?]) =>
  new Date(...parts).getTime();
const utc = Date.parse('2026-11-25T02:03:04.123Z');

const forms: ReadonlyArray<readonly [name: string, line: string, time: number | undefined]> = [
  [
    'traditional syslog',
    `Nov 25 03:04:05 mail postfix/qmgr[1]: ${body}`,
    local(2026, 10, 25, 3, 4, 5),
  ],
  [
    'a day of one digit, padded',
    `Nov  5 03:04:05 mail postfix/qmgr[1]: ${body}`,
    local(2026, 10, 5, 3, 4, 5),
  ],
  [
    'a day of one digit, not padded',
    `Jan 6 08:39:49 mail postfix/qmgr[1]: ${body}`,
    local(2026, 0, 6, 8, 39, 49),
  ],
  ['without a host', `Nov 25 03:04:05 postfix/qmgr[1]: ${body}`, local(2026, 10, 25, 3, 4, 5)],
  [
    'with a year and milliseconds',
    `2013 Jun 10 06:43:17.123 mail postfix/qmgr[1]: ${body}`,
    local(2013, 5, 10, 6, 43, 17, 123),
  ],
  [
    'RFC 3339 with microseconds',
    `2026-11-25T03:03:04.123456+01:00 mail postfix/qmgr[1]: ${body}`,
    utc,
  ],
  ['RFC 3339 in UTC', `2026-11-25T02:03:04.123456Z mail postfix/qmgr[1]: ${body}`, utc],
  [
    'RFC 3339 with a log level for a host',
    `2026-11-25T03:03:04.123+01:00 INFO    postfix/qmgr[1]: ${body}`,
    utc,
  ],
  [
    'log show, default style',
    `2026-11-24 19:03:04.123456-0700 0x1b120      Info        0x0                  1436   0    qmgr: ${body}`,
    utc,
  ],
  ['log show, syslog style', `2026-11-24 19:03:04.123456-0700  localhost qmgr[1436]: ${body}`, utc],
  [
    'log show, compact style',
    `2026-11-25 03:04:05.123 I  qmgr[1283:1b121] ${body}`,
    local(2026, 10, 25, 3, 4, 5, 123),
  ],
  [
    'log stream, ndjson',
    JSON.stringify({
      timestamp: '2026-11-24 19:03:04.123456-0700',
      eventMessage: body,
      processImagePath: '/usr/libexec/postfix/qmgr',
      processID: 1,
    }),
    utc,
  ],
  [
    'ndjson with a tag in the message',
    JSON.stringify({
      timestamp: '2026-11-24 19:03:04.123456-0700',
      eventMessage: `postfix/qmgr[7]: ${body}`,
      processImagePath: '/x/y',
    }),
    utc,
  ],
  [
    'the journal',
    JSON.stringify({
      __REALTIME_TIMESTAMP: String(utc * 1000 + 456),
      SYSLOG_IDENTIFIER: 'postfix/qmgr',
      MESSAGE: body,
    }),
    utc,
  ],
  [
    'the journal, bytes',
    JSON.stringify({
      __REALTIME_TIMESTAMP: String(utc * 1000),
      SYSLOG_IDENTIFIER: 'postfix/qmgr',
      MESSAGE: [...Buffer.from(body)],
    }),
    utc,
  ],
  ['a bare tag', `postfix/qmgr[1]: ${body}`, undefined],
];

for (const [name, line, time] of forms) {
  test(`${name}: time, writer and body`, () => {
    const event = logParser(() => november)(line);
    expect(event).toMatchObject({ time, process: 'qmgr', event: 'removed', queueId: '4AB12C0DE' });
  });
}

test('December read in January is last year, and tomorrow is a clock that is ahead', () => {
  const parse = logParser(() => local(2027, 0, 2, 9, 0, 0));
  const at = (date: string) => parse(`${date} mail postfix/qmgr[1]: ${body}`).time;
  expect(at('Dec 31 23:59:59')).toBe(local(2026, 11, 31, 23, 59, 59));
  expect(at('Jan  1 00:00:01')).toBe(local(2027, 0, 1, 0, 0, 1));
  expect(at('Jan  2 20:00:00')).toBe(local(2027, 0, 2, 20, 0, 0));
});

test('a follower that lives over New Year takes the new year with it', () => {
  let now = local(2026, 11, 31, 23, 59, 58);
  const parse = logParser(() => now);
  const at = (date: string) => parse(`${date} mail postfix/qmgr[1]: ${body}`).time;
  expect(at('Dec 31 23:59:58')).toBe(now);
  now = local(2027, 0, 1, 0, 0, 3);
  expect(at('Jan  1 00:00:02')).toBe(local(2027, 0, 1, 0, 0, 2));
});

test('JSON that is no log entry is kept as text', () => {
  const parse = logParser(() => november);
  expect(parse('{"count":3,"finished":1}')).toMatchObject({
    event: 'other',
    text: '{"count":3,"finished":1}',
  });
  expect(parse('{"MESSAGE":')).toMatchObject({ event: 'other', text: '{"MESSAGE":' });
});
