import { describe, expect, test } from 'vitest';
import { idOf, inWords } from '../../../../main/doctor/finding.ts';
import { findAll } from '../../../../main/doctor/findings/all-findings.ts';
import { textsFor } from '../../../../main/texts/texts.ts';
import { delivery, type Given, logLine, someFacts, waiting } from './some-facts.ts';

const ids = (given: Given) => findAll(someFacts(given)).map(idOf);

const noPtr =
  'host mx.one.example[2001:db8:1::1] said: 550-5.7.1 [2001:db8::77] Our system has detected that this message does not meet IPv6 sending guidelines regarding PTR records';
const google = noPtr.replace('mx.one.example', 'aspmx.l.google.com');
const timedOut = (host: string, ip: string) => `connect to ${host}[${ip}]:25: Connection timed out`;
const good = 'smtp unix - - n - - smtp\nsmtp-ipv4 unix - - n - - smtp -o inet_protocols=ipv4\n';
const dying = (program: string) => [
  `Nov 25 11:00:00 mail postfix/${program}[1]: fatal: no SASL`,
  `Nov 25 11:00:01 mail postfix/master[2]: warning: /usr/libexec/postfix/${program}: bad command startup -- throttling`,
];
const queueOf = (...mail: ReturnType<typeof waiting>[]) => ({
  queue: { ok: true as const, total: mail.length, waiting: mail },
});
const old = { compatibility_level: '0' };

test('a healthy Postfix has none', () => {
  expect(ids({})).toEqual([]);
});

describe('what is refused over IPv6', () => {
  const bounce = (to: string, relay: string, reason: string) =>
    delivery(to, relay, '5.7.1', 'bounced', reason);
  const atGoogle = bounce('a@firm.example', 'aspmx.l.google.com[2001:db8:1::1]:25', google);
  test.each<[string, Given, readonly string[]]>([
    ['by a provider, for a domain it hosts', { log: [atGoogle] }, ['provider-refuses-ipv6:google']],
    [
      'by a host nobody knows',
      { log: [bounce('a@one.example', 'mx.one.example[2001:db8:1::1]:25', noPtr)] },
      ['domain-refuses-ipv6:one.example'],
    ],
    [
      'by a provider, on a Postfix without reply filter',
      { log: [atGoogle], values: { smtp_dns_reply_filter: 'pcre:/etc/postfix/mine' } },
      ['domain-refuses-ipv6:firm.example'],
    ],
    [
      'but not where only IPv4 is spoken',
      { log: [atGoogle], values: { inet_protocols: 'ipv4' } },
      [],
    ],
    [
      'but not where a rule is there already',
      { log: [atGoogle], master: good, transport: 'firm.example smtp-ipv4:\n' },
      [],
    ],
    [
      'but not what went over IPv6 later',
      {
        log: [
          atGoogle,
          delivery(
            'b@firm.example',
            'aspmx.l.google.com[2001:db8:1::1]:25',
            '2.0.0',
            'sent',
            '250 ok',
          ),
        ],
      },
      [],
    ],
    [
      'and still, where mail only happened to go over IPv4',
      {
        log: [
          atGoogle,
          delivery('b@firm.example', 'aspmx.l.google.com[192.0.2.1]:25', '2.0.0', 'sent', '250 ok'),
        ],
      },
      ['provider-refuses-ipv6:google'],
    ],
    [
      'but not where the other side has no IPv4 address',
      { log: [atGoogle], facts: { ways: { 'firm.example': { ipv4: false, ipv6: true } } } },
      [],
    ],
    [
      'and without IPv4, where that way out is closed',
      {
        log: [
          atGoogle,
          logLine(`postfix/smtp[1]: ${timedOut('mx.a.example', '192.0.2.1')}`),
          delivery('b@a.example', 'mx.a.example[2001:db8:1::1]:25', '2.0.0', 'sent', '250 ok'),
        ],
      },
      ['refused-over-ipv6-only:google'],
    ],
    [
      'but with it, where one server that is down gave no answer over IPv4',
      { log: [atGoogle, logLine(`postfix/smtp[1]: ${timedOut('mx.a.example', '192.0.2.1')}`)] },
      ['provider-refuses-ipv6:google'],
    ],
    ['and not from yesterday', { log: [atGoogle.replace('Nov 25', 'Nov 23')] }, []],
  ])('%s', (_, given, expected) => {
    expect(ids(given)).toEqual(expected);
  });

  test('from a temporary address, where a stable one is there', () => {
    const address = { version: 6 as const, deprecated: false, interface: 'en0' };
    const addresses = [
      { ...address, address: '2001:db8::77', temporary: true },
      { ...address, address: '2001:db8::1', temporary: false },
    ];
    const found = findAll(someFacts({ log: [atGoogle], facts: { addresses } }));
    expect(found.map(idOf)).toEqual([
      'provider-refuses-ipv6:google',
      'temporary-address:2001:db8::1',
    ]);
    expect(found[1]?.remedy).toMatchObject({
      edits: [{ edit: 'bind-address6', address: '2001:db8::1' }],
    });
  });
});

