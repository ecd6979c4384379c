import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { type Addresses, resolverAddress } from './network.ts';
import { peers } from './peers.ts';
import { run, until } from './run.ts';

/** The lab's DNS server. */
export interface Dns {
  /** Nobody answers: "Host or domain name not found … try again". */
  stop(): Promise<void>;
  start(): Promise<void>;
  /** Adds dnsmasq lines (`mx-host=…`, `host-record=…`, `txt-record=…`) and starts again. */
  add(...lines: readonly string[]): Promise<void>;
}

const setup = [
  'no-resolv',
  'no-hosts',
  'bind-interfaces',
  // One address of its own, not 127.0.0.1: a chrooted smtp without a resolv.conf asks
  // 127.0.0.1, must find nobody there, and fails as it does on a real machine.
  `listen-address=${resolverAddress}`,
  'local=/#/',
  'local-ttl=300',
  'user=root',
];

/** Domains where mail goes wrong before a peer is reached. Unknown names do not exist. */
const deadEnds = [
  'mx-host=blackhole.example,mx.blackhole.example,10',
  'host-record=mx.blackhole.example,192.0.2.99',
  'mx-host=refused.example,mx.refused.example,10',
  'host-record=mx.refused.example,192.0.2.98,2001:db8:1::98',
  'mx-host=v6only-noroute.example,mx.v6only-noroute.example,10',
  'host-record=mx.v6only-noroute.example,2001:db8:dead::1',
];

/** The sender: SPF names its IPv4 addresses, PTR exists for them, for IPv6 there is neither. */
function senderRecords({ ipv4, ipv6 }: Addresses): string[] {
  const spf = ipv4.map((address) => `ip4:${address}`).join(' ');
  return [
    'mx-host=lab.example,mail.lab.example,10',
    `host-record=mail.lab.example,${ipv4.join(',')}`,
    // Not a host-record, which would come with a PTR record.
    ...ipv6.map((address) => `dns-rr=mail.lab.example,28,${hexOf(address)}`),
    `txt-record=lab.example,"v=spf1 ${spf} -all"`,
    'txt-record=_dmarc.lab.example,"v=DMARC1; p=none"',
  ];
}

function peerRecords(): string[] {
  return peers.flatMap(({ mx, hosts, ipv4, ipv6 }) => [
    ...Object.entries(mx).map(([domain, host]) => `mx-host=${domain},${host},5`),
    ...hosts.map((host) => `host-record=${[host, ipv4, ipv6].filter(Boolean).join(',')}`),
  ]);
}

/** 2001:db8::10 as the 32 hexadecimal digits of an AAAA record. */
function hexOf(address: string): string {
  const [head = '', tail = ''] = address.split('::');
  const groups = (part: string) => part.split(':').filter((group) => group !== '');
  const missing = 8 - groups(head).length - groups(tail).length;
  const all = [...groups(head), ...Array<string>(missing).fill('0'), ...groups(tail)];
  return all.map((group) => group.padStart(4, '0')).join('');
}

/** Writes the zone: the sender, the peers, the dead ends and what the test adds. */
export async function writeZone(directory: string, own: Addresses, extra: readonly string[]) {
  const lines = [...setup, ...senderRecords(own), ...peerRecords(), ...deadEnds, ...extra];
  await writeFile(`${directory}/dnsmasq.conf`, `${lines.join('\n')}\n`);
}

/** The switch of a lab's DNS server; it is not running yet. */
export function dnsOf(namespace: string, directory: string): Dns {
  const configuration = `${directory}/dnsmasq.conf`;
  const pidFile = `${directory}/dnsmasq.pid`;
  const dns: Dns = {
    // dnsmasq goes into the background by itself once it answers.
    start: async () => {
      const files = [`--conf-file=${configuration}`, `--pid-file=${pidFile}`];
      await run('ip', ['netns', 'exec', namespace, 'dnsmasq', ...files]);
    },
    stop: async () => {
      process.kill(Number(await readFile(pidFile, 'utf8')));
      // It removes the file when its sockets are closed and a new one may start.
      const gone = async () => (existsSync(pidFile) ? undefined : true);
      await until(gone, 5_000, async () => 'dnsmasq does not end');
    },
    add: async (...lines) => {
      await writeFile(configuration, `${lines.join('\n')}\n`, { flag: 'a' });
      await dns.stop();
      await dns.start();
    },
  };
  return dns;
}
