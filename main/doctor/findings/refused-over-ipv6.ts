import type { Configuration } from '../../postfix/configuration.ts';
import { findRules } from '../../rules/found-rules.ts';
import type { Facts } from '../facts.ts';
import type { Found } from '../finding.ts';
import type { ProviderId } from '../providers.ts';
import { domainsIn, type Failure, failuresOf } from './failures.ts';
import { isIpv4Closed } from './network.ts';

/**
 * A server refuses mail because of the IPv6 address it comes from. Providers are
 * told by their mail servers, so a firm's own domain at Google counts as Google.
 * Offers IPv4 only where the cause is tied to IPv6, not where a rule is there, and
 * not where there is no way out over IPv4.
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
  if (isIpv4Closed(facts)) return [...groups].map((group) => withoutIpv4(facts, group));
  return [...groups].map(([name, failures]) => ({
    kind: name.startsWith('provider:') ? 'provider-refuses-ipv6' : 'domain-refuses-ipv6',
    subject: name.replace(/^provider:/, ''),
    severity: 'problem',
    evidence: failures.map(({ evidence }) => evidence),
    remedy: { by: 'rules', names: [name], retry: domainsIn(failures) },
  }));
}

function withoutIpv4({ log }: Facts, [name, failures]: readonly [string, readonly Failure[]]) {
  const silent = (log.ok ? log.silentOverIpv4 : []).slice(0, 2);
  return {
    kind: 'refused-over-ipv6-only' as const,
    subject: name.replace(/^provider:/, ''),
    severity: 'problem' as const,
    evidence: [
      ...failures.slice(0, 3).map(({ evidence }) => evidence),
      ...silent.map(({ line }) => ({ source: log.source, text: line })),
    ],
  };
}

/** `smtp_dns_reply_filter` is there (Postfix 3.0), free or Postbar's own, and mail goes directly. */
export function canFilter({ values, configDir }: Configuration): boolean {
  const filter = values.smtp_dns_reply_filter;
  if (values.relayhost) return false;
  return filter === '' || filter === `regexp:${configDir}/postbar_reply_filter`;
}

/** Whether a rule sends mail for the domain, or to the provider, over IPv4 already. */
export function isCovered(
  configuration: Configuration,
  domain: string,
  provider: ProviderId | undefined,
): boolean {
  return findRules(configuration).some((rule) =>
    rule.kind === 'domain' ? rule.name === domain : rule.name === provider,
  );
}