describe('the three that look alike', () => {
  const deferred = (domain: string, reason: string) =>
    delivery(`a@${domain}`, 'none', '4.4.1', 'deferred', reason);
  const waits = (...domains: string[]) => ({
    queue: {
      ok: true as const,
      total: domains.length,
      waiting: domains.map((one) => waiting(one)),
    },
  });
  const two = [
    deferred('a.example', timedOut('mx.a.example', '192.0.2.1')),
    deferred('b.example', timedOut('mx.b.example', '192.0.2.2')),
  ];
  test.each<[string, Given, readonly string[]]>([
    [
      'two servers that do not answer over IPv4',
      { log: two, facts: waits('a.example', 'b.example') },
      ['port-25-blocked'],
    ],
    [
      'one of them, while other mail leaves',
      {
        log: [
          two[0] ?? '',
          delivery('c@c.example', 'mx.c.example[192.0.2.3]:25', '2.0.0', 'sent', 'ok'),
        ],
        facts: waits('a.example'),
      },
      ['server-silent:a.example'],
    ],
    ['none waits any more', { log: two }, []],
    [
      'an unreachable network over IPv6, IPv4 there',
      {
        log: [
          deferred('a.example', 'connect to mx.a.example[2001:db8::1]:25: Network is unreachable'),
        ],
        facts: { ...waits('a.example'), ways: { 'a.example': { ipv4: true, ipv6: true } } },
      },
      ['no-ipv6-route'],
    ],
    [
      'the same, IPv4 not there',
      {
        log: [
          deferred('a.example', 'connect to mx.a.example[2001:db8::1]:25: Network is unreachable'),
        ],
        facts: { ...waits('a.example'), ways: { 'a.example': { ipv4: false, ipv6: true } } },
      },
      ['no-ipv6-route-no-ipv4'],
    ],
    [
      'a resolver that is silent',
      { log: two, facts: { ...waits('a.example'), resolver: 'silent' } },
      ['dns-broken'],
    ],
    ['a resolver nobody asked', { facts: { resolver: 'not-asked' } }, []],
    [
      'IPv4 tried first, without an answer, then an unreachable IPv6',
      {
        log: [
          logLine('postfix/smtp[1]: connect to mx.a.example[192.0.2.1]:25: Connection timed out'),
          deferred('a.example', 'connect to mx.a.example[2001:db8::1]:25: Network is unreachable'),
        ],
        facts: { ...waits('a.example'), ways: { 'a.example': { ipv4: true, ipv6: true } } },
      },
      ['port-25-blocked'],
    ],
    [
      'the same, while other mail leaves over IPv4: a rule would not help here either',
      {
        log: [
          delivery('c@c.example', 'mx.c.example[192.0.2.3]:25', '2.0.0', 'sent', 'ok'),
          logLine('postfix/smtp[1]: connect to mx.a.example[192.0.2.1]:25: Connection timed out'),
          deferred('a.example', 'connect to mx.a.example[2001:db8::1]:25: Network is unreachable'),
        ],
        facts: { ...waits('a.example'), ways: { 'a.example': { ipv4: true, ipv6: true } } },
      },
      ['server-silent:a.example'],
    ],
  ])('%s', (_, given, expected) => {
    expect(ids(given)).toEqual(expected);
  });
});

