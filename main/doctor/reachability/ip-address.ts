import { isIPv4, isIPv6 } from 'node:net';

/** The sixteen-bit groups of an IPv6 address, `::` written out; undefined for anything else. */
export function ipv6Groups(address: string): readonly number[] | undefined {
  if (!isIPv6(address) || address.includes('.')) return undefined;
  const [head = '', tail] = address.replace(/%.*$/, '').split('::');
  const groups = (part: string) => part.split(':').filter(Boolean);
  const front = groups(head);
  const back = groups(tail ?? '');
  const missing = tail === undefined ? 0 : 8 - front.length - back.length;
  return [...front, ...Array<string>(missing).fill('0'), ...back].map((group) =>
    Number.parseInt(group, 16),
  );
}

/** The name under which the DNS keeps an address's reverse name: RFC 1035 3.5, RFC 3596 2.5. */
export function reverseName(address: string): string | undefined {
  if (isIPv4(address)) return `${address.split('.').reverse().join('.')}.in-addr.arpa`;
  const groups = ipv6Groups(address);
  if (!groups) return undefined;
  const digits = groups.map((group) => group.toString(16).padStart(4, '0')).join('');
  return `${[...digits].reverse().join('.')}.ip6.arpa`;
}

/** Whether two texts are the same address, however they are written. */
export function sameAddress(one: string, other: string): boolean {
  return one === other || (reverseName(one) ?? one) === (reverseName(other) ?? other);
}

export type AddressKind = 'stable' | 'temporary' | '6to4' | 'teredo' | 'tunnelbroker' | 'private';

/** What an address tells by its number alone, besides being temporary or not. */
export function kindOf(address: string, temporary: boolean): AddressKind {
  if (isPrivate(address)) return 'private';
  const [first, second] = ipv6Groups(address) ?? [];
  if (first === 0x2002) return '6to4'; // RFC 3056, given up by RFC 7526
  if (first === 0x2001 && second === 0) return 'teredo'; // RFC 4380
  if (first === 0x2001 && second === 0x470) return 'tunnelbroker'; // Hurricane Electric's
  return temporary ? 'temporary' : 'stable';
}

/** RFC 1918, the shared space of carrier-grade NAT (RFC 6598), unique local IPv6 (RFC 4193). */
const isPrivate = (address: string) =>
  /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.)/.test(
    address,
  ) || /^f[cd][0-9a-f]{2}:/i.test(address);
