import type { Configuration } from '../../postfix/configuration.ts';
import { findRules } from '../../rules/found-rules.ts';
import type { Facts } from '../facts.ts';
import type { Found } from '../finding.ts';
import type { ProviderId } from '../providers.ts';
import { domainsIn, type Failure, failuresOf } from './failures.ts';

/**
 * A server refuses mail because of the IPv6 address it comes from. Providers are
 * told by their mail servers, so a firm's own domain at Google counts as Google.
 * Offers IPv4 only where the cause is tied to IPv6, and not where a rule is there.
 */
export function refusedOverIpv6(facts: Facts): Found[] {
  if (!facts.reading.ok) return [];
  const { configuration } = facts.reading;
  if (configuration.values.inet_protocols === 'ipv4') return [];
  const groups = new Map<string, Failure[]>();
  for (const failure of failuresOf(facts)) {
    const { diagnosis, domain } = failure;
    const { provider } = diagnosis;
    if (diagnosis.ipv4Helps !== true || diagnosis.class === 'network') continue;
    if (isCovered(configuration, domain, provider)) continue;
    if (facts.ways[domain]?.ipv4 === false) continue;
    const name = provider && canFilter(configuration) ? `provider:${provider}` : domain;
    groups.set(name, [...(groups.get(name) ?? []), failure]);
  }
  return [...groups].map(([name, failures]) => ({
    kind: name.startsWith('provider:') ? 'provider-refuses-ipv6' : 'domain-refuses-ipv6',
    subject: name.replace(/^provider:/, ''),
    severity: 'problem',
    evidence: failures.map(({ evidence }) => evidence),
    remedy: { by: 'rules', names: [name], retry: domainsIn(failures) },
  }));
}

/** `smtp_dns_reply_filter` is there (Postfix 3.0), free or Postbar's own, and mail goes directly. */
function canFilter({ values, configDir }: Configuration): boolean {
  const filter = values.smtp_dns_reply_filter;
  if (values.relayhost) return false;
  return filter === '' || filter === `regexp:${configDir}/postbar_reply_filter`;
}

function isCovered(
  configuration: Configuration,
  domain: string,
  provider: ProviderId | undefined,
): boolean {
  return findRules(configuration).some((rule) =>
    rule.kind === 'domain' ? rule.name === domain : rule.name === provider,
  );
}
