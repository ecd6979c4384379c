import { matches, type Signal } from './signals.ts';

/**
 * What the codes in front of a reply say, read from words like `550 5.7.1 … @rcpt`.
 * Sources: RFC 3463 and the IANA registry of enhanced status codes; Microsoft's 5.7.5xx
 * and 5.7.6xx: learn.microsoft.com, "Email non-delivery reports in Exchange Online".
 * Servers misuse the codes (5.7.1 for everything), so words outweigh most of them.
 */
export const statusCodeSignals: readonly Signal[] = [
  matches('user-unknown', 2, /^\S+ [45]\.1\.0 /),
  matches('user-unknown', 5, /^\S+ [45]\.1\.(?:1|3|4|6|10) /),
  matches('domain-unknown', 3, /^\S+ [45]\.1\.2 /),
  matches('sender-domain-unknown', 4, /^\S+ [45]\.(?:1\.[78]|7\.27) /),
  matches('user-unknown', 1, /^\S+ [45]\.2\.0 /),
  matches('user-disabled', 2, /^\S+ [45]\.2\.1 /),
  matches('mailbox-full', 5, /^\S+ [45]\.2\.2 /),
  matches('mailbox-full', 2, /^\S+ [45]\.3\.1 /),
  matches('mailbox-full', 1, /^552 - /),
  matches('too-big', 5, /^\S+ [45]\.(?:2\.3|3\.4) /),
  matches('house-rules', 4, /^\S+ [45]\.5\.3 /),
  matches('their-trouble', 3, /^\S+ [45]\.3\.5 /),
  matches('their-trouble', 2, /^\S+ [45]\.(?:3\.0|4\.0|4\.3|4\.\d\d|5\.[0124]) /),
  matches('their-trouble', 1, /^[45](?:00|01|02|03|51) /),
  matches('try-later', 1, /^4\S+ 4\.3\.2 /),
  matches('rate-limit', 3, /^\S+ [45]\.4\.5 /),
  matches('loop', 3, /^\S+ [45]\.4\.6 /),
  matches('content-refused', 4, /^\S+ [45]\.6\.\d+ /),
  matches('house-rules', 3, /^\S+ [45]\.7\.2 /),
  // Groups and mailboxes that take mail from some senders only: nothing else has these codes.
  matches('house-rules', 10, /^\S+ [45]\.7\.1[23]\d /),
  matches('encryption', 4, /^\S+ [45]\.7\.(?:4|5|10|11|30) /),
  matches('relay-login', 5, /^(?:53[0458] |\S+ [45]\.7\.(?:8|57) )/),
  matches('sender-not-authenticated', 5, /^\S+ [45]\.7\.(?:2[0-4]|26|29|509|515) /),
  matches('no-ptr', 5, /^\S+ [45]\.7\.25 /),
  matches('rate-limit', 4, /^\S+ [45]\.7\.28 /),
  matches('blocklist', 5, /^\S+ 5\.7\.(?:60[6-9]|6[1-4]\d|708) /),
  matches('looks-like-spam', 4, /^\S+ 5\.7\.(?:50[1-3]|51[12]) /),
  matches('rate-limit', 4, /^\S+ [45]\.7\.(?:500|650|705) /),
  matches(
    'user-unknown',
    9,
    /^\S+ 5\.4\.1 .{0,60}?recipient address(?:es)? rejected ?: ?access denied/,
  ),
  matches('access-denied', 1, /^5\S+ 5\.7\.1 .*@(?:rcpt|mail|helo|ehlo)$/),
  matches('house-rules', 1, /^5\S+ 5\.7\.[01] .*@data$/),
  matches('try-later', 1, /^4[25]\d /),
];
