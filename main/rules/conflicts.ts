import type { Configuration, TransportMap } from '../postfix/configuration.ts';
import type { PostfixTools } from '../postfix/tools.ts';
import { splitRoute } from '../postfix/transport-map.ts';
import { isOwnMap } from './found-rules.ts';
import { meansIpv4 } from './ipv4-service.ts';

/** A reason not to touch a domain: something else decides where its mail goes. */
export interface Conflict {
  readonly domain: string;
  readonly kind: 'routed-elsewhere' | 'local-domain';
  /** The entry that decides, e.g. `gmail.com relay:[mx.example]`. */
  readonly evidence: string;
  readonly where: string;
}

/** A map that could not be asked, with Postfix's words. */
export interface UnreadMap {
  readonly map: string;
  readonly complaint: string;
}

/**
 * The keys under which transport(5) looks a domain up, most specific first.
 * `.parent` keys hold for subdomains; a bare parent only where
 * parent_domain_matches_subdomains names transport_maps.
 */
export function lookupKeys(domain: string, parentsMatch: boolean): string[] {
  const bare = domain.replace(/^\./, '');
  const parents = bare.split('.').map((_, index, labels) => labels.slice(index + 1).join('.'));
  const others = parents
    .filter(Boolean)
    .flatMap((parent) => (parentsMatch ? [parent, `.${parent}`] : [`.${parent}`]));
  return [domain, ...others, '*'];
}

/** What stands against sending a domain over IPv4, and the maps that could not be asked. */
export async function findConflicts(
  configuration: Configuration,
  tools: PostfixTools,
  domain: string,
): Promise<{ conflicts: Conflict[]; unread: UnreadMap[] }> {
  const conflicts = localDomain(configuration, domain);
  const unread: UnreadMap[] = [];
  for (const map of configuration.maps) {
    if (isOwnMap(configuration, map)) continue;
    const found = map.entries
      ? fromEntries(configuration, map, domain)
      : await fromQuery(configuration, tools, map, domain);
    if ('complaint' in found) unread.push({ map: map.spec, complaint: found.complaint });
    else conflicts.push(...found.conflicts);
  }
  return { conflicts, unread };
}

/** Domains this machine delivers itself: a transport entry would carry their mail away. */
function localDomain({ values }: Configuration, domain: string): Conflict[] {
  const parameters = ['mydestination', 'virtual_mailbox_domains', 'virtual_alias_domains'];
  return parameters
    .filter((name) =>
      (values[name] ?? '')
        .toLowerCase()
        .split(/[\s,]+/)
        .includes(domain),
    )
    .map((name) => ({ domain, kind: 'local-domain', evidence: domain, where: name }));
}

function keysFor({ values }: Configuration, domain: string): string[] {
  const parentsMatch = /\btransport_maps\b/.test(values.parent_domain_matches_subdomains ?? '');
  return lookupKeys(domain, parentsMatch);
}

function fromEntries(configuration: Configuration, map: TransportMap, domain: string) {
  const entries = map.entries ?? [];
  for (const key of keysFor(configuration, domain)) {
    const entry = entries.find((candidate) => candidate.key === key);
    if (!entry) continue;
    if (!leadsElsewhere(configuration, entry.value)) return { conflicts: [] };
    return {
      conflicts: [
        {
          domain,
          kind: 'routed-elsewhere' as const,
          evidence: `${entry.key} ${entry.value}`,
          where: `${map.path}:${entry.line}`,
        },
      ],
    };
  }
  return { conflicts: [] };
}

/** Maps without a source text (regexp, pcre, ldap …) are asked as Postfix would ask them. */
async function fromQuery(
  configuration: Configuration,
  tools: PostfixTools,
  map: TransportMap,
  domain: string,
): Promise<{ conflicts: Conflict[] } | { complaint: string }> {
  // Pattern maps see the whole address, once: transport(5), "regular expression tables".
  const isPattern = /^(regexp|pcre|cidr|static|tcp|socketmap)$/.test(map.type);
  const bare = domain.replace(/^\./, '');
  const keys = isPattern ? [`postmaster@${bare}`] : keysFor(configuration, domain);
  for (const key of keys) {
    const answer = await tools.query(map.spec, key);
    if (answer.found === 'unreadable') return { complaint: answer.complaint };
    if (!answer.found) continue;
    if (!leadsElsewhere(configuration, answer.value)) return { conflicts: [] };
    const evidence = `${key} ${answer.value}`;
    return { conflicts: [{ domain, kind: 'routed-elsewhere', evidence, where: map.spec }] };
  }
  return { conflicts: [] };
}

/** Whether a route differs from what Postfix would do anyway, and is not an IPv4 rule itself. */
function leadsElsewhere(configuration: Configuration, value: string): boolean {
  const { transport, nexthop } = splitRoute(value);
  if (transport === '') return nexthop !== '';
  if (meansIpv4(configuration, transport)) return false;
  return !(transport === 'smtp' && nexthop === '' && !configuration.values.relayhost);
}
