import { transportService } from '../../postfix/master-cf.ts';
import { meansIpv4 } from '../../rules/ipv4-service.ts';
import { serviceEdits } from '../../rules/plan.ts';
import type { Facts } from '../facts.ts';
import type { Found } from '../finding.ts';

/** A transport map names a service that master.cf does not have: nobody but qmgr notices. */
export function serviceMissing({ reading }: Facts): Found[] {
  if (!reading.ok) return [];
  const { configuration } = reading;
  const named = configuration.maps.flatMap((map) =>
    (map.entries ?? [])
      // Without a colon it is no transport; another finding tells of that.
      .filter(({ transport, hasColon }) => hasColon && transport !== '')
      .map((entry) => ({ ...entry, file: map.path })),
  );
  const missing = new Map<string, typeof named>();
  for (const entry of named) {
    if (transportService(configuration.masterCf, entry.transport)) continue;
    missing.set(entry.transport, [...(missing.get(entry.transport) ?? []), entry]);
  }
  return [...missing].map(([name, entries]) => {
    const service = meansIpv4(configuration, name) ? serviceEdits(configuration, name) : undefined;
    return {
      kind: service ? 'ipv4-service-missing' : 'service-missing',
      subject: name,
      severity: 'problem',
      evidence: entries.map(({ key, value, file, line }) => ({
        source: `${file}:${line}`,
        text: `${key} ${value}`,
      })),
      remedy: service?.ok ? { by: 'edits', edits: service.edits, retry: 'all' } : undefined,
    };
  });
}
