import type { Configuration } from '../postfix/configuration.ts';
import { optionOf, transportService } from '../postfix/master-cf.ts';
import { splitRoute } from '../postfix/transport-map.ts';
import type { Edit } from '../root/request.ts';
import type { FoundDomain, FoundRule } from './found-rules.ts';
import { ipv4Interfaces, meansIpv4, ownServiceName, serviceFaults } from './ipv4-service.ts';
import { type FoundProvider, filterEdit } from './provider-rules.ts';

/** Why the wanted rules cannot be had on this Postfix. */
export type Obstacle =
  | { readonly code: 'too-old' }
  | { readonly code: 'no-smtp-service'; readonly evidence: string }
  | { readonly code: 'service-name-taken'; readonly evidence: string }
  | { readonly code: 'outside'; readonly evidence: string }
  | { readonly code: 'filter-in-use'; readonly evidence: string }
  | { readonly code: 'no-filter' };

export type Plan =
  | { readonly ok: true; readonly edits: readonly Edit[]; readonly files: readonly string[] }
  | { readonly ok: false; readonly obstacle: Obstacle };

/** The rules that are to stand after a change: names as in `Rule`. */
export interface Wanted {
  readonly domains: readonly string[];
  readonly providers: readonly string[];
  /** Of them, those the user asked for now: only these are repaired. */
  readonly asked: readonly string[];
}

/**
 * The edits that lead from the rules found to the rules wanted. A rule made by
 * hand is kept in its own file: repaired there, or removed from there.
 */
export function planRules(
  configuration: Configuration,
  found: readonly FoundRule[],
  wanted: Wanted,
): Plan {
  if (!configuration.canEdit) {
    // Whether this postconf can edit is asked by this service: without it nobody can tell.
    const isMissing = !transportService(configuration.masterCf, 'smtp');
    const missing = { code: 'no-smtp-service', evidence: 'smtp' } as const;
    return { ok: false, obstacle: isMissing ? missing : { code: 'too-old' } };
  }
  const domains = found.filter((rule) => rule.kind === 'domain');
  const byHand = domains.filter(({ origin }) => origin === 'by-hand');
  const kept = byHand.filter(({ name }) => wanted.domains.includes(name));
  const dropped = byHand.filter(({ name }) => !wanted.domains.includes(name));
  const own = wanted.domains.filter((name) => !kept.some((rule) => rule.name === name));
  const repaired = kept.filter(({ name }) => wanted.asked.includes(name));
  const outside = [...dropped, ...repaired.filter(needsDatabase)].find(
    ({ file }) => !isInside(configuration, file),
  );
  if (outside) return { ok: false, obstacle: { code: 'outside', evidence: outside.file } };
  const parts = [
    ownDomainsEdits(configuration, domains, own, kept),
    { ok: true as const, edits: repairs(configuration, repaired) },
    { ok: true as const, edits: removals(configuration, dropped) },
    filterEdit(
      configuration,
      found.filter((rule): rule is FoundProvider => rule.kind === 'provider'),
      wanted.providers,
    ),
  ];
  const failed = parts.find((part) => !part.ok);
  if (failed) return failed;
  const edits = parts.flatMap((part) => (part.ok ? part.edits : []));
  return { ok: true, edits, files: filesOf(edits) };
}

type Part =
  | { readonly ok: true; readonly edits: readonly Edit[] }
  | { readonly ok: false; readonly obstacle: Obstacle };

/** Postbar's own map, its service, and its place in transport_maps. */
function ownDomainsEdits(
  configuration: Configuration,
  domains: readonly FoundDomain[],
  own: readonly string[],
  keptByHand: readonly FoundDomain[],
): Part {
  const hasOwn = domains.some(({ origin }) => origin === 'postbar');
  if (own.length === 0 && !hasOwn) return { ok: true, edits: [] };
  const mapType = ownMapType(configuration);
  if (own.length === 0) {
    const shared = keptByHand.some(({ transport }) => transport === ownServiceName);
    return {
      ok: true,
      edits: [
        { edit: 'transport-map', type: mapType, rules: [] },
        ...(shared || !isOwnService(configuration) ? [] : [removeService]),
      ],
    };
  }
  const service = serviceEdits(configuration, ownServiceName);
  if (!service.ok) return service;
  const route = `${ownServiceName}:${defaultNexthop(configuration)}`;
  const rules = [...own].sort().map((domain) => ({ domain, route }));
  return {
    ok: true,
    edits: [...service.edits, { edit: 'transport-map', type: mapType, rules }],
  };
}

const removeService: Edit = { edit: 'no-service', name: ownServiceName };

