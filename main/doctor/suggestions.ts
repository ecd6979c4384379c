import { readDomain } from '../postfix/domain-name.ts';
import type { ProviderId } from './providers.ts';
import { diagnose } from './reasons/explain.ts';
import type { Cause } from './reasons/explanation.ts';

/** A reason as it was seen in the queue or the log, and how often. */
export interface Observation {
  readonly reason: string;
  /** The recipient's domain; hostile text. */
  readonly domain: string;
  readonly mxHost?: string;
  readonly relayIp?: string;
  readonly ipVersion?: 4 | 6;
  readonly count: number;
}

/** A rule worth offering: mail to this provider, or to this domain, over IPv4. */
export interface Suggestion {
  readonly kind: 'provider' | 'domain';
  /** A provider's id, or a domain as `readDomain` gives it. */
  readonly name: string;
  /** Messages that the rule would have helped. */
  readonly count: number;
  /** What stands in their way, the most frequent cause. */
  readonly because: Cause;
  /** Whom it concerns, at most twenty domains, in the order seen. */
  readonly domains: readonly string[];
}

interface Target {
  readonly kind: Suggestion['kind'];
  readonly name: string;
  readonly causes: Map<Cause, number>;
  readonly domains: Set<string>;
  ipv4IsDown: boolean;
}

const mostDomains = 20;

/**
 * The rules that would help, the most needed first: only where a reason says that IPv4
 * helps, outright. Whoever runs the mail server that refused decides what is offered,
 * so a firm's own domain hosted at Google leads to Google's rule; a server of nobody
 * known leads to the domain. Nothing is offered for a missing IPv6 route where IPv4 to
 * the same target fails as well: that is a blocked port 25, and no rule opens it.
 */
export function suggestions(observations: Iterable<Observation>): readonly Suggestion[] {
  const targets = new Map<string, Target>();
  for (const { domain, count, mxHost, reason, ...way } of observations) {
    const { ipv4Helps, cause, provider, ...found } = diagnose(reason, {
      ...way,
      relayHost: mxHost,
    });
    const named = readDomain(domain);
    const target = targetOf(targets, provider, named.ok ? named.name : undefined);
    if (!target) continue;
    if (found.class === 'network' && found.ipVersion === 4) target.ipv4IsDown = true;
    if (ipv4Helps !== true) continue;
    target.causes.set(cause, (target.causes.get(cause) ?? 0) + count);
    if (named.ok && target.domains.size < mostDomains) target.domains.add(named.name);
  }
  return [...targets.values()]
    .flatMap(suggestionFor)
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
}

function targetOf(
  targets: Map<string, Target>,
  provider: ProviderId | undefined,
  domain: string | undefined,
): Target | undefined {
  const name = provider ?? domain;
  if (name === undefined) return undefined;
  const kind = provider ? 'provider' : 'domain';
  const key = `${kind}:${name}`;
  const target = targets.get(key) ?? {
    kind,
    name,
    causes: new Map(),
    domains: new Set(),
    ipv4IsDown: false,
  };
  targets.set(key, target);
  return target;
}

function suggestionFor({ kind, name, causes, domains, ipv4IsDown }: Target): Suggestion[] {
  if (ipv4IsDown) causes.delete('no-ipv6-route');
  const [most] = [...causes].sort(([, a], [, b]) => b - a);
  if (!most) return [];
  const count = [...causes.values()].reduce((sum, one) => sum + one, 0);
  return [{ kind, name, count, because: most[0], domains: [...domains] }];
}
