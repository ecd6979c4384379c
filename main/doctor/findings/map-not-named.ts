import type { Configuration } from '../../postfix/configuration.ts';
import { transportService } from '../../postfix/master-cf.ts';
import { meansIpv4 } from '../../rules/ipv4-service.ts';
import { serviceEdits } from '../../rules/plan.ts';
import type { Facts, LooseMap } from '../facts.ts';
import type { Found } from '../finding.ts';

/** A transport file with IPv4 entries lies beside main.cf, and transport_maps does not name it. */
export function mapNotNamed({ reading, looseMaps }: Facts): Found[] {
  if (!reading.ok) return [];
  const { configuration } = reading;
  return looseMaps.flatMap((map) => {
    const entries = map.entries.filter(
      ({ transport, hasColon }) =>
        hasColon && transport !== '' && meansIpv4(configuration, transport),
    );
    if (entries.length === 0) return [];
    const services = [...new Set(entries.map(({ transport }) => transport))];
    return [
      {
        kind: 'map-not-named' as const,
        subject: map.file,
        severity: 'problem' as const,
        evidence: entries.map(({ key, value, line }) => ({
          source: `${configuration.configDir}/${map.file}:${line}`,
          text: `${key} ${value}`,
        })),
        remedy: remedyOf(configuration, map, services),
      },
    ];
  });
}

/** Naming a map whose services are missing would only stop its mail: they are made with it. */
function remedyOf(configuration: Configuration, map: LooseMap, services: readonly string[]) {
  const isRoutable = map.entries.every(
    ({ transport }) =>
      transport === '' ||
      services.includes(transport) ||
      transportService(configuration.masterCf, transport),
  );
  const made = services.map((name) => serviceEdits(configuration, name));
  if (!isRoutable || made.some(({ ok }) => !ok)) return undefined;
  const { mapTypes } = configuration;
  const built = map.builtAs && mapTypes.includes(map.builtAs) ? map.builtAs : undefined;
  const type = built ?? (mapTypes.includes('texthash') ? 'texthash' : 'hash');
  const edits = made.flatMap((part) => (part.ok ? part.edits : []));
  return {
    by: 'edits' as const,
    edits: [...edits, { edit: 'name-map' as const, type, file: map.file }],
    retry: map.entries.map(({ key }) => key),
  };
}
