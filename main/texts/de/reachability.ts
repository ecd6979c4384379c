import type { Texts } from '../texts.ts';

export const reachability: Texts['reachability'] = {
  notAsked:
    'Das DNS wurde nicht gefragt oder antwortete nicht: Hier steht nur, was dieser Rechner selbst weiß.',
  silent: (name, what) => `Das DNS gab keine Auskunft über ${what} von ${name}.`,
  relay: (relay) =>
    `E-Mails gehen über ${relay} hinaus. Andere sehen die Adressen dieses Relays, nicht diese hier.`,
  kind: {
    stable: (address) => `${address} bleibt gleich.`,
    temporary: (address) =>
      `${address} ist vorübergehend: Sie wechselt alle paar Tage, hat darum nie einen Namen und keinen Ruf.`,
    '6to4': (address) =>
      `${address} gehört zu einem 6to4-Tunnel. Von dort nimmt kaum jemand E-Mails an; senden Sie über IPv4.`,
    teredo: (address) =>
      `${address} gehört zu einem Teredo-Tunnel. Von dort nimmt kaum jemand E-Mails an; senden Sie über IPv4.`,
    tunnelbroker: (address) =>
      `${address} gehört zu einem Tunnel von Hurricane Electric. Ihr Name lässt sich bei tunnelbroker.net setzen, indem die Rückwärtszone delegiert wird.`,
    private: (address) =>
      `${address} ist eine Adresse Ihres eigenen Netzes: Andere sehen die Ihres Routers. Fragen Sie Ihren Anbieter nach deren Namen.`,
  },
  reverse: {
    notAsked: (address) => `Das DNS gab keine Auskunft über den Namen von ${address}.`,
    fine: (address, name) => `${address} heißt ${name}, und ${name} führt dorthin zurück.`,
    none: (address) =>
      `${address} hat keinen Namen (PTR-Eintrag). Viele Server lehnen E-Mails von dort ab.`,
    unconfirmed: (address, name) =>
      `${address} heißt ${name}, aber ${name} führt nicht dorthin zurück. Das zählt wie kein Name.`,
    ask: (address, name) =>
      `Bitte setzen Sie den Rückwärtsnamen (PTR-Eintrag) von ${address} auf ${name}. Ich betreibe dort einen Mailserver, und andere Server lehnen E-Mails von Adressen ohne ihn ab.`,
    askForward: (name, address) =>
      `Bitte nehmen Sie ${address} in die DNS-Einträge von ${name} auf, damit der Rückwärtsname meines Mailservers bestätigt ist.`,
  },
  helo: {
    fine: (name) => `Dieser Server stellt sich als ${name} vor; das DNS kennt den Namen.`,
    unknown: (name) =>
      `Dieser Server stellt sich als „${name}“ vor; das DNS kennt den Namen nicht. Setzen Sie myhostname auf einen, den es kennt.`,
  },
  mx: {
    fine: (domain, host) => `E-Mails an ${domain} gehen zu ${host}.`,
    none: (domain) =>
      `${domain} hat keinen MX-Eintrag: Antworten und Rückläufer finden womöglich nicht zurück.`,
  },
  spf: {
    pass: (domain, address) => `Der SPF-Eintrag von ${domain} nennt ${address}.`,
    notNamed: (domain, address) =>
      `Der SPF-Eintrag von ${domain} nennt ${address} nicht. E-Mails von dort gelten als gefälscht.`,
    none: (domain) => `${domain} hat keinen SPF-Eintrag. Gmail und andere wollen einen.`,
    broken: (domain) =>
      `Der SPF-Eintrag von ${domain} lässt sich nicht auswerten: Er hat einen Fehler oder braucht mehr als zehn Nachfragen.`,
    relay: (domain) =>
      `${domain} hat einen SPF-Eintrag. Er muss Ihr Relay nennen; fragen Sie dort nach dem include.`,
  },
  dkim: {
    fine: (name) => `Der Schlüssel für die Signaturen steht unter ${name}.`,
    none: (name) =>
      `E-Mails werden signiert, aber unter ${name} steht kein Schlüssel. Die Signaturen lassen sich nicht prüfen.`,
  },
  dmarc: {
    fine: (domain, policy) => `${domain} hat eine DMARC-Richtlinie: ${policy}.`,
    none: (domain) =>
      `${domain} hat keinen DMARC-Eintrag. Gmail will einen von größeren Absendern.`,
  },
  askRecord: (domain) =>
    `Bitte veröffentlichen Sie diesen Eintrag in der DNS-Zone von ${domain}. Ein älterer Eintrag derselben Art wird durch ihn ersetzt.`,
  whom: {
    'internet-provider': 'An Ihren Internetanbieter',
    'dns-host': 'An den, der die DNS-Zone führt',
  },
};