/** The service is Postbar's where it carries the name that Postbar writes into the log. */
function isOwnService(configuration: Configuration): boolean {
  const service = transportService(configuration.masterCf, ownServiceName);
  return service !== undefined && optionOf(service, 'syslog_name') === syslogName(configuration);
}

const syslogName = ({ values }: Configuration, service = ownServiceName) =>
  `${values.syslog_name || 'postfix'}/${service}`;

/**
 * texthash needs no database and so no postmap; where it is missing, the type
 * this Postfix was built for. A map of Postbar's that is already there keeps its type.
 */
export function ownMapType({ mapTypes, values }: Configuration): string {
  return mapTypes.includes('texthash') ? 'texthash' : values.default_database_type || 'hash';
}

/**
 * The relayhost stays in the way: an entry without a nexthop would bypass it
 * (transport(5)). White space in a list of relays is left out, as a map value needs it.
 */
export function defaultNexthop({ values }: Configuration): string {
  const { nexthop } = splitRoute(values.default_transport ?? 'smtp');
  return (nexthop || values.relayhost || '').replace(/\s+/g, '');
}

/** The service made anew, or nothing where a good one of that name is there. */
export function serviceEdits(configuration: Configuration, name: string): Part {
  const existing = transportService(configuration.masterCf, name);
  if (existing && !meansIpv4(configuration, name)) {
    return { ok: false, obstacle: { code: 'service-name-taken', evidence: name } };
  }
  if (existing && serviceFaults(configuration, name).length === 0) return { ok: true, edits: [] };
  const model = modelFor(configuration, name);
  if (transportService(configuration.masterCf, model)?.program !== 'smtp') {
    return { ok: false, obstacle: { code: 'no-smtp-service', evidence: model } };
  }
  const interfaces = ipv4Interfaces(configuration.values.inet_interfaces ?? '');
  const edit: Edit = {
    edit: 'service',
    name,
    model,
    syslogName: syslogName(configuration, name),
    interfaces,
  };
  return { ok: true, edits: [edit] };
}

/** A service made by hand keeps its other options, if Postfix can read them at all. */
function modelFor(configuration: Configuration, name: string): string {
  const existing = transportService(configuration.masterCf, name);
  if (existing?.program === 'smtp' && existing.badOptions.length === 0) return name;
  return splitRoute(configuration.values.default_transport || 'smtp').transport;
}

const needsDatabase = ({ faults }: FoundDomain) =>
  faults.some(({ code }) => code === 'database-missing' || code === 'database-stale');

function repairs(configuration: Configuration, kept: readonly FoundDomain[]): Edit[] {
  const services = new Set(
    kept
      .filter(({ transport }) => serviceFaults(configuration, transport).length > 0)
      .map(({ transport }) => transport),
  );
  const databases = new Set(kept.filter(needsDatabase).map(({ map }) => map));
  return [
    ...[...services].flatMap((name) => {
      const part = serviceEdits(configuration, name);
      return part.ok ? part.edits : [];
    }),
    ...[...databases].flatMap((map) => (map ? [buildMap(configuration, map)] : [])),
  ];
}

/** Lines go from the last to the first, so that the numbers of the others stay right. */
function removals(configuration: Configuration, dropped: readonly FoundDomain[]): Edit[] {
  const lines = dropped
    .flatMap(({ file, entry }) =>
      Array.from({ length: entry.lastLine - entry.line + 1 }, (_, offset) => ({
        edit: 'drop-line' as const,
        file: relative(configuration, file),
        line: entry.line + offset,
      })),
    )
    .sort((one, other) => other.line - one.line);
  const maps = new Set(dropped.map(({ map }) => map));
  const databases = [...maps].flatMap((map) =>
    map && map.type !== 'texthash' ? [buildMap(configuration, map)] : [],
  );
  return [...lines, ...databases];
}

function buildMap(configuration: Configuration, map: { type: string; path: string }): Edit {
  return { edit: 'build-map', type: map.type, file: relative(configuration, map.path) };
}

const isInside = ({ configDir }: Configuration, file: string) => file.startsWith(`${configDir}/`);
const relative = ({ configDir }: Configuration, file: string) => file.slice(configDir.length + 1);

/** The text files that the edits start from, and that must not change under them. */
export function filesOf(edits: readonly Edit[]): string[] {
  const files = edits.flatMap((edit) => {
    if (edit.edit === 'transport-map') return ['postbar_transport'];
    if (edit.edit === 'reply-filter') return ['postbar_reply_filter'];
    return 'file' in edit ? [edit.file] : [];
  });
  return [...new Set(['main.cf', 'master.cf', ...files])];
}
