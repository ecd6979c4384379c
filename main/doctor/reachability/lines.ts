import type { Texts } from '../../texts/texts.ts';
import { type AddressKind, reverseName } from './ip-address.ts';
import type { OutsideView } from './reachability.ts';
import type { SenderDomain } from './sender-domain.ts';

/** One line of the view from outside: fine, or what to ask of whom. */
export interface ReachabilityLine {
  readonly topic: 'relay' | 'address' | 'reverse-name' | 'helo' | 'mx' | 'spf' | 'dkim' | 'dmarc';
  /** The address or the domain it is about. */
  readonly subject: string;
  readonly state: 'fine' | 'trouble' | 'unknown';
  readonly text: string;
  /** A text to send to those who can change it, and the record they should publish. */
  readonly ask?: {
    readonly whom: 'internet-provider' | 'dns-host';
    readonly text: string;
    readonly record: string;
  };
}

/** As `postbar doctor --json` gives it. */
export interface Reachability extends OutsideView {
  readonly lines: readonly ReachabilityLine[];
}

/** The view from outside put into words. */
export function inLines(view: OutsideView, texts: Texts): Reachability {
  const words = texts.reachability;
  const relay = view.relay ? [line('relay', view.relay, 'fine', words.relay(view.relay))] : [];
  const lines = [
    ...relay,
    ...(view.asked ? [] : [line('address', '', 'unknown', words.notAsked)]),
    ...view.addresses.flatMap((one) => addressLines(view, one, texts)),
    ...heloLines(view, texts),
    ...view.domains.flatMap((domain) => domainLines(view, domain, texts)),
  ];
  return { ...view, lines };
}

type Topic = ReachabilityLine['topic'];

const line = (
  topic: Topic,
  subject: string,
  state: ReachabilityLine['state'],
  text: string,
  ask?: ReachabilityLine['ask'],
): ReachabilityLine => ({ topic, subject, state, text, ...(ask ? { ask } : {}) });

function addressLines(
  view: OutsideView,
  { address, kind, reverse }: OutsideView['addresses'][number],
  texts: Texts,
): ReachabilityLine[] {
  const words = texts.reachability;
  const own = line(
    'address',
    address,
    kind === 'stable' ? 'fine' : kind === 'private' ? 'unknown' : 'trouble',
    words.kind[kind](address),
  );
  if (kind === 'private') return [own];
  switch (reverse.state) {
    case 'not-asked': {
      const silent = line('reverse-name', address, 'unknown', words.reverse.notAsked(address));
      return view.asked ? [own, silent] : [own];
    }
    case 'confirmed': {
      const text = words.reverse.fine(address, reverse.name);
      return [own, line('reverse-name', address, 'fine', text)];
    }
    case 'none':
      return [own, namelessLine(view, address, kind, texts)];
    case 'unconfirmed':
      return [own, unconfirmedLine(address, reverse.name, texts)];
  }
}

function namelessLine(
  { helo }: OutsideView,
  address: string,
  kind: AddressKind,
  texts: Texts,
): ReachabilityLine {
  const words = texts.reachability.reverse;
  const text = words.none(address);
  // A temporary address is gone before anybody could name it.
  if (kind === 'temporary') return line('reverse-name', address, 'trouble', text);
  return line('reverse-name', address, 'trouble', text, {
    whom: 'internet-provider',
    text: words.ask(address, helo),
    record: `${reverseName(address)}. IN PTR ${helo}.`,
  });
}

function unconfirmedLine(address: string, name: string, texts: Texts): ReachabilityLine {
  const words = texts.reachability.reverse;
  return line('reverse-name', address, 'trouble', words.unconfirmed(address, name), {
    whom: 'dns-host',
    text: words.askForward(name, address),
    record: `${name}. IN ${address.includes(':') ? 'AAAA' : 'A'} ${address}`,
  });
}

