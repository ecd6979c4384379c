/** How this server looks from outside, and what to ask of whom. */
export const reachability = {
  notAsked:
    'The DNS was not asked, or did not answer: only what this machine knows itself is here.',
  silent: (name: string, what: string) => `The DNS did not answer about ${what} of ${name}.`,
  relay: (relay: string) =>
    `Mail leaves through ${relay}. What others see are that relay’s addresses, not these.`,
  kind: {
    stable: (address: string) => `${address} stays the same.`,
    temporary: (address: string) =>
      `${address} is temporary: it changes every few days, so it never has a name and no reputation.`,
    '6to4': (address: string) =>
      `${address} belongs to a 6to4 tunnel. Hardly anybody accepts mail from there; send over IPv4.`,
    teredo: (address: string) =>
      `${address} belongs to a Teredo tunnel. Hardly anybody accepts mail from there; send over IPv4.`,
    tunnelbroker: (address: string) =>
      `${address} belongs to a Hurricane Electric tunnel. Its name can be set at tunnelbroker.net, by delegating the reverse zone.`,
    private: (address: string) =>
      `${address} is an address of the house: others see your router’s. Ask your provider for that one’s name.`,
  },
  reverse: {
    notAsked: (address: string) => `The DNS did not answer about the name of ${address}.`,
    fine: (address: string, name: string) =>
      `${address} is called ${name}, and ${name} leads back to it.`,
    none: (address: string) => `${address} has no name (PTR record). Many servers refuse its mail.`,
    unconfirmed: (address: string, name: string) =>
      `${address} is called ${name}, but ${name} does not lead back to it. That counts as no name.`,
    ask: (address: string, name: string) =>
      `Please set the reverse DNS (PTR record) of ${address} to ${name}. I run a mail server there, and other servers refuse mail from addresses without it.`,
    askForward: (name: string, address: string) =>
      `Please add ${address} to the DNS entries of ${name}, so that the reverse name of my mail server is confirmed.`,
  },
  helo: {
    fine: (name: string) => `This server introduces itself as ${name}, a name the DNS knows.`,
    unknown: (name: string) =>
      `This server introduces itself as “${name}”, a name the DNS does not know. Set myhostname to one it knows.`,
  },
  mx: {
    fine: (domain: string, host: string) => `Mail to ${domain} goes to ${host}.`,
    none: (domain: string) =>
      `${domain} has no MX record: answers and bounces may not find their way.`,
  },
  spf: {
    pass: (domain: string, address: string) => `The SPF record of ${domain} names ${address}.`,
    notNamed: (domain: string, address: string) =>
      `The SPF record of ${domain} does not name ${address}. Mail from there counts as forged.`,
    none: (domain: string) => `${domain} has no SPF record. Gmail and others want one.`,
    broken: (domain: string) =>
      `The SPF record of ${domain} cannot be evaluated: a mistake in it, or more than ten lookups.`,
    relay: (domain: string) =>
      `${domain} has an SPF record. It has to name your relay; ask the relay for its include.`,
  },
  dkim: {
    fine: (name: string) => `The key for signatures is published at ${name}.`,
    none: (name: string) =>
      `Mail is signed, but ${name} has no key. The signatures cannot be checked.`,
  },
  dmarc: {
    fine: (domain: string, policy: string) => `${domain} has a DMARC policy: ${policy}.`,
    none: (domain: string) => `${domain} has no DMARC record. Gmail wants one of larger senders.`,
  },
  askRecord: (domain: string) =>
    `Please publish this record in the DNS zone of ${domain}. An older record of the same kind is replaced by it.`,
  whom: {
    'internet-provider': 'To your internet provider',
    'dns-host': 'To whoever keeps the DNS zone',
  },
};
