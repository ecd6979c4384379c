import { expect, test } from 'vitest';
import { logParser } from '../../../../main/postfix/log-parse.ts';
import { type Reports, reportsInLog } from '../../../../main/services/monitor/reports.ts';

const parse = logParser(() => Date.UTC(2026, 4, 12, 9));

/** Of each line, whether it is about a report. */
const read = ({ isReport }: Reports, ...lines: readonly string[]) =>
  lines.map((line) => isReport(parse(`May 12 08:00:00 mail postfix/${line}`)));

const bounced = (id: string, to = 'gone@gmail.com') =>
  `smtp[7]: ${id}: to=<${to}>, relay=mx.example[192.0.2.1]:25, delay=1, delays=0/0/1/0, dsn=5.1.1, status=bounced (host mx.example[192.0.2.1] said: 550 5.1.1 no such user)`;
const queued = (id: string, from = '') =>
  `qmgr[2]: ${id}: from=<${from}>, size=3000, nrcpt=1 (queue active)`;

test('mail of the null sender is a report, and mail that somebody sent is none', () => {
  expect(read(reportsInLog(), queued('3A1B2C3D4E5'), bounced('3A1B2C3D4E5'))).toEqual([true, true]);
  const ofAlice = queued('4A1B2C3D4E5', 'alice@lab.example');
  expect(read(reportsInLog(), ofAlice, bounced('4A1B2C3D4E5'))).toEqual([false, false]);
});

test('what bounce(8) has made is a report, and what it is about is none', () => {
  const made = 'bounce[3]: 3A1B2C3D4E4: sender non-delivery notification: 3A1B2C3D4E5';
  const lines = [made, bounced('3A1B2C3D4E4'), bounced('3A1B2C3D4E5')];
  expect(read(reportsInLog(), ...lines)).toEqual([false, false, true]);
});

test('Postfix’s own address for reports about reports', () => {
  expect(read(reportsInLog(), bounced('3A1B2C3D4E5', 'double-bounce@lab.example'))).toEqual([true]);
});

test('over a restart it is known, and once it has left the queue it is forgotten', () => {
  const first = reportsInLog();
  read(first, queued('3A1B2C3D4E5'));
  const second = reportsInLog(JSON.parse(JSON.stringify(first.kept())));
  const lines = [bounced('3A1B2C3D4E5'), 'qmgr[2]: 3A1B2C3D4E5: removed', bounced('3A1B2C3D4E5')];
  expect(read(second, ...lines)).toEqual([true, true, false]);
  expect(second.kept()).toEqual([]);
});

test('what is kept is bounded', () => {
  const reports = reportsInLog();
  const ids = Array.from({ length: 3_000 }, (_, at) => (0x10000000 + at).toString(16));
  read(reports, ...ids.map((id) => queued(id)));
  expect(reports.kept()).toHaveLength(2_000);
  expect(reports.kept().at(-1)?.toLowerCase()).toBe(ids.at(-1));
});
