import { isIPv4, isIPv6 } from 'node:net';
import type { OwnAddress } from '../facts.ts';
import { type AddressKind, kindOf, sameAddress } from './ip-address.ts';

/** An address that mail may leave from. */
export interface SendingAddress {
  readonly address: string;
  readonly version: 4 | 6;
  readonly kind: AddressKind;
  /** Why Postfix sends from it; `system`: the system chooses among these. */
  readonly chosenBy: 'smtp_bind_address' | 'inet_interfaces' | 'system';
}

/**
 * The addresses Postfix sends from: smtp_bind_address* where set; a single
 * address in inet_interfaces (smtp_connect.c binds to it); else any that the
 * system has and does not give up.
 */
export function sendingAddresses(
  values: Readonly<Record<string, string>>,
  own: readonly OwnAddress[],
): readonly SendingAddress[] {
  return ([4, 6] as const).flatMap((version) => {
    if (!speaks(values.inet_protocols ?? 'all', version)) return [];
    const bound = values[version === 4 ? 'smtp_bind_address' : 'smtp_bind_address6'];
    if (bound) return [sending(bound, version, own, 'smtp_bind_address')];
    const listed = literals(values.inet_interfaces ?? '', version);
    const [only] = listed;
    if (only && listed.length === 1) return [sending(only, version, own, 'inet_interfaces')];
    return own
      .filter((one) => one.version === version && !one.deprecated)
      .map(({ address }) => sending(address, version, own, 'system'));
  });
}

const speaks = (protocols: string, version: 4 | 6) =>
  protocols.includes('all') || protocols.includes(`ipv${version}`);

function literals(interfaces: string, version: 4 | 6): readonly string[] {
  const isOne = version === 4 ? isIPv4 : isIPv6;
  return interfaces
    .split(/[\s,]+/)
    .map((name) => name.replace(/^\[(.*)\]$/, '$1'))
    .filter((name) => isOne(name) && !/^127\.|^::1$/.test(name));
}

function sending(
  address: string,
  version: 4 | 6,
  own: readonly OwnAddress[],
  chosenBy: SendingAddress['chosenBy'],
): SendingAddress {
  const known = own.find((one) => sameAddress(one.address, address));
  return { address, version, kind: kindOf(address, known?.temporary === true), chosenBy };
}
