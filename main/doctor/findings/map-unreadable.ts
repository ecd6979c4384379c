import type { Configuration, TransportMap } from '../../postfix/configuration.ts';
import { databaseFiles } from '../../postfix/transport-map.ts';
import type { Edit } from '../../root/request.ts';
import { mapFaults } from '../../rules/found-rules.ts';
import type { Facts } from '../facts.ts';
import type { Found } from '../finding.ts';
import type { Complaint } from '../log-digest.ts';

/**
 * Maps of transport_maps that Postfix cannot read, or reads in an old state. A
 * single one that is missing stops every message: "address resolver failure".
 * Of other parameters' maps, what the log says.
 */
export function mapUnreadable(facts: Facts): Found[] {
  const { reading } = facts;
  if (!reading.ok) return [];
  const { configuration } = reading;
  // Where postconf could not say which types there are, none is missing.
  const maps = configuration.mapTypes.length === 0 ? [] : configuration.maps;
  const found = maps.flatMap((map) => {
    const fault = mapFaults(configuration, map)[0]?.code;
    return fault ? [findingOf(facts, configuration, map, fault)] : [];
  });
  // A line that names no table is about the one found.
  const others = fromLog(facts, configuration).filter(({ subject }) => subject !== '');
  return found.length > 0 ? [...found, ...others] : fromLog(facts, configuration);
}

type Kind = 'map-not-built' | 'map-stale' | 'map-type' | 'map-type-package';

function kindOf(map: TransportMap, fault: string): Kind {
  if (fault === 'database-missing') return 'map-not-built';
  if (fault === 'database-stale') return 'map-stale';
  // What is made from a text can be made another way; what asks a server cannot.
  return databaseFiles(map) === undefined ? 'map-type-package' : 'map-type';
}

function findingOf(
  facts: Facts,
  configuration: Configuration,
  map: TransportMap,
  fault: string,
): Found {
  const kind = kindOf(map, fault);
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
  kind: Kind,
): Edit | undefined {
  const isInside = map.path.startsWith(`${configDir}/`);
  if (!isInside || map.entries === undefined || kind === 'map-type-package') return undefined;
  const file = map.path.slice(configDir.length + 1);
  if (kind !== 'map-type') return { edit: 'build-map', type: map.type, file };
  if (!mapTypes.includes('texthash')) return undefined;
  return { edit: 'retype-map', from: map.type, file, type: 'texthash' };
}

function linesAbout({ log }: Facts, path: string) {
  if (!log.ok) return [];
  return log.complaints
    .filter(({ event, reason }) => event === 'map-unavailable' && reason.includes(path))
    .slice(0, 2)
    .map(({ line }) => ({ source: log.source, text: line }));
}

/** Other parameters' maps: their own words from the log, without a button. */
function fromLog({ log }: Facts, { maps }: Configuration): Found[] {
  if (!log.ok) return [];
  const about = log.complaints.filter(
    ({ event, reason }) =>
      event === 'map-unavailable' && !maps.some(({ path }) => path && reason.includes(path)),
  );
  const byCause = new Map<string, { found: Pick<Found, 'kind' | 'subject'>; lines: string[] }>();
  for (const complaint of about) {
    const found = causeOf(complaint);
    const key = `${found.kind} ${found.subject}`;
    const { lines } = byCause.get(key) ?? { lines: [] };
    byCause.set(key, { found, lines: [...lines, complaint.line] });
  }
  return [...byCause.values()].map(({ found, lines }) => ({
    ...found,
    severity: 'problem',
    evidence: lines.map((text) => ({ source: log.source, text })),
  }));
}

/** A table that is not there, or a type that this Postfix was built without. */
function causeOf({ reason }: Complaint): Pick<Found, 'kind' | 'subject'> {
  const type = /unsupported dictionary type: ([a-z]{1,20})/.exec(reason)?.[1];
  if (type) return { kind: 'map-type-elsewhere', subject: type };
  const named = /[a-z]+:(\/[^\s(:]+)|(\/\S+?)(?:\.(?:db|lmdb|cdb))?:/.exec(reason);
  return { kind: 'map-unavailable', subject: named?.[1] ?? named?.[2] ?? '' };
}
