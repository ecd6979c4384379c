import type { Facts } from '../facts.ts';
import type { Found } from '../finding.ts';

// What the queue manager and the programs that take mail in cannot do without.
const needed = ['cleanup', 'qmgr', 'rewrite', 'bounce', 'defer', 'trace', 'error', 'retry'];

/** Whether this is a service that every Postfix needs. */
export const isCore = (service: string): boolean => needed.includes(service);

/**
 * Services of Postfix itself that master.cf lacks: it was written for an older
 * version, or by hand. `retry` came with 2.4; without it mail that has to wait
 * has no reason in the queue. `postfix upgrade-configuration` adds most of them.
 */
export function coreServicesMissing({ reading, log }: Facts): Found[] {
  if (!reading.ok) return [];
  const { configDir, masterCf } = reading.configuration;
  // A file without any service is unreadable, and another finding tells of that.
  if (masterCf.services.length === 0 || masterCf.faults.length > 0) return [];
  const missing = needed.filter((name) => masterCf.services.every((one) => one.name !== name));
  if (missing.length === 0) return [];
  const lines = (log.ok ? log.complaints : []).filter(
    ({ event, service }) => event === 'transport-unavailable' && missing.includes(service ?? ''),
  );
  return [
    {
      kind: 'core-service-missing',
      subject: missing.join(', '),
      severity: 'problem',
      evidence: [
        { source: `${configDir}/master.cf`, text: `no service ${missing.join(', ')}` },
        ...lines.map(({ line }) => ({ source: log.source, text: line })),
      ],
    },
  ];
}
