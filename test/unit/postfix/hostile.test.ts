import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lineCutter } from '../../../main/postfix/lines.ts';
import { logEventWriter } from '../../../main/postfix/log-json.ts';
import { logParser } from '../../../main/postfix/log-parse.ts';
import { logScan } from '../../../main/postfix/log-scan.ts';
import { queuePager } from '../../../main/postfix/queue-page.ts';
import { queueTally } from '../../../main/postfix/queue-summary.ts';
import { normalReason } from '../../../main/postfix/reason-normal.ts';
import { readListing } from './queue-reading.ts';

// What mail can carry into a log or a listing: its addresses and replies are others' words.
const now = () => Date.UTC(2026, 10, 25);
const parts = fc.constantFrom(
  'Nov 25 03:09:51 mail ',
  'postfix/smtp[1]: ',
  '4AB12C0DE: ',
  'to=<',
  'a@b.example>',
  '"',
  '\\',
  ', relay=',
  'mx[192.0.2.1]:25',
  'mx[2001:',
  ', delay=1',
  ', status=',
  'sent (',
  ')',
  '(',
  'from=<',
  '; from=<',
  'reject: ',
  'warning: ',
  ' notification: ',
  '\u202e',
  '\u0000',
  '\t',
  '<script>',
  'é',
  '\ud83d\ude00',
  '[',
  ']: ',
  ':',
  ' ',
  '\n',
  '\r\n',
  '{"',
  '"}',
  '-Queue ID-',
  'A1B2C3*  100 Wed Nov 25 03:09:51  ',
  '                    ',
  '2026-11-25T03:04:05.',
  '+0',
  '99',
  '{"queue_name": "deferred", "queue_id": "',
  '", "arrival_time": 7',
  ', "recipients": [{"address": "',
);
const text = fc.oneof(
  fc
    .array(fc.oneof(parts, fc.string({ unit: 'binary', maxLength: 5 })), { maxLength: 40 })
    .map((list) => list.join('')),
  fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes).toString('latin1')),
);

test('any text as a log: one event a line, and JSON that says the same', () => {
  const parse = logParser(now);
  const write = logEventWriter();
  fc.assert(
    fc.property(text, (log) => {
      for (const line of log.split('\n')) {
        const event = parse(line);
        const time = event.time === undefined ? undefined : new Date(event.time).toISOString();
        const syslogName = event.syslogName === 'postfix' ? undefined : event.syslogName;
        expect(JSON.parse(write(event, line))).toEqual(
          JSON.parse(JSON.stringify({ ...event, time, syslogName })),
        );
      }
    }),
    { numRuns: 2_000 },
  );
});

test('any text as a listing: no crash, and numbers that are numbers', () => {
  fc.assert(
    fc.property(text, (listing) => {
      const tally = queueTally(now());
      for (const message of readListing(listing, now()).messages) {
        expect(Number.isFinite(message.arrivalTime) && Number.isFinite(message.size)).toBe(true);
        expect(() => new Date(message.arrivalTime).toISOString()).not.toThrow();
        tally.add(message);
      }
      expect(tally.summary().total).toBeGreaterThanOrEqual(0);
    }),
    { numRuns: 1_000 },
  );
});

// A mark takes the place of a value that was empty: `status=` becomes longer by one.
test('any text as a reason: bounded by its own length', () => {
  fc.assert(
    fc.property(text, (reason) => {
      expect(normalReason(reason).length).toBeLessThanOrEqual(2 * reason.length + 1);
    }),
    { numRuns: 1_000 },
  );
});

const megabyte = 1024 * 1024;
const long: ReadonlyArray<readonly [string, string]> = [
  ['letters', 'x'],
  ['blanks', ' '],
  ['quotes', '"'],
  ['backslashes', '\\'],
  ['brackets', '[1]'],
  ['ends of a tag', ']: '],
  ['opened addresses', 'to=<'],
  ['opened parentheses', ' ('],
  ['addresses', '<a@b.example> '],
  ['codes', '550-5.7.1 '],
  ['digits', '7'],
  ['points', 'a.'],
];

for (const [name, piece] of long) {
  test(`a line of a megabyte of ${name} is read in moments, as far as it is kept`, () => {
    const filler = piece.repeat(megabyte / piece.length);
    const log = [
      `Nov 25 03:09:51 mail postfix/smtp[1]: 4AB12C0DE: to=<a@b.example>, relay=none, delay=1, dsn=4.0.0, status=deferred (${filler})`,
      `Nov 25 03:09:51 mail postfix/smtp[1]: 4AB12C0DE: to=<${filler}`,
      `Nov 25 03:09:51 mail postfix/smtpd[1]: NOQUEUE: reject: ${filler}`,
      `Nov 25 03:09:51 mail postfix/smtp[1]: warning: ${filler}`,
      `Nov 25 03:09:51 ${filler}`,
      filler,
      'Nov 25 03:09:51 mail postfix/qmgr[1]: 4AB12C0DE: removed',
    ].join('\n');
    const started = performance.now();
    const scan = logScan(logParser(now), now);
    scan.push(log);
    scan.end();
    expect(scan.summary().lines).toBe(7);
    const events: string[] = [];
    const parse = logParser(now);
    const cutter = lineCutter((line) => events.push(parse(line).event), 64 * 1024);
    cutter.push(log);
    cutter.end();
    expect(events.at(-1)).toBe('removed');
    readListing(log, now());
    readListing(`A1B2C3  100 Wed Nov 25 03:09:51  ${filler}\n(${filler})\n   ${filler}\n`, now());
    normalReason(filler);
    expect(performance.now() - started).toBeLessThan(15_000);
  });
}

test('a run of a great many short lines that begin like a delivery takes no longer than others', () => {
  const log = 'Nov 25 03:09:51 mail postfix/smtp[1]: 4AB12C0DE: to=<a\n'.repeat(50_000);
  const started = performance.now();
  const scan = logScan(logParser(now), now);
  scan.push(log);
  scan.end();
  expect(scan.summary().lines).toBe(50_000);
  expect(performance.now() - started).toBeLessThan(15_000);
});

test('a great many different messages: the summary and the page stay small', () => {
  const tally = queueTally(now());
  const pager = queuePager({ limit: 50, sort: { by: 'sender' } });
  const before = process.memoryUsage().heapUsed;
  for (let index = 0; index < 100_000; index++) {
    const recipients = [
      { address: `a@d${index}.example`, reason: `cause number x${index.toString(36)} of many` },
    ];
    const message = {
      queueName: 'deferred',
      queueId: `Q${index}`,
      arrivalTime: 0,
      size: 1,
      sender: `s${index}`,
      recipients,
    } as const;
    tally.add(message);
    pager.add(message);
  }
  expect(pager.page()).toMatchObject({ matching: 100_000, messages: { length: 50 } });
  expect(tally.summary().approximate).toBe(true);
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(100 * megabyte);
});
