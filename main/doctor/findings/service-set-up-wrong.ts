import type { Configuration } from '../../postfix/configuration.ts';
import { isChrooted, optionOf, type Service } from '../../postfix/master-cf.ts';
import type { Edit } from '../../root/request.ts';
import { lineOf, meansIpv4, ownServiceName, serviceFaults } from '../../rules/ipv4-service.ts';
import { serviceEdits } from '../../rules/plan.ts';
import type { Facts } from '../facts.ts';
import type { Found } from '../finding.ts';
import { isProtocols } from './protocols-unknown.ts';

/**
 * Services that die at every start, or cannot find a mail server, because of how
 * they are written down: chroot without its files, spaces in `-o`, a value of
 * inet_protocols that is none, a literal IPv6 address where only IPv4 is known.
 */
export function serviceSetUpWrong({ reading, place }: Facts): Found[] {
  if (!reading.ok) return [];
  const { configuration } = reading;
  return configuration.masterCf.services.flatMap((service) => {
    const kind = faultOf(configuration, service);
    if (!kind) return [];
    const edits = cureOf(configuration, service, kind);
    return [
      {
        kind,
        subject: service.name,
        severity: 'problem' as const,
        evidence: [
          { source: `${place.configDir}/master.cf:${service.line}`, text: lineOf(service) },
        ],
        remedy: edits ? { by: 'edits' as const, edits, retry: 'all' as const } : undefined,
      },
    ];
  });
}

type Fault = 'service-chroot' | 'service-option' | 'service-protocols' | 'service-ipv6-interface';

function faultOf(configuration: Configuration, service: Service): Fault | undefined {
  const { version, values, chrootHasFiles } = configuration;
  if (service.badOptions.length > 0) return 'service-option';
  const protocols = optionOf(service, 'inet_protocols');
  if (protocols !== undefined && !isProtocols(protocols)) return 'service-protocols';
  if (service.type !== 'unix' || !/^(smtp|lmtp)$/.test(service.program)) return undefined;
  const chrooted = isChrooted(service, version, values.compatibility_level ?? '0');
  if (chrooted && !chrootHasFiles) return 'service-chroot';
  if (protocols !== 'ipv4') return undefined;
  const faults = serviceFaults(configuration, service.name).map(({ code }) => code);
  return faults.includes('ipv6-interface') ? 'service-ipv6-interface' : undefined;
}

/** A service that is to force IPv4 is made anew, without any of the traps; others are mended. */
function cureOf(
  configuration: Configuration,
  service: Service,
  fault: Fault,
): readonly Edit[] | undefined {
  const isRule =
    service.type === 'unix' &&
    service.program === 'smtp' &&
    (service.name === ownServiceName || isNamed(configuration, service.name)) &&
    meansIpv4(configuration, service.name);
  if (isRule) {
    const made = serviceEdits(configuration, service.name);
    return made.ok ? made.edits : undefined;
  }
  if (fault === 'service-chroot') return [{ edit: 'no-chroot', name: service.name }];
  if (fault !== 'service-option') return undefined;
  return Array.from({ length: service.lastLine - service.line + 1 }, (_, offset) => ({
    edit: 'mend-options' as const,
    file: 'master.cf',
    line: service.line + offset,
  }));
}

const isNamed = ({ maps }: Configuration, name: string) =>
  maps.some(({ entries }) => entries?.some(({ transport }) => transport === name));
