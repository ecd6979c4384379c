import { type Signal, sentences } from './signals.ts';

/**
 * What the codes in front of a reply say, read from words like `550 5.7.1 … @rcpt`.
 * Sources: RFC 3463 and the IANA registry of enhanced status codes; Microsoft's 5.7.5xx
 * and 5.7.6xx: learn.microsoft.com, "Email non-delivery reports in Exchange Online".
 * Servers misuse the codes (5.7.1 for everything), so words outweigh most of them.
 */
export const statusCodeSignals: readonly Signal[] = sentences([
  ['user-unknown', 2, /^\S+ [45]\.1\.0 /],
  ['user-unknown', 5, /^\S+ [45]\.1\.(?:1|3|4|6|10) /],
  ['domain-unknown', 3, /^\S+ [45]\.1\.2 /],
  ['sender-domain-unknown', 4, /^\S+ [45]\.(?:1\.[78]|7\.27) /],
  ['user-unknown', 1, /^\S+ [45]\.2\.0 /],
  ['user-disabled', 2, /^\S+ [45]\.2\.1 /],
  ['mailbox-full', 5, /^\S+ [45]\.2\.2 /],
  ['mailbox-full', 2, /^\S+ [45]\.3\.1 /],
  ['mailbox-full', 1, /^552 - /],
  ['too-big', 5, /^\S+ [45]\.(?:2\.3|3\.4) /],
  ['house-rules', 4, /^\S+ [45]\.5\.3 /],
  ['their-trouble', 3, /^\S+ [45]\.3\.5 /],
  ['their-trouble', 2, /^\S+ [45]\.(?:3\.0|4\.0|4\.3|5\.[0124]) /],
  ['their-trouble', 1, /^[45](?:00|01|02|03|51) /],
  ['try-later', 1, /^4\S+ 4\.3\.2 /],
  ['rate-limit', 3, /^\S+ [45]\.4\.5 /],
  ['loop', 3, /^\S+ [45]\.4\.6 /],
  ['content-refused', 4, /^\S+ [45]\.6\.\d+ /],
  ['house-rules', 3, /^\S+ [45]\.7\.(?:2|12[0-9]|13[0-9]) /],
  ['encryption', 4, /^\S+ [45]\.7\.(?:4|5|10|11|30) /],
  ['relay-login', 5, /^(?:53[0458] |\S+ [45]\.7\.(?:8|57) )/],
  ['sender-not-authenticated', 5, /^\S+ [45]\.7\.(?:2[0-4]|26|29|509|515) /],
  ['no-ptr', 5, /^\S+ [45]\.7\.25 /],
  ['rate-limit', 4, /^\S+ [45]\.7\.28 /],
  ['blocklist', 5, /^\S+ 5\.7\.(?:60[6-9]|6[1-4]\d|708) /],
  ['looks-like-spam', 4, /^\S+ 5\.7\.(?:50[1-3]|51[12]) /],
  ['rate-limit', 4, /^\S+ [45]\.7\.(?:500|650|705) /],
  ['user-unknown', 6, /^\S+ 5\.4\.1 recipient address rejected: access denied/],
  ['access-denied', 1, /^5\S+ 5\.7\.1 .*@(?:rcpt|mail|helo|ehlo)$/],
  ['house-rules', 1, /^5\S+ 5\.7\.[01] .*@data$/],
  ['try-later', 1, /^4[25]\d /],
]);
