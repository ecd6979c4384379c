import { providerById, providers } from '../doctor/providers.ts';
import { type Configuration, ownFilterName } from '../postfix/configuration.ts';
import type { Edit } from '../root/request.ts';
import type { RuleFault } from './ipv4-service.ts';

/** A provider whose mail servers' IPv6 addresses are dropped from DNS answers. */
export interface FoundProvider {
  readonly kind: 'provider';
  readonly name: string;
  readonly origin: 'postbar';
  readonly faults: readonly RuleFault[];
}

/** The providers that Postbar's reply filter is for, read off the hosts it names. */
export function providersInFilter(configuration: Configuration): FoundProvider[] {
  const hosts = hostsInFilter(configuration.ownFilter);
  const notNamed: RuleFault[] = namesOwnFilter(configuration)
    ? []
    : [{ code: 'filter-not-named', evidence: filterPath(configuration) }];
  return providers
    .filter(({ mxSuffixes }) => mxSuffixes.some((host) => hosts.has(host)))
    .map(({ id, mxSuffixes }) => ({
      kind: 'provider',
      name: id,
      origin: 'postbar',
      faults: [
        ...notNamed,
        ...mxSuffixes
          .filter((host) => !hosts.has(host))
          .map((host) => ({ code: 'filter-incomplete' as const, evidence: host })),
      ],
    }));
}

/** Reads the host names back out of lines like `/^[^ ]+\.google\.com\. [0-9]+ IN AAAA / IGNORE`. */
function hostsInFilter(filter: string): Set<string> {
  const lines = filter.matchAll(/^\/\^\[\^ \]\+\\\.(\S+)\\\. \[0-9\]\+ IN AAAA \/ IGNORE$/gm);
  return new Set([...lines].map((line) => (line[1] ?? '').replaceAll('\\.', '.')));
}

const filterPath = ({ configDir }: Configuration) => `${configDir}/${ownFilterName}`;

/** Whether smtp_dns_reply_filter names the filter of Postbar's own. */
export function namesOwnFilter(configuration: Configuration): boolean {
  return configuration.values.smtp_dns_reply_filter === `regexp:${filterPath(configuration)}`;
}

/** The edit that leads to the wanted providers, none where all is as wanted; or what stands against it. */
export function filterEdit(
  configuration: Configuration,
  found: readonly FoundProvider[],
  wanted: readonly string[],
):
  | { readonly ok: true; readonly edits: readonly Edit[] }
  | {
      readonly ok: false;
      readonly obstacle:
        | { readonly code: 'filter-in-use'; readonly evidence: string }
        | { readonly code: 'no-filter' };
    } {
  const asWanted =
    found.length === wanted.length &&
    found.every(({ name, faults }) => wanted.includes(name) && faults.length === 0);
  if (asWanted) return { ok: true, edits: [] };
  const inUse = configuration.values.smtp_dns_reply_filter;
  if (inUse === undefined) return { ok: false, obstacle: { code: 'no-filter' } };
  if (inUse !== '' && !namesOwnFilter(configuration)) {
    return { ok: false, obstacle: { code: 'filter-in-use', evidence: inUse } };
  }
  const mxHosts = wanted.flatMap((id) => providerById(id)?.mxSuffixes ?? []);
  return { ok: true, edits: [{ edit: 'reply-filter', mxHosts: [...new Set(mxHosts)].sort() }] };
}
