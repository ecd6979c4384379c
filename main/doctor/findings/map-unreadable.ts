import type { Configuration, TransportMap } from '../../postfix/configuration.ts';
import { databaseFiles } from '../../postfix/transport-map.ts';
import type { Edit } from '../../root/request.ts';
import { mapFaults } from '../../rules/found-rules.ts';
import type { Facts } from '../facts.ts';
import type { Found } from '../finding.ts';

/**
 * Maps of transport_maps that Postfix cannot read, or reads in an old state. A
 * single one that is missing stops every message: "address resolver failure".
 */
export function mapUnreadable(facts: Facts): Found[] {
  const { reading } = facts;
  if (!reading.ok) return [];
  const { configuration } = reading;
  const found = configuration.maps.flatMap((map) => {
    const fault = mapFaults(configuration, map)[0]?.code;
    return fault ? [findingOf(facts, configuration, map, fault)] : [];
  });
  return found.length > 0 ? found : fromLog(facts);
}

const kinds = {
  'database-missing': 'map-not-built',
  'database-stale': 'map-stale',
  'map-type-unsupported': 'map-type',
} as const;

function findingOf(
  facts: Facts,
  configuration: Configuration,
  map: TransportMap,
  fault: ReturnType<typeof mapFaults>[number]['code'],
): Found {
  const kind = kinds[fault as keyof typeof kinds];
  const edit = cureOf(configuration, map, kind);
  return {
    kind,
    subject: map.path,
    severity: kind === 'map-stale' ? 'warning' : 'problem',
    evidence: [
      { source: `${configuration.configDir}/main.cf`, text: `transport_maps: ${map.spec}` },
      ...linesAbout(facts, map.path),
    ],
    remedy: edit ? { by: 'edits', edits: [edit], retry: 'all' } : undefined,
  };
}

function cureOf(
  { configDir, mapTypes }: Configuration,
  map: TransportMap,
  kind: (typeof kinds)[keyof typeof kinds],
): Edit | undefined {
  const isInside = map.path.startsWith(`${configDir}/`);
  if (!isInside || map.entries === undefined) return undefined;
  const file = map.path.slice(configDir.length + 1);
  if (kind !== 'map-type') return { edit: 'build-map', type: map.type, file };
  const canConvert = databaseFiles(map) !== undefined && mapTypes.includes('texthash');
  return canConvert ? { edit: 'retype-map', from: map.type, file, type: 'texthash' } : undefined;
}

function linesAbout({ log }: Facts, path: string) {
  if (!log.ok) return [];
  return log.complaints
    .filter(({ event, reason }) => event === 'map-unavailable' && reason.includes(path))
    .slice(0, 2)
    .map(({ line }) => ({ source: log.source, text: line }));
}

/** Other parameters' maps: their own words from the log, without a button. */
function fromLog({ log }: Facts): Found[] {
  if (!log.ok) return [];
  const lines = log.complaints.filter(({ event }) => event === 'map-unavailable');
  const [first] = lines;
  if (!first) return [];
  const named = /[a-z]+:(\/[^\s(:]+)|(\/\S+?)(?:\.(?:db|lmdb|cdb))?:/.exec(first.reason);
  return [
    {
      kind: 'map-unavailable',
      subject: named?.[1] ?? named?.[2] ?? '',
      severity: 'problem',
      evidence: lines.map(({ line }) => ({ source: log.source, text: line })),
    },
  ];
}
