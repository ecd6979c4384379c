import type { Cause, Ipv4Helps } from './explanation.ts';
import type { ReasonFacts } from './reason-facts.ts';

// What the other way of sending can change, where the mail went over IPv6.
// `maybe`: it depends on what the IPv4 side looks like, which a reason cannot tell.
const overIpv6: Partial<Record<Cause, Ipv4Helps>> = {
  'no-ptr-ipv6': true,
  'no-ipv6-route': true,
  blocklist: true,
  'sender-not-authenticated': 'maybe',
  'looks-like-spam': 'maybe',
  'access-denied': 'maybe',
  'no-direct-sending': 'maybe',
  'timed-out': 'maybe',
  refused: 'maybe',
  'connection-lost': 'maybe',
};

/**
 * Whether sending over IPv4 would help: `true` only where the cause is tied to IPv6,
 * never for a fault that was met over IPv4 (a blocked port 25 above all).
 * A missing reverse name is `maybe` where nobody knows how the mail went.
 */
export function ipv4Helps(cause: Cause, facts: ReasonFacts): Ipv4Helps {
  if (cause === 'no-ptr-ipv6') return true;
  if (facts.ipVersion === 4) return false;
  if (facts.ipVersion === undefined) return cause === 'no-ptr' ? 'maybe' : false;
  if (cause === 'blocklist' && blamesTheSender(facts.words)) return 'maybe';
  if (cause === 'rate-limit')
    return /\b(?:ip|netblock|network)\b/.test(facts.words) ? 'maybe' : false;
  return overIpv6[cause] ?? false;
}

// A list of sender domains does not care which address the mail comes from.
function blamesTheSender(words: string): boolean {
  return /\b(?:mail ?from|sender|from)(?: address)? ?(?:domain|address)|\bdomain\b/.test(words);
}
