import { expect, test } from 'vitest';
import { suggestions } from '../../../main/doctor/suggestions.ts';

const noPtr = (host: string) =>
  `host ${host}[2001:db8:5::25] said: 550-5.7.25 [2001:db8:1::7] The IP address sending this message does not have a PTR record setup (in reply to end of DATA command)`;
const atGoogle = noPtr('aspmx.l.google.com');
const gone =
  'host mx.example.net[2001:db8:5::25] said: 550 5.1.1 User unknown (in reply to RCPT TO command)';
const noRoute = 'connect to mx.example.net[2001:db8:5::25]:25: Network is unreachable';
const blocked = 'connect to mx.example.net[192.0.2.9]:25: Connection timed out';

test('a domain hosted at Google leads to the rule for Google', () => {
  expect(
    suggestions([
      { reason: atGoogle, domain: 'gmail.com', count: 1 },
      { reason: atGoogle, domain: 'Verein.example', count: 2 },
    ]),
  ).toEqual([
    {
      kind: 'provider',
      name: 'google',
      count: 3,
      because: 'no-ptr-ipv6',
      domains: ['gmail.com', 'verein.example'],
    },
  ]);
});

test('the MX host decides, not the name of the domain', () => {
  const [only] = suggestions([{ reason: noPtr('mx.example.net'), domain: 'gmail.com', count: 1 }]);
  expect(only).toMatchObject({ kind: 'domain', name: 'gmail.com' });
});

test('an MX host known from elsewhere counts where the reason names none', () => {
  const reason = '550 5.7.25 No PTR record for 2001:db8:1::7';
  const mxHost = 'mx1.protonmail.ch.';
  expect(suggestions([{ reason, mxHost, domain: 'verein.example', count: 1 }])).toMatchObject([
    { kind: 'provider', name: 'proton' },
  ]);
});

test('what IPv4 cannot help, or may not, is never offered', () => {
  const unsure = 'connect to mx.example.net[2001:db8:5::25]:25: Connection timed out';
  for (const reason of [gone, blocked, unsure, 'mail transport unavailable'])
    expect(suggestions([{ reason, domain: 'example.org', count: 9 }])).toEqual([]);
});

test('no IPv6 route is worth a rule, unless IPv4 fails as well', () => {
  const route = { reason: noRoute, domain: 'example.org', count: 4 };
  expect(suggestions([route])).toMatchObject([{ name: 'example.org', because: 'no-ipv6-route' }]);
  expect(suggestions([route, { reason: blocked, domain: 'example.org', count: 1 }])).toEqual([]);
  expect(
    suggestions([route, { reason: blocked, domain: 'elsewhere.example', count: 1 }]),
  ).toHaveLength(1);
});

test('a name that is no domain becomes no rule', () => {
  const domain = 'example.org smtp:\nevil';
  expect(suggestions([{ reason: noPtr('mx.example.net'), domain, count: 1 }])).toEqual([]);
});

test('the most needed comes first, and names at most twenty domains', () => {
  const crowd = Array.from({ length: 30 }, (_, i) => ({
    reason: atGoogle,
    domain: `d${i}.example`,
    count: 1,
  }));
  const found = suggestions([{ reason: noRoute, domain: 'example.org', count: 2 }, ...crowd]);
  expect(found.map(({ name, count }) => [name, count])).toEqual([
    ['google', 30],
    ['example.org', 2],
  ]);
  expect(found[0]?.domains).toHaveLength(20);
});
