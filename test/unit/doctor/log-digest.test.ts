import { expect, test } from 'vitest';
import { logDigester } from '../../../main/doctor/log-digest.ts';
import { logParser } from '../../../main/postfix/log-parse.ts';

const now = Date.UTC(2026, 10, 25, 12);

function complaintsIn(lines: readonly string[]): string[] {
  const parse = logParser(() => now);
  const digester = logDigester(now);
  for (const line of lines) digester.add(parse(line), line);
  return digester.digest().complaints.map(({ event }) => event);
}

const at = (second: number, text: string) =>
  `2026-11-25T11:00:${String(second).padStart(2, '0')}Z mail postfix/${text}`;
const fatal = 'smtp[7]: fatal: unknown inet_protocols value "ipv5" in "ipv5"';
const ended = 'master[1]: warning: process /usr/lib/postfix/sbin/smtp pid 7 exit status 1';
const throttled =
  'master[1]: warning: /usr/lib/postfix/sbin/smtp: bad command startup -- throttling';
const reload = 'master[1]: reload -- version 3.7.11, configuration /etc/postfix';

test('a reload ends what was complained of before it', () => {
  expect(complaintsIn([at(1, fatal), at(2, ended), at(2, throttled)])).toEqual([
    'fatal',
    'service-dying',
    'service-throttled',
  ]);
  expect(complaintsIn([at(1, fatal), at(2, ended), at(2, throttled), at(3, reload)])).toEqual([]);
});

test('an end that master tells after the reload, of a process that died before it, is no complaint', () => {
  expect(complaintsIn([at(1, fatal), at(1, reload), at(2, ended), at(2, throttled)])).toEqual([]);
});

test('one that dies of the new configuration is, however soon', () => {
  expect(complaintsIn([at(1, reload), at(1, fatal), at(2, ended), at(2, throttled)])).toEqual([
    'fatal',
    'service-dying',
    'service-throttled',
  ]);
});

test('one that ends long after the reload is, with a word of its own or without', () => {
  expect(complaintsIn([at(1, reload), at(9, ended)])).toEqual(['service-dying']);
});
