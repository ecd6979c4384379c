import fc from 'fast-check';
import { expect, test } from 'vitest';
import { reasonFingerprint } from '../../../main/postfix/reason-fingerprint.ts';
import { normalReason, reasonNormalizer } from '../../../main/postfix/reason-normal.ts';

const same: ReadonlyArray<readonly [cause: string, ...reasons: string[]]> = [
  [
    'host google.com said: 550 5.7.1 … Our system has detected that this message does not meet IPv6 sending guidelines regarding PTR records and authentication. Please review https://support.google.com/mail/ for more information. … - gsmtp (in reply to end of DATA command)',
    'host gmail-smtp-in.l.google.com[2a00:1450:400c:c07::1a] said: 550-5.7.1 [2001:db8:1:5649::71] Our system has detected that this message does 550-5.7.1 not meet IPv6 sending guidelines regarding PTR records and 550-5.7.1 authentication. Please review 550-5.7.1 https://support.google.com/mail/?p=ipv6_authentication_error for more 550 5.7.1 information. y4si17310019wme.87 - gsmtp (in reply to end of DATA command)',
    'host alt2.gmail-smtp-in.l.google.com[2a00:1450:4013:c01::1a] said: 550-5.7.1 [2001:db8:da0a:1:c8a1:53ff:fe0c:e44c] Our system has detected that 550-5.7.1 this message does not meet IPv6 sending guidelines regarding PTR 550-5.7.1 records and authentication. Please review 550-5.7.1 https://support.google.com/mail/?p=ipv6_authentication_error for more 550 5.7.1 information. z186si39663674wmz.15 - gsmtp (in reply to end of DATA command)',
  ],
  [
    'host example.org said: 450 4.2.0 …: Recipient address rejected: Greylisted for … seconds (in reply to RCPT TO command)',
    'host mx1.example.org[192.0.2.1] said: 450 4.2.0 <a@b.example>: Recipient address rejected: Greylisted for 297 seconds (in reply to RCPT TO command)',
    'host mx2.example.org[2001:db8::9] said: 450 4.2.0 <"c d"@e.example>: Recipient address rejected: Greylisted for 12 seconds (in reply to RCPT TO command)',
  ],
  [
    'connect to example.co.uk:25: Connection timed out',
    'connect to mx1.example.co.uk[192.0.2.1]:25: Connection timed out',
    'connect to mx2.example.co.uk[2001:db8::1]:25: Connection timed out',
  ],
  ['unknown user: …', 'unknown user: "bob"', 'unknown user: "alice"'],
  ['unknown mail transport error', 'unknown mail transport error'],
];

for (const [cause, ...reasons] of same) {
  test(`one cause: ${cause.slice(0, 70)}`, () => {
    const normal = reasonNormalizer();
    for (const reason of [...reasons, ...reasons]) expect(normal(reason)).toBe(cause);
  });
}

const different: ReadonlyArray<readonly [string, string]> = [
  [
    'Command died with status 75: "/usr/bin/procmail"',
    'Command died with status 69: "/usr/bin/procmail"',
  ],
  [
    'connect to mx.example.org[192.0.2.1]:25: Connection refused',
    'connect to mx.example.org[192.0.2.1]:25: Connection timed out',
  ],
  [
    'host mx.example.org[192.0.2.1] said: 450 4.2.2 full',
    'host mx.example.org[192.0.2.1] said: 550 5.2.2 full',
  ],
  [
    'host mx.example.org[192.0.2.1] said: 554 5.7.1 [CS01] refused',
    'host mx.example.org[192.0.2.1] said: 554 5.7.1 [CS02] refused',
  ],
];

for (const [one, other] of different) {
  test(`two causes: ${one}`, () => expect(normalReason(one)).not.toBe(normalReason(other)));
}

const words = fc.oneof(
  fc.constantFrom(
    'host',
    'mx1.example.org[192.0.2.1]',
    'mx2.example.org[2001:db8::1]:25:',
    'said:',
    '550-5.7.1',
    '550',
    '5.7.1',
    '450',
    '4.2.0',
    '<a@b.example>:',
    '<c@d.example>',
    'e@f.example,',
    '[CS01]',
    's12si106edy.381',
    'z186si39wmz.15',
    '4AB12C0DE7',
    'status',
    '75:',
    'user:',
    '"bob"',
    'mail1.example.com',
    '1234567',
    'IPv6',
    '(in',
    'AB12345error',
    'x@user:',
    'type=MX:',
    'https://a.example/?id=1',
  ),
  fc.string({
    unit: fc.constantFrom('a', 'Z', '7', '.', '-', '[', ']', '@', ':', '<', '>', '=', '/'),
    maxLength: 12,
  }),
);

const reasons = fc.array(words, { maxLength: 6 }).map((list) => list.join(' '));

test('what is remembered gives what taking the reason apart gives', () => {
  const normal = reasonNormalizer();
  fc.assert(
    fc.property(reasons, (reason) => {
      expect(normal(reason)).toBe(normalReason(reason));
    }),
    { numRuns: 10_000 },
  );
});

test('what the fingerprint takes for one cause is one', () => {
  const seen = new Map<number, string>();
  fc.assert(
    fc.property(reasons, (reason) => {
      const fingerprint = reasonFingerprint(reason);
      const normal = normalReason(reason);
      expect(seen.get(fingerprint) ?? normal).toBe(normal);
      seen.set(fingerprint, normal);
    }),
    { numRuns: 10_000 },
  );
  expect(seen.size).toBeGreaterThan(1_000);
});

test('reasons that differ only in what is taken out share a fingerprint', () => {
  const one =
    'host mx1.example.org[192.0.2.1] said: 450 4.2.0 <a@b.example>: Greylisted s12si10692358edy.381 - gsmtp';
  const other =
    'host mx1.example.org[2001:db8::9] said: 450 4.2.0 <ccc@d.example>: Greylisted z186si39663674wmz.15 - gsmtp';
  expect(reasonFingerprint(one)).toBe(reasonFingerprint(other));
  expect(reasonFingerprint(`${one}!`)).not.toBe(reasonFingerprint(one));
});
