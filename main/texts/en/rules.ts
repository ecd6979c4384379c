/** The IPv4 rules and the changes made for them. */
export const rules = {
  domainFault: {
    empty: 'Type a domain, like gmail.com.',
    'too-long': 'That name is too long for a domain (at most 253 characters, 63 between dots).',
    'an-address': 'That is a mail address. Type only what stands after the @, like gmail.com.',
    'an-ip-address': 'That is an IP address. Postbar needs the domain’s name, like gmail.com.',
    'not-a-name':
      'That is not a domain name. It may hold letters, digits, hyphens and dots, like gmail.com.',
    'one-label': 'A domain has at least one dot, like gmail.com.',
  },
  unknownProvider: (name: string) =>
    `Postbar does not know the provider “${name}”. Try provider:google, or name a domain.`,
  nothingNamed: 'Name at least one domain, like gmail.com.',

  problem: {
    'service-missing': (evidence: string) =>
      `The delivery service “${evidence}” that it names does not exist, so this mail cannot leave.`,
    chroot: (_evidence: string) =>
      'The delivery service runs in a chroot without the files it needs, so it fails at every message. Its chroot column has to say n.',
    'bad-option': (_evidence: string) =>
      'The delivery service has an option with spaces around the equals sign. Postfix refuses it, and the service dies at every start.',
    'wrong-protocols': (_evidence: string) => 'The delivery service does not limit itself to IPv4.',
    'only-prefers': (_evidence: string) =>
      'The delivery service only prefers IPv4. Some mail still goes over IPv6 and is refused.',
    'ipv6-interface': (_evidence: string) =>
      'Postfix is told to listen on an IPv6 address, and a service that knows only IPv4 dies because of it.',
    'database-missing': (evidence: string) =>
      `The map ${evidence} was never built with postmap. Until it is, no mail leaves at all.`,
    'database-stale': (evidence: string) =>
      `The map ${evidence} was edited but not rebuilt with postmap, so Postfix does not know the latest entries.`,
    'map-type-unsupported': (evidence: string) =>
      `This Postfix cannot read the map ${evidence}. Until that is mended, no mail leaves at all.`,
    'map-not-named': (_evidence: string) =>
      'Postfix’s main.cf does not name Postbar’s map any more, so the rule has no effect.',
    'filter-not-named': (_evidence: string) =>
      'Postfix’s main.cf does not name Postbar’s filter any more, so the rule has no effect.',
    'filter-incomplete': (_evidence: string) =>
      'Some of this provider’s mail servers are not covered yet.',
  },
  gone: 'Postbar had set this rule, and Postfix’s files do not have it any more. A system update puts the stock files back now and then.',
  conflict: {
    'routed-elsewhere': (domain: string, evidence: string, where: string) =>
      `Mail to ${domain} already has a route of its own: “${evidence}” in ${where}. Postbar does not override it. Remove that entry first if you want IPv4 here.`,
    'local-domain': (domain: string, _evidence: string, where: string) =>
      `Mail to ${domain} is delivered on this machine itself (${where}). An IPv4 rule would send it away.`,
  },
  obstacle: {
    'too-old': (_evidence: string) =>
      'This Postfix is too old for Postbar to change: it needs version 2.11 or later.',
    'no-smtp-service': (evidence: string) =>
      `Postfix’s master.cf has no usual delivery service “${evidence}” that an IPv4 one could be made from.`,
    'service-name-taken': (evidence: string) =>
      `Postfix’s master.cf already has a service “${evidence}” that does something else. Postbar leaves it alone.`,
    outside: (evidence: string) =>
      `The rule stands in ${evidence}, outside Postfix’s configuration folder. Postbar changes nothing there; edit that file yourself.`,
    'filter-in-use': (evidence: string) =>
      `smtp_dns_reply_filter is already in use (${evidence}). Postbar does not replace it.`,
    'no-filter': (_evidence: string) =>
      'This Postfix cannot treat a whole provider at once: that needs version 3.0 or later. Use the single domains instead.',
  },
  unreadable: (complaint: string) =>
    `Postfix itself cannot read its configuration, so Postbar changes nothing: ${complaint}`,

  warning: {
    relayhost: (relay: string) =>
      `Your mail leaves through the relay ${relay}. The rule then means: the way to that relay goes over IPv4. What happens after it is up to the relay.`,
    'sender-relayhost': () =>
      'Some of your senders use relays of their own (sender_dependent_relayhost_maps). Mail to these domains will not take them any more.',
    'already-ipv4': () =>
      'Postfix is set to use IPv4 only already. The rule does no harm, but changes nothing.',
    'map-not-read': (evidence: string) =>
      `Postbar could not look into the map ${evidence}, so it does not know whether that one has a route for these domains.`,
    'not-running': () =>
      'Postfix is not running. The change is saved and takes effect when Postfix starts next.',
    asleep: () =>
      'Postfix is asleep, as is usual on a Mac. The change is saved and takes effect when the next mail wakes it.',
    recovered: () => 'An earlier change had been cut short. It was taken back first.',
  },

  title: {
    on: (names: string) => `Send mail to ${names} over IPv4`,
    off: (names: string) => `Let mail to ${names} go either way again`,
    undo: (title: string) => `Take back: ${title}`,
    unknown: 'A change',
  },
  step: {
    rules: {
      added: 'A file with the rules is added',
      changed: 'The file with the rules is changed',
      removed: 'The file with the rules is removed',
    },
    file: { added: 'A file is added', changed: 'A file is changed', removed: 'A file is removed' },
    setting: {
      added: (count: number) =>
        count === 1 ? 'A setting is added to main.cf' : `${count} settings are added to main.cf`,
      changed: (count: number) =>
        count === 1
          ? 'A setting in main.cf is changed'
          : `${count} settings in main.cf are changed`,
      removed: (count: number) =>
        count === 1
          ? 'A setting is taken out of main.cf'
          : `${count} settings are taken out of main.cf`,
    },
    settings: 'Postfix’s settings are changed',
    ipv4Service: {
      added: 'A delivery service that uses IPv4 only is added',
      changed: 'The delivery service that uses IPv4 only is set up anew',
      removed: 'The delivery service that uses IPv4 only is removed',
    },
    service: {
      added: 'A delivery service is added',
      changed: 'A delivery service is set up anew',
      removed: 'A delivery service is removed',
    },
    services: 'Postfix’s delivery services are changed',
    inMasterCf: (names: string) => `${names} in master.cf`,
    databaseBuilt: 'The lookup table is built',
    forgotten: 'Postbar no longer looks for this rule',
    forgottenDetail: 'Postfix’s files stay as they are',
    reload: 'Postfix is checked and reloaded',
    reloadDetail: 'If anything fails, all is put back',
    saved: 'Postfix is checked; it reads the change when it starts next',
  },
  result: {
    on: (names: string) =>
      `Mail to ${names} now goes over IPv4. What came back before is not sent again by itself.`,
    off: (names: string) => `Mail to ${names} goes over IPv4 or IPv6 again, as Postfix chooses.`,
    undone: 'Everything is back as it was, byte for byte.',
    alreadyOn: (names: string) => `Mail to ${names} goes over IPv4 already. Nothing was changed.`,
    alreadyOff: (names: string) => `There is no IPv4 rule for ${names}. Nothing was changed.`,
    nothingToUndo: 'There is no change to take back.',
    wouldChange: 'This is what would change. Nothing was changed yet.',
  },
  error: {
    'changed-meanwhile': (detail: string) =>
      `${detail} was changed by someone else in the meantime. Nothing was changed; look at the preview again.`,
    'rolled-back': () => 'Postfix did not accept the change, so everything was put back as it was.',
    'check-failed': () => 'Postfix would not accept the change, so nothing was touched.',
    unsafe: (detail: string) =>
      `Postbar refuses to change this configuration as root: ${detail}. Make it root’s own, and writable by nobody else.`,
    'odd-folder': (folder: string) =>
      `Postfix’s configuration folder has a space, a comma or another unusual character in its name: “${folder}”. Postfix could not find a map in there, so Postbar changes nothing. Rename the folder to plain letters and digits first.`,
    busy: () =>
      'Another change is being made right now. Nothing was changed; try again in a moment.',
    cancelled: () => 'You closed the password dialog. Nothing was changed.',
    'not-authorized': () =>
      'macOS or sudo did not allow the change. Nothing was changed. An administrator’s password is needed.',
    failed: () => 'The change could not be made. Nothing is left half done.',
    'cut-short': () =>
      'The change was cut short. Mail keeps flowing. Take it back now, or make your next change: Postbar takes this one back first.',
    'unknown-change': () => 'There is no such change to take back.',
    'stale-preview': () => 'That preview is too old. Look at it again, then confirm.',
  },
};