describe('services', () => {
  test.each<[string, Given, readonly string[]]>([
    [
      'chroot by a dash on an old configuration',
      { master: 'smtp unix - - - - - smtp\n', values: old },
      ['service-chroot:smtp'],
    ],
    ['the same dash on a new one', { master: 'smtp unix - - - - - smtp\n' }, []],
    [
      'a parameter as the value of inet_protocols',
      { master: 'smtp unix - - n - - smtp -o inet_protocols=$mine\n' },
      [],
    ],
    [
      'a value that is none',
      { master: 'smtp unix - - n - - smtp -o inet_protocols=ipv5\n' },
      ['service-protocols:smtp'],
    ],
    [
      'error: and its text are no service and no host',
      { transport: 'x.example error:mail me@home\n', master: good },
      [],
    ],
    [
      'a known port by name',
      { master: good, transport: 'x.example smtp:[relay.example]:submission\n' },
      [],
    ],
    ['an IPv6 nexthop', { master: good, transport: 'x.example smtp:[2001:db8::1]:25\n' }, []],
    [
      'dying, from the log alone',
      { log: dying('smtp'), facts: queueOf(waiting('a.example')) },
      ['service-dies:smtp'],
    ],
    [
      'one that takes mail in, dying, with nothing in the queue',
      { log: dying('smtpd') },
      ['service-dies:smtpd'],
    ],
    [
      'but not one that died of what it was before a reload, where its mail has gone since',
      { log: dying('smtp') },
      [],
    ],
    [
      'nor where mail waits for another reason',
      {
        log: dying('smtp'),
        facts: queueOf(
          waiting('a.example', 'host mx.a.example[192.0.2.1] said: 450 4.7.1 Greylisted'),
        ),
      },
      [],
    ],
    [
      'but not before the last reload',
      {
        log: [
          'Nov 25 11:00:01 mail postfix/master[2]: warning: /usr/libexec/postfix/smtp: bad command startup -- throttling',
          'Nov 25 11:00:02 mail postfix/master[2]: reload -- version 3.7.11, configuration /etc/postfix',
        ],
      },
      [],
    ],
    [
      'one that a setting names, known from the log',
      {
        log: [
          logLine(
            'postfix/qmgr[1]: warning: connect to transport private/scan: No such file or directory',
          ),
        ],
      },
      ['service-missing:scan'],
    ],
    [
      'a host where a service belongs',
      { transport: 'x.example relay.example\n' },
      ['service-missing:relay.example'],
    ],
    ['one of Postfix’s own', { without: 'retry' }, ['core-service-missing:retry']],
    [
      'two on one line',
      { master: 'smtp unix - - n - - smtprelay unix - - n - - smtp\n' },
      ['lines-joined:master.cf:1'],
    ],
    [
      'a table of a type that is gone, named by some setting',
      { log: [logLine('postfix/local[1]: error: unsupported dictionary type: hash')] },
      ['map-type-elsewhere:hash'],
    ],
    [
      'mail that waits with a word that says nothing',
      {
        log: [delivery('a@a.example', 'none', '4.3.0', 'deferred', 'unknown mail transport error')],
        facts: { queue: { ok: true, total: 1, waiting: [waiting('a.example', 'as above')] } },
      },
      ['waits-without-reason'],
    ],
    [
      'mail that waits without a word',
      { facts: { queue: { ok: true, total: 1, waiting: [waiting('a.example')] } } },
      ['waits-without-reason'],
    ],
  ])('%s', (_, given, expected) => {
    expect(ids(given)).toEqual(expected);
  });
});

describe('lines from a web page', () => {
  test.each<[string, Given, readonly string[]]>([
    [
      'a non-breaking space',
      { master: 'smtp\u00a0unix - - n - - smtp\n' },
      ['foreign-characters:master.cf:1'],
    ],
    [
      'curly quotes in main.cf',
      { main: 'mydomain = “x.example”\n' },
      ['foreign-characters:main.cf:1'],
    ],
    ['the same in a comment', { main: '# “mine”\n' }, []],
    [
      'an option at the margin',
      { master: `${good}-o inet_protocols=ipv4\n` },
      ['option-not-indented:master.cf:3'],
    ],
    [
      'the mark of an editor before a comment',
      { main: '\ufeff# mine\nmydomain = x.example\n' },
      ['byte-order-mark:main.cf:1'],
    ],
    ['an indented first line', { main: '  mydomain = x.example\n' }, ['indented-line:main.cf:1']],
  ])('%s', (_, given, expected) => {
    expect(ids(given)).toEqual(expected);
  });
});

test('a template’s many lines are told a few at a time, in their order', () => {
  const main = Array.from({ length: 40 }, () => '{% if x %}').join('\n');
  expect(ids({ main })).toEqual([1, 2, 3, 4, 5].map((line) => `broken-line:main.cf:${line}`));
});

