import { expect, test } from 'vitest';
import { suggestedRules } from '../../../main/doctor/suggested-rules.ts';
import { delivery, type Given, logLine, someFacts, waiting } from './findings/some-facts.ts';

const refusal =
  'host aspmx.l.google.com[2001:db8:1::1] said: 550-5.7.25 The IP address sending this message does not have a PTR record';
const refused = (domain: string) =>
  delivery(`a@${domain}`, 'aspmx.l.google.com[2001:db8:1::1]:25', '5.7.25', 'bounced', refusal);
const unreachable = 'connect to mx.a.example[2001:db8:dead::1]:25: Network is unreachable';
const noRoute = delivery('a@a.example', 'none', '4.4.1', 'deferred', unreachable);
const silent = (ip: string) =>
  logLine(`postfix/smtp[1]: connect to mx.a.example[${ip}]:25: Connection timed out`);
const queue = { ok: true as const, total: 1, waiting: [waiting('a.example')] };

const names = (given: Given) =>
  suggestedRules(someFacts(given)).map(({ kind, name }) => [kind, name]);

test('by the mail server, for every domain it hosts', () => {
  const log = [refused('gmail.com'), refused('club.example')];
  expect(names({ log })).toEqual([['provider', 'google']]);
  expect(suggestedRules(someFacts({ log }))[0]?.domains).toEqual(['gmail.com', 'club.example']);
});

test('by domain, where this Postfix cannot have a rule for a provider', () => {
  const log = [refused('gmail.com'), refused('club.example')];
  expect(names({ log, values: { smtp_dns_reply_filter: 'pcre:/etc/postfix/mine' } })).toEqual([
    ['domain', 'gmail.com'],
    ['domain', 'club.example'],
  ]);
});

test('a missing way over IPv6, unless IPv4 is none either', () => {
  expect(names({ log: [noRoute], facts: { queue } })).toEqual([['domain', 'a.example']]);
  expect(names({ log: [silent('192.0.2.1'), noRoute], facts: { queue } })).toEqual([]);
  const ways = { 'a.example': { ipv4: false, ipv6: true } };
  expect(names({ log: [noRoute], facts: { queue, ways } })).toEqual([]);
});

test('nothing where IPv4 is closed', () => {
  const others = [silent('192.0.2.1'), silent('192.0.2.2')];
  expect(names({ log: [...others, refused('gmail.com')] })).toEqual([]);
});

test('nothing that is there already', () => {
  const master = 'smtp unix - - n - - smtp\nsmtp-ipv4 unix - - n - - smtp -o inet_protocols=ipv4\n';
  const transport = 'gmail.com smtp-ipv4:\n';
  expect(names({ log: [refused('gmail.com')], master, transport })).toEqual([]);
});
