import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { run } from './run.ts';

/** The lab machine's own addresses; the first of each kind is the one it sends from. */
export interface Addresses {
  readonly ipv4: readonly string[];
  readonly ipv6: readonly string[];
}

export const ownAddresses: Addresses = { ipv4: ['192.0.2.10'], ipv6: ['2001:db8::10'] };

export const resolverAddress = '192.0.2.53';

/** Every address of the peers lies in one of these; a documentation address outside has no route. */
const peerNetworks = { ipv4: '192.0.2.0/24', ipv6: '2001:db8:1::/48' };

/** Addresses whose packets vanish: a port 25 that the provider blocks looks like this. */
const blockedAtStart = ['192.0.2.99'];

/**
 * Makes the namespace. The peers' networks are local routes ("AnyIP") instead of
 * addresses on the interface: Postfix would take an interface's address for its
 * own and refuse mail to it as a loop, and `src` makes the connection come from
 * the lab's own address, which the kernel would otherwise set to the peer's.
 */
export async function makeNetwork(namespace: string, own: Addresses): Promise<void> {
  await run('ip', ['netns', 'add', namespace]);
  await run('ip', ['-n', namespace, '-batch', '-'], { input: addressLines(own).join('\n') });
  // Peers listen on addresses that no interface has: IPv6 wants to be told.
  const allowed = 'echo 1 > /proc/sys/net/ipv6/ip_nonlocal_bind && exec nft -f -';
  await run('ip', ['netns', 'exec', namespace, 'sh', '-c', allowed], { input: firewall() });
}

function addressLines({ ipv4, ipv6 }: Addresses): string[] {
  const source = (address: string | undefined) => (address ? ` src ${address}` : '');
  const lines = [
    'link set lo up',
    ...ipv4.map((address) => `addr add ${address}/32 dev lo`),
    // nodad: without it the address is tentative for a second and cannot be used.
    ...ipv6.map((address) => `addr add ${address}/128 dev lo nodad`),
    `route add local ${peerNetworks.ipv4} dev lo${source(ipv4[0])}`,
  ];
  // A machine without IPv6 has no route there either.
  return ipv6.length === 0
    ? lines
    : [...lines, `route add local ${peerNetworks.ipv6} dev lo${source(ipv6[0])}`];
}

function firewall(): string {
  return `table inet lab {
  set blocked4 { type ipv4_addr; elements = { ${blockedAtStart.join(', ')} }; }
  set blocked6 { type ipv6_addr; }
  chain outgoing {
    type filter hook output priority 0
    ip daddr @blocked4 drop
    ip6 daddr @blocked6 drop
  }
}
`;
}

/** Lets packets to an address vanish (`add`) or pass again (`delete`). */
export async function setBlocked(namespace: string, change: 'add' | 'delete', address: string) {
  const set = address.includes(':') ? 'blocked6' : 'blocked4';
  const rule = `${change} element inet lab ${set} { ${address} }\n`;
  await run('ip', ['netns', 'exec', namespace, 'nft', '-f', '-'], { input: rule });
}

/**
 * Writes what `ip netns exec` mounts over /etc inside the namespace: resolver,
 * hosts, and the directory that stands for /etc/postfix.
 */
export async function writeEtc(namespace: string, defaultConfig: string) {
  const etc = `/etc/netns/${namespace}`;
  await mkdir(etc, { recursive: true, mode: 0o755 });
  // Not the lab's own name: Node's dns.reverse() would take it for a PTR record.
  const hosts = '127.0.0.1 localhost\n::1 localhost\n';
  await Promise.all([
    writeFile(
      `${etc}/resolv.conf`,
      `nameserver ${resolverAddress}\noptions timeout:1 attempts:2\n`,
    ),
    writeFile(`${etc}/hosts`, hosts),
    symlink(defaultConfig, `${etc}/postfix`),
  ]);
}
