import {
  type Configuration,
  ownFilterName,
  ownMapName,
  type TransportMap,
} from '../postfix/configuration.ts';
import type { TransportEntry } from '../postfix/transport-map.ts';
import { meansIpv4, type RuleFault, serviceFaults } from './ipv4-service.ts';
import { type FoundProvider, providersInFilter } from './provider-rules.ts';

/** A domain that a map sends over IPv4, or means to. */
export interface FoundDomain {
  readonly kind: 'domain';
  readonly name: string;
  readonly origin: 'postbar' | 'by-hand';
  readonly transport: string;
  readonly entry: TransportEntry;
  /** The file that holds the entry, as an absolute path. */
  readonly file: string;
  /** Undefined for Postbar's own map while transport_maps does not name it. */
  readonly map: TransportMap | undefined;
  readonly faults: readonly RuleFault[];
}

export type FoundRule = FoundDomain | FoundProvider;

/** Every rule there is: Postbar's own, and those a person made by the recipe. */
export function findRules(configuration: Configuration): FoundRule[] {
  return [
    ...ownDomains(configuration),
    ...domainsByHand(configuration),
    ...providersInFilter(configuration),
  ];
}

/** Whether this map is Postbar's own, of whatever type. */
export function isOwnMap(configuration: Configuration, map: { path: string }): boolean {
  return map.path === `${configuration.configDir}/${ownMapName}`;
}

function ownDomains(configuration: Configuration): FoundDomain[] {
  const map = configuration.maps.find((candidate) => isOwnMap(configuration, candidate));
  const file = `${configuration.configDir}/${ownMapName}`;
  const mapFault: RuleFault[] = map
    ? mapFaults(configuration, map)
    : [{ code: 'map-not-named', evidence: file }];
  return configuration.ownMap.map((entry) => ({
    kind: 'domain',
    name: entry.key,
    origin: 'postbar',
    transport: entry.transport,
    entry,
    file,
    map,
    faults: [...mapFault, ...serviceFaults(configuration, entry.transport)],
  }));
}

function domainsByHand(configuration: Configuration): FoundDomain[] {
  return configuration.maps
    .filter((map) => !isOwnMap(configuration, map))
    .flatMap((map) =>
      (map.entries ?? [])
        .filter(
          ({ key, transport }) =>
            /^[^@*]+$/.test(key) && transport !== '' && meansIpv4(configuration, transport),
        )
        .map((entry) => ({
          kind: 'domain' as const,
          name: entry.key,
          origin: 'by-hand' as const,
          transport: entry.transport,
          entry,
          file: map.path,
          map,
          faults: [
            ...mapFaults(configuration, map),
            ...serviceFaults(configuration, entry.transport),
          ],
        })),
    );
}

/** What keeps Postfix from reading a map; one such map stops all mail. */
export function mapFaults(configuration: Configuration, map: TransportMap): RuleFault[] {
  if (!configuration.mapTypes.includes(map.type)) {
    return [{ code: 'map-type-unsupported', evidence: map.spec }];
  }
  if (!map.hasDatabase) return [{ code: 'database-missing', evidence: map.spec }];
  return map.isStale ? [{ code: 'database-stale', evidence: map.spec }] : [];
}

/** A rule's place as `file:line`. */
export function whereOf(configuration: Configuration, rule: FoundRule): string {
  return rule.kind === 'domain'
    ? `${rule.file}:${rule.entry.line}`
    : `${configuration.configDir}/${ownFilterName}`;
}
