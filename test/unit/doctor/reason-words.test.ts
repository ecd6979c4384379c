import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diagnose, explain } from '../../../main/doctor/reasons/explain.ts';
import { reasons as german } from '../../../main/texts/de/reasons.ts';
import { reasons as english } from '../../../main/texts/en/reasons.ts';

const reply = (words: string) => `host mx.example.net[192.0.2.9] said: ${words}`;

test.each([
  [reply('450 4.2.0 Greylisted (in reply to RCPT TO command)'), 'will-retry'],
  [reply('550 5.1.1 User unknown (in reply to RCPT TO command)'), 'given-up'],
  // smtp_skip_5xx_greeting: the next server, and later the same one, may be kinder.
  ['host mx.example.net[192.0.2.9] refused to talk to me: 554 Blocked', 'will-retry'],
  ['SASL authentication failed; server mx.example.net[192.0.2.9] said: 535 5.7.8 no', 'will-retry'],
  ['delivery temporarily suspended: unknown mail transport error', 'will-retry'],
  [
    'Host or domain name not found. Name service error for name=a.example type=MX: Host not found',
    'given-up',
  ],
  [
    'Host or domain name not found. Name service error for name=a.example type=MX: Host not found, try again',
    'will-retry',
  ],
  [
    'to=<a@b.example>, relay=none, dsn=4.4.1, status=deferred (connect to b.example[192.0.2.9]:25: Connection timed out)',
    'will-retry',
  ],
  ['to=<a@b.example>, relay=none, dsn=5.4.4, status=bounced (something new)', 'given-up'],
  ['something nobody has said before', 'unknown'],
])('%s: %s', (reason, retry) => {
  expect(diagnose(reason).retry).toBe(retry);
});

test('the status of the log beats the words', () => {
  expect(diagnose(reply('550 5.1.1 User unknown'), { status: 'SOFTBOUNCE' }).retry).toBe(
    'will-retry',
  );
  expect(diagnose(reply('450 4.2.0 Greylisted'), { status: 'expired' }).retry).toBe('given-up');
});

test('a refused relay is a login fault only on the way through the relayhost', () => {
  const reason = reply(
    '554 5.7.1 <a@b.example>: Relay access denied (in reply to RCPT TO command)',
  );
  expect(diagnose(reason).class).toBe('other');
  expect(diagnose(reason, { viaRelayhost: true }).class).toBe('relay-auth');
});

test('how the mail went decides about a missing reverse name', () => {
  const reason = '550 5.7.25 Client host rejected: cannot find your reverse hostname';
  expect(diagnose(reason, { ipVersion: 6 })).toMatchObject({
    class: 'no-ptr-ipv6',
    ipv4Helps: true,
  });
  expect(diagnose(reason, { relayIp: '192.0.2.9' })).toMatchObject({
    class: 'reputation-blocklist',
    ipv4Helps: false,
  });
  expect(diagnose(reason)).toMatchObject({ class: 'reputation-blocklist', ipv4Helps: 'maybe' });
});

test('the days of the queue are said, one of them as one', () => {
  const next = (queueLifetimeDays?: number) =>
    explain(reply('450 4.2.0 Greylisted'), english, { queueLifetimeDays }).next;
  expect(next()).toContain('5 days');
  expect(next(2)).toContain('2 days');
  expect(next(1)).toContain('one day');
});

const fragment = fc.constantFrom(
  'host ',
  '[',
  ']',
  'said: ',
  '550 ',
  '5.7.1 ',
  'connect to ',
  '2001:db8::1',
  'PTR',
  '<',
  '@',
  'quota',
  '\n',
  '(in reply to ',
  'status=bounced (',
  'user ',
  'é',
);

test('hostile text never breaks it, and none of it reaches the words', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 3_000 }),
    fc.array(fragment, { maxLength: 600 }).map((parts) => parts.join('')),
  );
  const marked = text.map((before) => `${before}XyZZy${before}`);
  fc.assert(
    fc.property(marked, (reason) => {
      for (const texts of [english, german]) {
        const { title, text, next, ipv4Text = '' } = explain(reason, texts);
        expect(title.length).toBeLessThan(120);
        expect(text.length + next.length + ipv4Text.length).toBeLessThan(900);
        expect(title + text + next + ipv4Text).not.toContain('XyZZy');
      }
    }),
    { numRuns: 40 },
  );
});

test('a megabyte of the worst is answered at once', () => {
  for (const part of [
    'a@',
    'a.',
    '<',
    'invalid user quota exceed ',
    'host x[',
    '550-5.7.1 ',
    'ab:',
  ]) {
    const start = performance.now();
    diagnose(part.repeat(1_000_000 / part.length));
    // Some milliseconds; a pattern that backtracks would take minutes.
    expect(performance.now() - start).toBeLessThan(10_000);
  }
});