function heloLines({ helo, heloResolves }: OutsideView, texts: Texts): ReachabilityLine[] {
  if (heloResolves === undefined) return [];
  const words = texts.reachability.helo;
  return heloResolves
    ? [line('helo', helo, 'fine', words.fine(helo))]
    : [line('helo', helo, 'trouble', words.unknown(helo))];
}

function domainLines(view: OutsideView, domain: SenderDomain, texts: Texts): ReachabilityLine[] {
  const words = texts.reachability;
  const name = domain.domain;
  const mx = domain.mx;
  return [
    mx === undefined
      ? line('mx', name, 'unknown', words.silent(name, 'MX'))
      : mx.length > 0
        ? line('mx', name, 'fine', words.mx.fine(name, mx[0] ?? ''))
        : line('mx', name, 'trouble', words.mx.none(name)),
    ...spfLines(view, domain, texts),
    ...domain.dkim.map(({ name: selector, record }) =>
      record === undefined
        ? line('dkim', selector, 'unknown', words.silent(selector, 'DKIM'))
        : record
          ? line('dkim', selector, 'fine', words.dkim.fine(selector))
          : line('dkim', selector, 'trouble', words.dkim.none(selector)),
    ),
    dmarcLine(domain, texts),
  ];
}

function dmarcLine({ domain, dmarc }: SenderDomain, texts: Texts): ReachabilityLine {
  const words = texts.reachability;
  if (dmarc === undefined) return line('dmarc', domain, 'unknown', words.silent(domain, 'DMARC'));
  const policy = /;\s*p=(\w+)/.exec(dmarc)?.[1];
  if (policy) return line('dmarc', domain, 'fine', words.dmarc.fine(domain, policy));
  const record = `_dmarc.${domain}. IN TXT "v=DMARC1; p=none"`;
  const ask = { whom: 'dns-host' as const, text: words.askRecord(domain), record };
  return line('dmarc', domain, 'trouble', words.dmarc.none(domain), ask);
}

function spfLines(view: OutsideView, domain: SenderDomain, texts: Texts): ReachabilityLine[] {
  const words = texts.reachability;
  const { domain: name, spf, spfResults } = domain;
  if (spf === undefined) return [line('spf', name, 'unknown', words.silent(name, 'SPF'))];
  const asking = (record: string) => ({
    whom: 'dns-host' as const,
    text: words.askRecord(name),
    record: `${name}. IN TXT "${record}"`,
  });
  // Through a relay it is the relay's addresses that count, and the relay knows them.
  if (view.relay) {
    return spf
      ? [line('spf', name, 'unknown', words.spf.relay(name))]
      : [line('spf', name, 'trouble', words.spf.none(name))];
  }
  const outward = view.addresses.filter(({ kind }) => kind === 'stable' || kind === 'tunnelbroker');
  if (spf === '') {
    const record = withAddresses(
      'v=spf1 ~all',
      outward.map(({ address }) => address),
    );
    return [line('spf', name, 'trouble', words.spf.none(name), asking(record))];
  }
  return spfResults.map(({ address, result }) => {
    if (result === 'pass') return line('spf', name, 'fine', words.spf.pass(name, address));
    if (result === 'temperror') return line('spf', name, 'unknown', words.silent(name, 'SPF'));
    if (result === 'permerror') return line('spf', name, 'trouble', words.spf.broken(name));
    const text = words.spf.notNamed(name, address);
    return line('spf', name, 'trouble', text, asking(withAddresses(spf, [address])));
  });
}

/** An SPF record with more addresses, before its `all`, which ends what is looked at. */
function withAddresses(record: string, addresses: readonly string[]): string {
  const added = addresses.map((address) => `${address.includes(':') ? 'ip6' : 'ip4'}:${address}`);
  const terms = record.split(/\s+/).filter(Boolean);
  const end = terms.findIndex((term) => /^[+?~-]?all$|^redirect=/i.test(term));
  const at = end < 0 ? terms.length : end;
  return [...terms.slice(0, at), ...added, ...terms.slice(at)].join(' ');
}
