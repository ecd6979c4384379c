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
 * Entries that Postfix takes, and that do not mean what was meant: no colon, a
 * mail address as nexthop, a port by name, and a nexthop that goes round the relay.
 */
export function mapEntries({ reading }: Facts): Found[] {
  if (!reading.ok) return [];
  const { configuration } = reading;
  return configuration.maps
    .filter((map) => !isOwnMap(configuration, map))
    .flatMap((map) =>
      (map.entries ?? []).flatMap((entry) => {
        const fault = faultOf(configuration, entry);
        return fault ? [findingOf(configuration, map, entry, fault)] : [];
      }),
    );
}

interface Fault {
  readonly kind:
    | 'entry-without-colon'
    | 'nexthop-is-address'
    | 'port-is-name'
    | 'relayhost-bypassed';
  readonly severity: Found['severity'];
  readonly cure?: LineEdit;
}

// Names of ports that Postfix knows even where /etc/services does not (3.6, known_tcp_ports).
const knownPorts = /^(smtp|lmtp|smtps|submission|submissions)$/;
// These take text after the colon, not a host.
const takesText = /^(error|retry|discard)$/;

function faultOf(configuration: Configuration, entry: TransportEntry): Fault | undefined {
  const { value, transport, nexthop, hasColon } = entry;
  if (!hasColon) {
    const isService = transportService(configuration.masterCf, value) !== undefined;
    const severity = 'problem';
    return { kind: 'entry-without-colon', severity, ...(isService ? { cure: 'add-colon' } : {}) };
  }
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
  const file = map.path.slice(configDir.length + 1);
  const edits: Edit[] = cure
    ? [
        { edit: cure, file, line: entry.line },
        ...(map.type === 'texthash' ? [] : [{ edit: 'build-map' as const, type: map.type, file }]),
      ]
    : [];
  return {
    kind,
    subject: entry.key,
    severity,
    evidence: [{ source: `${map.path}:${entry.line}`, text: `${entry.key} ${entry.value}`.trim() }],
    remedy: cure && isInside ? { by: 'edits', edits, retry: [entry.key] } : undefined,
  };
}