test('the mark goes with an idle line only', () => {
  const remedies = (main: string) => findAll(someFacts({ main })).map(({ remedy }) => remedy?.by);
  expect(remedies('\ufeff# mine\n')).toEqual(['edits']);
  expect(remedies('\ufeffmydomain = x.example\n')).toEqual([undefined]);
});

test('a main.cf that all commands die of, for its inet_protocols', () => {
  const facts: Given['facts'] = {
    reading: { ok: false, complaint: 'fatal: unknown inet_protocols' },
  };
  expect(ids({ main: 'inet_protocols = ipv4 ipv5\n', facts })).toEqual([
    'protocols-unknown:main.cf:1',
  ]);
  expect(ids({ main: 'inet_protocols = all\n', facts })).toEqual(['configuration-unreadable']);
  // Some forms of postconf get by without that parameter.
  expect(ids({ main: 'inet_protocols = ipv5\n' })).toEqual(['protocols-unknown:main.cf:1']);
});

describe('entries of a map', () => {
  test('without colon: one finding, one click for all', () => {
    const [found, ...others] = findAll(
      someFacts({ master: good, transport: 'a.example smtp-ipv4\nb.example smtp\n' }),
    );
    expect(found).toMatchObject({ kind: 'entry-without-colon', severity: 'info' });
    expect(found?.remedy).toMatchObject({ edits: [{ line: 1 }, { line: 2 }] });
    expect(others).toEqual([]);
  });
  test('without a value', () => {
    expect(ids({ transport: 'a.example\nb.example\n' })).toEqual([
      'entry-without-value:/etc/postfix/transport',
    ]);
  });
});

describe('Postfix asleep', () => {
  const queue = {
    ok: true as const,
    total: 1,
    waiting: [waiting('a.example', timedOut('a', '::1'))],
  };
  test('with mail that nobody will try again', () => {
    expect(ids({ facts: { state: 'asleep', queue } })).toContain('asleep-with-mail');
  });
  test('without, as is usual on a Mac', () => {
    expect(ids({ facts: { state: 'asleep' } })).toEqual([]);
  });
});

test('hostile text stays text, bounded, and its command is one word of a shell', () => {
  const key = `$(reboot)';${'x'.repeat(2_000)}`;
  const found = findAll(someFacts({ master: good, transport: `${key} nowhere:\n` }));
  const [finding] = found.map((one) => inWords(textsFor('de'), one));
  expect(finding?.evidence[0]?.text.length).toBeLessThanOrEqual(600);
  const [fixable] = findAll(someFacts({ master: good, transport: `${key} smtp-ipv4:a@b\n` })).map(
    (one) => inWords(textsFor('en'), one),
  );
  expect(fixable?.fix?.command).toMatch(/^postbar doctor fix '[^']*('\\''[^']*)*'$/);
  expect(fixable?.id.length).toBeLessThan(200);
});

test('the worst comes first', () => {
  const found = findAll(
    someFacts({
      master: 'smtp unix - - - - - smtp\n',
      values: { ...old, relayhost: '[relay.example]' },
      facts: { queue: { ok: false, failure: 'not-permitted', detail: 'no' } },
    }),
  );
  expect(found.map(({ severity }) => severity)).toEqual(['problem', 'warning']);
});

describe('Postfix asleep, seen by somebody who is not root', () => {
  const asleep = { state: 'asleep' as const };
  const down = {
    queue: { ok: false as const, failure: 'mail-system-down' as const, detail: '' },
  };
  const late = delivery('a@a.example', 'none', '4.4.1', 'deferred', 'connect to mx.a.example');
  const [queueId] = /[0-9A-F]{12}/.exec(late) ?? [];
  test.each<[string, Given, readonly string[]]>([
    ['whose queue only root may see', { facts: { ...asleep, ...down } }, []],
    [
      'whose queue only root may see, and mail was put off',
      { log: [late], facts: { ...asleep, ...down } },
      ['asleep-with-mail'],
    ],
    [
      'and somebody deleted that mail',
      {
        log: [late, logLine(`postfix/postsuper[9]: ${queueId}: removed`)],
        facts: { ...asleep, ...down },
      },
      [],
    ],
  ])('%s', (_, given, expected) => {
    expect(ids(given).filter((id) => id === 'asleep-with-mail')).toEqual(expected);
  });
});
