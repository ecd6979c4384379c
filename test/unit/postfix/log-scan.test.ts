import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lineCutter } from '../../../main/postfix/lines.ts';
import { logParser } from '../../../main/postfix/log-parse.ts';
import { logScan } from '../../../main/postfix/log-scan.ts';
import { logTally } from '../../../main/postfix/log-summary.ts';
import { corpusFiles, corpusText, hasCorpus } from './corpus.ts';

const now = () => new Date(2026, 10, 25, 12).getTime();

function scanned(log: string) {
  const scan = logScan(logParser(now), now);
  scan.push(log);
  scan.end();
  return scan.summary();
}

function parsed(log: string) {
  const tally = logTally();
  const parse = logParser(now);
  const cutter = lineCutter((line) => line !== '' && tally.add(parse(line)), 64 * 1024);
  cutter.push(log);
  cutter.end();
  return tally.summary();
}

const smtp = 'Nov 25 03:09:51 mail postfix/smtp[1]: 4AB12C0DE: ';
const lines = [
  'Nov 25 03:09:50 mail postfix/smtpd[1]: connect from a[192.0.2.1]',
  'Nov 25 03:09:50 mail postfix/cleanup[1]: 4AB12C0DE: message-id=<x@y>',
  'Nov 25 03:09:50 mail postfix/qmgr[1]: 4AB12C0DE: from=<a@b.example>, size=1, nrcpt=1 (queue active)',
  `${smtp}to=<a@b.example>, relay=mx.b.example[192.0.2.1]:25, delay=1, delays=1/0/0/0, dsn=2.0.0, status=sent (ok)`,
  `${smtp}to=<a@b.example>, orig_to=<c>, relay=mx.b.example[2001:db8::1]:25, delay=1, dsn=5.7.1, status=bounced (no (PTR))`,
  `${smtp}to=<"x>, relay=e[192.0.2.6]:25, status=sent (ok)"@b.example>, relay=none, delay=1, dsn=5.4.4, status=bounced (no)`,
  `${smtp}to=<a@b.example>, relay=none, delay=1, dsn=4.4.4, status=deferred (cut off`,
  `${smtp}to=<a@b.example>, relay=c[private/lmtp], delay=1, dsn=4.4.4, status=SOFTBOUNCE (x)`,
  `2026-11-25T04:09:51+01:00 mail spamd[1]: 4AB12C0DE: to=<a@b.example>, relay=none, status=sent (no)`,
  `2026-11-25T04:09:51.5+01:00 mail postfix/smtp[1]: 4AB12C0DE: to=<a@b.example>, relay=none, delay=1, dsn=4.4.4, status=deferred (x)`,
  'Nov 25 03:09:52 mail postfix/qmgr[1]: 4AB12C0DE: from=<a@b.example>, status=expired, returned to sender',
  'Nov 25 03:09:52 mail postfix/master[1]: warning: process /x/smtp pid 7 exit status 1',
  'Nov 25 03:09:52 mail postfix/qmgr[1]: 4AB12C0DE: removed',
  `Nov 25 03:09:52 mail postfix/smtp[1]: 4AB12C0DE: host mx[192.0.2.1] said: 450 later (in reply to MAIL FROM command)`,
  'to=<a@b.example>, relay=none, delay=1, dsn=4.4.4, status=deferred (bare)',
  'nothing',
  '',
  '\r',
];

test('what counts is counted, with and without IPv6', () => {
  const summary = scanned(lines.join('\n'));
  expect(summary).toMatchObject({
    lines: 16,
    events: { 'service-dying': 1 },
    hours: [
      {
        start: Date.UTC(2026, 10, 25, 3) + new Date(2026, 10, 25).getTimezoneOffset() * 60_000,
        sent: 1,
        bounced: 3,
      },
      {},
    ].slice(0, 1),
    ipv4: { sent: 1, bounced: 0 },
    ipv6: { sent: 0, bounced: 1 },
  });
  expect(summary.topBounces.map(({ name }) => name)).toContain('no (PTR)');
});

test('the fast way gives what parsing every line gives', () => {
  const piece = fc.oneof(fc.constantFrom(...lines), fc.string({ unit: 'binary', maxLength: 60 }));
  const broken = fc
    .tuple(fc.constantFrom(...lines), fc.nat(200))
    .map(([line, at]) => line.slice(0, at) + line.slice(at + 1));
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, broken), { maxLength: 40 }), (log) => {
      expect(scanned(log.join('\n'))).toEqual(parsed(log.join('\n')));
    }),
    { numRuns: 300 },
  );
});

test.runIf(hasCorpus())('and so it does for the corpus', () => {
  const logs = [
    'logs/generated-postfix-3.7.11.log',
    ...corpusFiles('stories').filter((file) => file.endsWith('.log')),
  ];
  for (const log of logs) expect(scanned(corpusText(log))).toEqual(parsed(corpusText(log)));
});

test('hours that come in any number are the latest 72', () => {
  const log = Array.from({ length: 200 }, (_, hour) => {
    const time = new Date(Date.UTC(2026, 9, 1, hour)).toISOString();
    return `${time} mail postfix/smtp[1]: 4AB12C0DE: to=<a@b.example>, relay=none, delay=1, dsn=4.4.4, status=deferred (x)`;
  });
  const { hours } = scanned(log.join('\n'));
  expect(hours).toHaveLength(72);
  expect(hours.at(-1)?.start).toBe(Date.UTC(2026, 9, 1, 199));
});
