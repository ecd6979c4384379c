import type { Host } from '../host/host.ts';
import type { OwnAddress } from './facts.ts';

/** This machine's addresses that mail could leave from; undefined where it does not tell. */
export async function ownAddresses(host: Host): Promise<readonly OwnAddress[] | undefined> {
  if (host.platform === 'darwin') {
    const listed = await host.run({ file: '/sbin/ifconfig', args: ['-a', 'inet6'] });
    const older = await host.run({ file: '/sbin/ifconfig', args: ['-a', 'inet'] });
    return listed.code === 0 && older.code === 0
      ? readIfconfig(`${listed.stdout}\n${older.stdout}`)
      : undefined;
  }
  const listed = await host.run({ file: 'ip', args: ['-o', 'addr', 'show'] });
  return listed.code === 0 ? readIp(listed.stdout) : undefined;
}

/** Link-local and loopback addresses never leave the house. */
const staysHome = (address: string) =>
  /^(127\.|169\.254\.|::1$|fe[89ab][0-9a-f]:)/i.test(address) || address === '0.0.0.0';

/** `2: eth0    inet6 2001:db8::10/64 scope global temporary dynamic \…`: ip(8) -o. */
export function readIp(text: string): OwnAddress[] {
  return text.split('\n').flatMap((line) => {
    const found = /^\d+: (\S+)\s+inet(6?) ([0-9a-fA-F:.]+)(?:\/\d+)?(.*)$/.exec(line);
    if (!found) return [];
    const [, name = '', six, address = '', flags = ''] = found;
    return addressOf(name, address, six === '6' ? 6 : 4, flags);
  });
}

/** Apple's ifconfig: `inet6 2001:db8::1 prefixlen 64 autoconf temporary`. */
export function readIfconfig(text: string): OwnAddress[] {
  let name = '';
  return text.split('\n').flatMap((line) => {
    name = /^([a-z]+\d+): flags/.exec(line)?.[1] ?? name;
    const found = /^\s+inet(6?) ([0-9a-fA-F:.]+)(?:%\S+)?(.*)$/.exec(line);
    if (!found) return [];
    const [, six, address = '', flags = ''] = found;
    return addressOf(name, address, six === '6' ? 6 : 4, flags);
  });
}

function addressOf(name: string, address: string, version: 4 | 6, flags: string): OwnAddress[] {
  if (staysHome(address)) return [];
  return [
    {
      address: address.toLowerCase(),
      version,
      temporary: /\btemporary\b/.test(flags),
      deprecated: /\bdeprecated\b/.test(flags),
      interface: name,
    },
  ];
}
