import type { Configuration } from '../../postfix/configuration.ts';
import { transportService } from '../../postfix/master-cf.ts';
import { meansIpv4 } from '../../rules/ipv4-service.ts';
import { serviceEdits } from '../../rules/plan.ts';
import type { Facts } from '../facts.ts';
import type { Evidence, Found } from '../finding.ts';
import { isCore } from './core-services.ts';

/**
 * A service that master.cf does not have: named by a transport map, which nobody
 * but qmgr notices, or by another parameter (content_filter, virtual_transport …),
 * of which the log tells.
 */
export function serviceMissing(facts: Facts): Found[] {
  if (!facts.reading.ok) return [];
  const { configuration } = facts.reading;
  const missing = new Map<string, Evidence[]>();
  for (const { transport, evidence } of [...entriesOf(configuration), ...loggedNames(facts)]) {
    if (transport === '' || transportService(configuration.masterCf, transport)) continue;
    missing.set(transport, [...(missing.get(transport) ?? []), evidence]);
  }
  return [...missing].map(([name, evidence]) => {
    const service = meansIpv4(configuration, name) ? serviceEdits(configuration, name) : undefined;
    return {
      kind: service ? 'ipv4-service-missing' : 'service-missing',
      subject: name,
      severity: 'problem',
      evidence,
      remedy: service?.ok ? { by: 'edits', edits: service.edits, retry: 'all' } : undefined,
    };
  });
}

const entriesOf = ({ maps }: Configuration) =>
  maps.flatMap((map) =>
    (map.entries ?? []).map(({ transport, key, value, line }) => ({
      transport,
      evidence: { source: `${map.path}:${line}`, text: `${key} ${value}` },
    })),
  );

/** `connect to transport private/NAME: No such file or directory`, qmgr/qmgr_transport.c. */
function loggedNames({ log }: Facts) {
  if (!log.ok) return [];
  return log.complaints
    .filter(({ event, service }) => event === 'transport-unavailable' && !isCore(service ?? ''))
    .map(({ service = '', line }) => ({
      transport: service,
      evidence: { source: log.source, text: line },
    }));
}
