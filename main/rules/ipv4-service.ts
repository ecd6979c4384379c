import type { Configuration } from '../postfix/configuration.ts';
import { isChrooted, optionOf, type Service, transportService } from '../postfix/master-cf.ts';

/** Postbar's own service, named as the recipe that goes round names it. */
export const ownServiceName = 'smtp-ipv4';

/** What is wrong with a rule: a code for the texts, and the evidence. */
export interface RuleFault {
  readonly code:
    | 'service-missing'
    | 'chroot'
    | 'bad-option'
    | 'wrong-protocols'
    | 'only-prefers'
    | 'ipv6-interface'
    | 'database-missing'
    | 'database-stale'
    | 'map-type-unsupported'
    | 'map-not-named'
    | 'filter-not-named'
    | 'filter-incomplete';
  readonly evidence: string;
}

/** Whether a transport's name says that its service was meant to force IPv4. */
function soundsLikeIpv4(name: string): boolean {
  return /ipv?4|smtp[-_]?v?4|v4|inet4/i.test(name) && !/lmtp|local/i.test(name);
}

/** Whether entries that name this transport are meant to force IPv4, well or badly done. */
export function meansIpv4(configuration: Configuration, transport: string): boolean {
  const service = transportService(configuration.masterCf, transport);
  if (!service) return soundsLikeIpv4(transport);
  if (service.program !== 'smtp') return false;
  const protocols = optionOf(service, 'inet_protocols');
  if (protocols !== undefined) return protocols !== 'ipv6' && protocols !== 'all';
  return (
    service.badOptions.includes('inet_protocols') ||
    optionOf(service, 'smtp_address_preference') === 'ipv4' ||
    (soundsLikeIpv4(transport) && transport !== 'smtp')
  );
}

/** All that keeps the service of this name from delivering over IPv4 only. */
export function serviceFaults(configuration: Configuration, transport: string): RuleFault[] {
  const service = transportService(configuration.masterCf, transport);
  if (!service) return [{ code: 'service-missing', evidence: transport }];
  return [
    ...chrootFault(configuration, service),
    ...optionFaults(service),
    ...interfaceFault(configuration, service),
  ];
}

function chrootFault(configuration: Configuration, service: Service): RuleFault[] {
  const { version, values, chrootHasFiles } = configuration;
  const chrooted = isChrooted(service, version, values.compatibility_level ?? '0');
  return chrooted && !chrootHasFiles ? [{ code: 'chroot', evidence: lineOf(service) }] : [];
}

function optionFaults(service: Service): RuleFault[] {
  if (service.badOptions.length > 0) return [{ code: 'bad-option', evidence: lineOf(service) }];
  const protocols = optionOf(service, 'inet_protocols');
  if (protocols === 'ipv4') return [];
  if (protocols === undefined && optionOf(service, 'smtp_address_preference') === 'ipv4') {
    return [{ code: 'only-prefers', evidence: lineOf(service) }];
  }
  return [{ code: 'wrong-protocols', evidence: lineOf(service) }];
}

/** A literal IPv6 address in inet_interfaces ends an smtp process that knows IPv4 only. */
function interfaceFault(configuration: Configuration, service: Service): RuleFault[] {
  const own = optionOf(service, 'inet_interfaces');
  const effective = own ?? configuration.values.inet_interfaces ?? '';
  return interfaceNames(effective).some(isIpv6Literal)
    ? [{ code: 'ipv6-interface', evidence: effective }]
    : [];
}

/** The interfaces for the service's own `-o inet_interfaces=`; none where it needs no such option. */
export function ipv4Interfaces(inetInterfaces: string): readonly string[] {
  const names = interfaceNames(inetInterfaces);
  if (!names.some(isIpv6Literal)) return [];
  const others = names.filter((name) => !isIpv6Literal(name));
  return others.length > 0 ? others : ['all'];
}

const interfaceNames = (value: string) => value.split(/[\s,]+/).filter(Boolean);
const isIpv6Literal = (name: string) => name.includes(':');

/** The service as one line, for people to recognise it by. */
export function lineOf(service: Service): string {
  const { name, type, private: priv, unprivileged, chroot, wakeup, processLimit } = service;
  const command = [service.program, ...service.arguments].join(' ');
  return [name, type, priv, unprivileged, chroot, wakeup, processLimit, command].join(' ');
}
