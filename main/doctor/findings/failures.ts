import type { Facts } from '../facts.ts';
import type { Evidence } from '../finding.ts';
import { diagnose } from '../reasons/explain.ts';
import type { Diagnosis } from '../reasons/explanation.ts';

/** Mail that did not go, with what the reason means. */
export interface Failure {
  readonly domain: string;
  readonly diagnosis: Diagnosis;
  readonly relayHost: string | undefined;
  readonly relayIp: string | undefined;
  readonly relayPort: number | undefined;
  readonly reason: string;
  readonly evidence: Evidence;
}

/**
 * What failed and still matters: from the log, and from the queue where the log
 * does not tell. Mail that was only put off and waits no longer is past.
 */
export function failuresOf(facts: Facts): Failure[] {
  const viaRelayhost = facts.reading.ok && Boolean(facts.reading.configuration.values.relayhost);
  const { log, queue } = facts;
  const waiting = queue.ok ? queue.waiting : [];
  const waits = new Set(waiting.map(({ domain }) => domain));
  const logged = (log.ok ? log.failures : [])
    .filter(({ status, domain }) => status === 'bounced' || !queue.ok || waits.has(domain))
    .map(({ line, ...failure }) => ({
      ...failure,
      diagnosis: diagnose(failure.reason, { ...withoutUndefined(failure), viaRelayhost }),
      evidence: { source: log.source, text: line },
    }));
  const known = new Set(logged.map(({ domain }) => domain));
  const queued = waiting.flatMap(({ domain, reason, queueId }) => {
    if (reason === undefined || known.has(domain)) return [];
    known.add(domain);
    const diagnosis = diagnose(reason, { viaRelayhost });
    const evidence = { source: `queue ${queueId}`, text: reason };
    const unknown = { relayHost: undefined, relayIp: undefined, relayPort: undefined };
    return [{ domain, diagnosis, reason, evidence, ...unknown }];
  });
  return [...logged, ...queued];
}

function withoutUndefined({
  relayHost,
  relayIp,
  ipVersion,
  dsn,
  status,
}: {
  readonly relayHost: string | undefined;
  readonly relayIp: string | undefined;
  readonly ipVersion: 4 | 6 | undefined;
  readonly dsn: string | undefined;
  readonly status: string;
}) {
  return {
    status,
    ...(relayHost === undefined ? {} : { relayHost }),
    ...(relayIp === undefined ? {} : { relayIp }),
    ...(ipVersion === undefined ? {} : { ipVersion }),
    ...(dsn === undefined ? {} : { dsn }),
  };
}

export const domainsIn = (failures: readonly Failure[]): string[] => [
  ...new Set(failures.map(({ domain }) => domain)),
];
