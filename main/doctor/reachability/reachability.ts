import type { AskDns } from '../dns.ts';
import type { Facts } from '../facts.ts';
import { askReverseName, type ReverseName } from './reverse-names.ts';
import { askSenderDomain, type SenderDomain } from './sender-domain.ts';
import { type SendingAddress, sendingAddresses } from './sending-addresses.ts';

/** How this server looks from outside, as values. */
export interface OutsideView {
  /** False offline: then only what the machine itself knows is here. */
  readonly asked: boolean;
  /** The relay that mail leaves through; then its addresses count, not these. */
  readonly relay: string | undefined;
  readonly helo: string;
  /** Whether the HELO name leads to one of the addresses; undefined where nobody answered. */
  readonly heloResolves: boolean | undefined;
  readonly addresses: readonly (SendingAddress & { readonly reverse: ReverseName })[];
  readonly domains: readonly SenderDomain[];
}

const mostAddresses = 12;
const mostDomains = 5;

/** Asks the DNS how the world sees this server; within seconds, also where nobody answers. */
export async function viewFromOutside(
  { reading, addresses, log, resolver }: Facts,
  askDns: AskDns | undefined,
): Promise<OutsideView> {
  const values = reading.ok ? reading.configuration.values : {};
  const helo = values.smtp_helo_name || values.myhostname || '';
  const sending = sendingAddresses(values, addresses ?? []).slice(0, mostAddresses);
  const relay = values.relayhost || undefined;
  const ask = resolver === 'answers' ? askDns : undefined;
  if (!ask) {
    const unasked = sending.map((one) => ({ ...one, reverse: { state: 'not-asked' as const } }));
    return { asked: false, relay, helo, heloResolves: undefined, addresses: unasked, domains: [] };
  }
  const senders = (log.ok ? log.senders : []).slice(0, mostDomains);
  const domains = senders.length > 0 ? senders : parentOf(helo);
  const outward = sending.filter(({ kind }) => kind !== 'private').map(({ address }) => address);
  const signers = log.ok ? log.signers : [];
  const [named, heloResolves, asked] = await Promise.all([
    Promise.all(
      sending.map(async (one) => ({ ...one, reverse: await askReverseName(ask, one.address) })),
    ),
    resolves(ask, helo),
    Promise.all(
      domains.map((domain) => askSenderDomain(ask, domain, relay ? [] : outward, helo, signers)),
    ),
  ]);
  return { asked: true, relay, helo, heloResolves, addresses: named, domains: asked };
}

/** Nothing was sent yet: the domain of the host's own name. */
function parentOf(helo: string): readonly string[] {
  const parent = helo.slice(helo.indexOf('.') + 1);
  return helo.includes('.') && parent.includes('.') ? [parent] : [];
}

async function resolves(askDns: AskDns, name: string): Promise<boolean | undefined> {
  if (!name.includes('.')) return false;
  const answers = await Promise.all([askDns(name, 'A'), askDns(name, 'AAAA')]);
  if (answers.some(({ ok }) => ok)) return true;
  return answers.every((answer) => !answer.ok && answer.why === 'none') ? false : undefined;
}
