import { expect, test } from 'vitest';
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
