import type { Configuration, TransportMap } from '../../postfix/configuration.ts';
import { transportService } from '../../postfix/master-cf.ts';
import type { TransportEntry } from '../../postfix/transport-map.ts';
import type { Edit, LineEdit } from '../../root/request.ts';
import { isOwnMap } from '../../rules/found-rules.ts';
import { meansIpv4 } from '../../rules/ipv4-service.ts';
import { defaultNexthop } from '../../rules/plan.ts';
import type { Facts } from '../facts.ts';
import type { Found } from '../finding.ts';

/**
 * Entries that Postfix takes, and that do not mean what was meant: no value, no
 * colon, a mail address as nexthop, a port by name, and a nexthop that goes round
 * the relay. What a whole file lacks is one finding, not one for each line.
 */
export function mapEntries({ reading }: Facts): Found[] {
  if (!reading.ok) return [];
  const { configuration } = reading;
  return configuration.maps
    .filter((map) => !isOwnMap(configuration, map))
    .flatMap((map) => {
      const entries = map.entries ?? [];
      return [
        ...withoutValue(map, entries),
        ...withoutColon(configuration, map, entries),
        ...entries.flatMap((entry) => {
          const fault = faultOf(configuration, entry);
          return fault ? [findingOf(configuration, map, entry, fault)] : [];
        }),
      ];
    });
}

const evidenceOf = (map: TransportMap, { line, key, value }: TransportEntry) => ({
  source: `${map.path}:${line}`,
  text: `${key} ${value}`.trim(),
});

/** postmap(1) says "expected format: key whitespace value", and leaves the line out. */
function withoutValue(map: TransportMap, entries: readonly TransportEntry[]): Found[] {
  const empty = entries.filter(({ value }) => value === '');
  if (empty.length === 0) return [];
  const evidence = empty.map((entry) => evidenceOf(map, entry));
  return [{ kind: 'entry-without-value', subject: map.path, severity: 'warning', evidence }];
}

/**
 * Postfix takes `smtp-ipv4` for `smtp-ipv4:` (trivial-rewrite/transport.c), so such
 * mail goes; what is no service would be a missing one, and is told as that.
 */
function withoutColon(
  configuration: Configuration,
  map: TransportMap,
  entries: readonly TransportEntry[],
): Found[] {
  const bare = entries.filter(
    ({ value, hasColon }) =>
      value !== '' && !hasColon && transportService(configuration.masterCf, value),
  );
  if (bare.length === 0) return [];
  const isInside = map.path.startsWith(`${configuration.configDir}/`);
  const isWhole = bare.every(({ line, lastLine }) => line === lastLine);
  const edits = isInside && isWhole ? editsOf(configuration, map, bare, 'add-colon') : undefined;
  return [
    {
      kind: 'entry-without-colon',
      subject: map.path,
      severity: 'info',
      evidence: bare.map((entry) => evidenceOf(map, entry)),
      remedy: edits ? { by: 'edits', edits, retry: bare.map(({ key }) => key) } : undefined,
    },
  ];
}

function editsOf(
  { configDir }: Configuration,
  map: TransportMap,
  entries: readonly TransportEntry[],
  cure: LineEdit,
): Edit[] {
  const file = map.path.slice(configDir.length + 1);
  return [
    ...entries.map(({ line }) => ({ edit: cure, file, line })),
    ...(map.type === 'texthash' ? [] : [{ edit: 'build-map' as const, type: map.type, file }]),
  ];
}

interface Fault {
  readonly kind: 'nexthop-is-address' | 'port-is-name' | 'relayhost-bypassed';
  readonly severity: Found['severity'];
  readonly cure?: LineEdit;
}

// Names of ports that Postfix knows even where /etc/services does not (3.6, known_tcp_ports).
const knownPorts = /^(smtp|lmtp|smtps|submission|submissions)$/;
// These take text after the colon, not a host.
const takesText = /^(error|retry|discard)$/;

function faultOf(configuration: Configuration, entry: TransportEntry): Fault | undefined {
  const { transport, nexthop, hasColon } = entry;
  if (!hasColon) return undefined;
  const program = transportService(configuration.masterCf, transport)?.program;
  if (takesText.test(transport) || !/^(smtp|lmtp|undefined)$/.test(String(program)))
    return undefined;
  if (/^[^\s:[\]]+@[^\s:]+$/.test(nexthop)) {
    const cure = defaultNexthop(configuration) === '' ? { cure: 'clear-nexthop' as const } : {};
    return { kind: 'nexthop-is-address', severity: 'problem', ...cure };
  }
  const port = /^(?:\[[^\]]*\]|[^:[\]]+):([^:\s]+)$/.exec(nexthop)?.[1];
  if (port !== undefined && !/^\d+$/.test(port) && !knownPorts.test(port)) {
    return { kind: 'port-is-name', severity: 'problem' };
  }
  const bypasses =
    nexthop === '' &&
    transport !== '' &&
    defaultNexthop(configuration) !== '' &&
    meansIpv4(configuration, transport);
  return bypasses
    ? { kind: 'relayhost-bypassed', severity: 'warning', cure: 'relay-nexthop' }
    : undefined;
}

function findingOf(
  configuration: Configuration,
  map: TransportMap,
  entry: TransportEntry,
  { kind, severity, cure }: Fault,
): Found {
  const { configDir } = configuration;
  const isInside = map.path.startsWith(`${configDir}/`) && entry.line === entry.lastLine;
  const edits = cure && isInside ? editsOf(configuration, map, [entry], cure) : undefined;
  return {
    kind,
    subject: entry.key,
    severity,
    evidence: [evidenceOf(map, entry)],
    remedy: edits ? { by: 'edits', edits, retry: [entry.key] } : undefined,
  };
}
