import type { AskDns } from '../dns.ts';
import { reverseName, sameAddress } from './ip-address.ts';

/** The name the world finds for an address, and whether that name leads back to it. */
export type ReverseName =
  | { readonly state: 'confirmed'; readonly name: string }
  | { readonly state: 'unconfirmed'; readonly name: string }
  | { readonly state: 'none' | 'not-asked' };

/** Asks for the PTR record of an address and for the addresses of the name it gives. */
export async function askReverseName(askDns: AskDns, address: string): Promise<ReverseName> {
  const reversed = reverseName(address);
  if (!reversed) return { state: 'none' };
  const pointed = await askDns(reversed, 'PTR');
  if (!pointed.ok) return { state: pointed.why === 'none' ? 'none' : 'not-asked' };
  const type = address.includes(':') ? 'AAAA' : 'A';
  let silent = false;
  for (const name of pointed.values.slice(0, 5)) {
    const forward = await askDns(name, type);
    if (forward.ok && forward.values.some((one) => sameAddress(one, address)))
      return { state: 'confirmed', name };
    silent ||= !forward.ok && forward.why === 'silent';
  }
  const [first] = pointed.values;
  if (first === undefined) return { state: 'none' };
  return silent ? { state: 'not-asked' } : { state: 'unconfirmed', name: first };
}
