import type { Facts } from './facts.ts';
import { failuresOf } from './findings/failures.ts';
import { isIpv4Closed, isSilentToo, network } from './findings/network.ts';
import { canFilter, isCovered } from './findings/refused-over-ipv6.ts';
import { type Suggestion, suggestions } from './suggestions.ts';

/**
 * The rules that would have helped mail that did not go, as log and queue tell it; the
 * most needed first. Without those that are there, and without any where IPv4 is no way
 * out: port 25 is blocked, the same server gave no answer over IPv4, or has no IPv4 address.
 */
export function suggestedRules(facts: Facts): readonly Suggestion[] {
  if (!facts.reading.ok || isIpv4Closed(facts)) return [];
  if (network(facts).some(({ kind }) => kind === 'port-25-blocked')) return [];
  const { configuration } = facts.reading;
  const observed = failuresOf(facts)
    .filter(
      (failure) =>
        facts.ways[failure.domain]?.ipv4 !== false &&
        !isSilentToo(facts, failure) &&
        !isCovered(configuration, failure.domain, failure.diagnosis.provider),
    )
    .map(({ reason, domain, relayHost, relayIp, diagnosis }) => ({
      reason,
      domain,
      count: 1,
      ...(relayHost ? { mxHost: relayHost } : {}),
      ...(relayIp ? { relayIp } : {}),
      ...(diagnosis.ipVersion ? { ipVersion: diagnosis.ipVersion } : {}),
    }));
  const found = suggestions(observed);
  return canFilter(configuration) ? found : found.flatMap(byDomain);
}

/** A Postfix that cannot have a provider's rule can have one for each of its domains. */
const byDomain = (suggestion: Suggestion): readonly Suggestion[] =>
  suggestion.kind === 'domain'
    ? [suggestion]
    : suggestion.domains.map((name) => ({
        ...suggestion,
        kind: 'domain',
        name,
        count: 1,
        domains: [name],
      }));
