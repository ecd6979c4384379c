import { providerById } from '../../doctor/providers.ts';

const provider = (id: string) => providerById(id)?.name ?? id;
const several = (names: readonly string[]) =>
  names.length > 3 ? `${names.slice(0, 3).join(', ')} and others` : names.join(', ');

/** What the doctor finds. Each is told what it is about: a service, a domain, a file. */
export const findings = {
  kinds: {
    'provider-refuses-ipv6': (id: string) => ({
      title: `${provider(id)} refuses your IPv6 address`,
      why: 'Your IPv6 address has no reverse name (PTR record) in the DNS, or the sender’s records do not name it. Over IPv4 this mail is accepted.',
      fix: `Send to ${provider(id)} over IPv4`,
    }),
    'domain-refuses-ipv6': (domain: string) => ({
      title: `${domain} refuses your IPv6 address`,
      why: 'Your IPv6 address has no reverse name (PTR record) in the DNS, or the sender’s records do not name it. Over IPv4 this mail is accepted.',
      fix: `Send to ${domain} over IPv4`,
    }),
    'refused-over-ipv6-only': (name: string) => ({
      title: `${provider(name)} refuses your IPv6 address`,
      why: 'Your IPv6 address has no reverse name (PTR record) in the DNS, or the sender’s records do not name it. Sending over IPv4 does not help here: over IPv4, mail servers give no answer, so port 25 seems to be blocked there. Ask your internet provider for a reverse name for this address, or to open port 25 for IPv4, or send through its relay (relayhost).',
    }),
    'temporary-address': (address: string) => ({
      title: 'Your mail leaves from an IPv6 address that keeps changing',
      why: `A temporary address never has a reverse name. This machine also has one that stays, ${address}: mail can leave from there, and your provider can give it a name.`,
      fix: `Send from ${address}`,
    }),
    'service-missing': (service: string) => ({
      title: `The delivery service “${service}” does not exist`,
      why: 'A transport map or a setting sends mail to it, but master.cf has no such service, so that mail waits. Add the service, or take it out of the map or the setting. Where a mail server was meant, the entry reads smtp:[server].',
    }),
    'ipv4-service-missing': (service: string) => ({
      title: `The delivery service “${service}” does not exist`,
      why: 'A transport map sends mail to it, but master.cf has no such service, so that mail waits.',
      fix: `Add the service “${service}”`,
    }),
    'service-chroot': (service: string) => ({
      title: `The delivery service “${service}” cannot find any mail server`,
      why: 'Its chroot column is on, but the chroot has none of the files it needs. Mail waits with a DNS error, with “unknown mail transport error”, or without a reason. The column has to say n.',
      fix: 'Switch the chroot off',
    }),
    'service-option': (service: string) => ({
      title: `The service “${service}” has an option that Postfix cannot read`,
      why: 'After -o, the name, the equals sign and the value must stand together without spaces. As it is, the service dies at every start, and its mail waits.',
      fix: 'Take the spaces out',
    }),
    'service-protocols': (service: string) => ({
      title: `The service “${service}” names an internet protocol that does not exist`,
      why: 'inet_protocols may be ipv4, ipv6 or all. The service dies at every start, and its mail waits.',
      fix: 'Set it to ipv4',
    }),
    'service-ipv6-interface': (service: string) => ({
      title: `The service “${service}” dies at every start`,
      why: 'It knows IPv4 only, and inet_interfaces lists an IPv6 address, which it then cannot make out. It needs a list of its own.',
      fix: 'Give it the IPv4 interfaces',
    }),
    'service-dies': (service: string) => ({
      title: service
        ? `The service “${service}” dies at every start`
        : 'A service dies at every start',
      why: 'Postfix’s log says so; mail that needs this service waits, in newer versions without any reason in the queue. The line marked “fatal” names the cause.',
    }),
    'waits-without-reason': () => ({
      title: 'Mail waits, and Postfix does not say why',
      why: 'That usually means that a delivery service died. The log would tell which, but it shows no such line, or Postbar cannot read it. Name the log with --log.',
    }),
    'map-not-built': (map: string) => ({
      title: 'No mail leaves: a lookup table was never built',
      why: `main.cf names ${map}, but its database is missing. Until postmap has built it, Postfix puts off every message with “address resolver failure”.`,
      fix: 'Build the table',
    }),
    'map-stale': (map: string) => ({
      title: 'A lookup table is older than its text',
      why: `${map} was edited and postmap not run since, so Postfix does not know the latest entries.`,
      fix: 'Build the table',
    }),
    'map-type': (map: string) => ({
      title: 'No mail leaves: this Postfix cannot read a lookup table',
      why: `The table ${map} is of a type this Postfix was built without (Berkeley DB is gone from many systems). Until it has another type, every message waits.`,
      fix: 'Convert the table',
    }),
    'map-type-package': (map: string) => ({
      title: 'No mail leaves: this Postfix cannot ask a lookup table',
      why: `transport_maps names ${map}, of a type this Postfix was built without. Until it is there, every message waits. Install the package that brings the type (on Debian postfix-mysql, postfix-ldap and their like), or take the table out of main.cf.`,
    }),
    'map-type-elsewhere': (type: string) => ({
      title: `This Postfix cannot read tables of type ${type}`,
      why: `A setting names one, and this Postfix was built without that type (Berkeley DB is gone from many systems). Mail that needs the table waits. Write a type there that it has (“postconf -m” lists them), and build the table again with postmap (alias files: newaliases).`,
    }),
    'map-unavailable': (map: string) => ({
      title: 'Postfix cannot read a lookup table',
      why: `${map || 'A table'} cannot be opened, so mail that needs it waits. Build it with postmap (alias files: newaliases), or take it out of main.cf.`,
    }),
    'map-not-named': (file: string) => ({
      title: `The file “${file}” has no effect`,
      why: 'It has entries that would send mail over IPv4, but transport_maps in main.cf does not name it.',
      fix: 'Put it to use',
    }),
    'transport-maps-twice': () => ({
      title: 'transport_maps stands in main.cf more than once',
      why: 'Only the last line counts; what the earlier ones name has no effect.',
      fix: 'Make one line of them',
    }),
    'entry-without-colon': (map: string) => ({
      title: `Colons are missing in ${map}`,
      why: 'In a transport map, the service is followed by a colon (smtp-ipv4:). Postfix understands these entries without it too, so nothing is broken; other programs and the manual expect it.',
      fix: 'Add the colons',
    }),
    'entry-without-value': (map: string) => ({
      title: `Lines in ${map} have no effect`,
      why: 'A name stands there, and nothing behind it. Postfix skips such lines. Write behind the name where its mail is to go, or take the line out.',
    }),
    'nexthop-is-address': (key: string) => ({
      title: `The entry for ${key} names a mail address as its destination`,
      why: 'Behind the colon stands a server, or nothing. Postfix looks for a server with that name and finds none.',
      fix: 'Take the address out',
    }),
    'port-is-name': (key: string) => ({
      title: `The entry for ${key} names a port that does not exist`,
      why: 'Behind the last colon stands a number (25, 587) or a name the system knows. Delivery fails with “unknown service”. Write the number.',
    }),
    'relayhost-bypassed': (key: string) => ({
      title: `Mail to ${key} goes round your relay`,
      why: 'You send through a relay, but this entry names none, so the mail goes straight to the recipient’s server. Where port 25 is closed, or your address not trusted, it does not arrive.',
      fix: 'Send it through the relay, over IPv4',
    }),
    'byte-order-mark': (where: string) => ({
      title: `An invisible mark stands before the first line (${where})`,
      why: 'Some editors, above all on Windows, begin a file with it (byte order mark). Postfix takes it for a part of the line, and does not start. Save the file as UTF-8 without this mark.',
      fix: 'Set the line aside as a comment',
    }),
    'lines-joined': (where: string) => ({
      title: `Two services stand on one line (${where})`,
      why: 'The line break between them is lost, most likely because something was added to a file whose last line had no end. Neither service works. Put a line break where the second one begins.',
    }),
    'core-service-missing': (services: string) => ({
      title: `Postfix lacks a service of its own: ${services}`,
      why: 'master.cf was made for an older version, or a part of it is lost. Mail gets stuck without it. Run: sudo postfix upgrade-configuration; what is missing after that, take from the master.cf that came with Postfix.',
    }),
    'protocols-unknown': (where: string) => ({
      title: `inet_protocols names something that does not exist (${where})`,
      why: 'It may be all, ipv4 or ipv6. As it is, Postfix and all its commands end at once. Without the line, Postfix’s default holds.',
      fix: 'Set the line aside as a comment',
    }),
    'foreign-characters': (where: string) => ({
      title: `${where} has characters that only look like spaces or quotes`,
      why: 'They come from a web page or a word processor. Postfix does not take them for spaces or quotes, and reads the line as something else.',
      fix: 'Replace them by plain ones',
    }),
    'option-not-indented': (where: string) => ({
      title: `An option stands at the beginning of a line (${where})`,
      why: 'Lines that begin with -o belong to the service above only if they begin with a space. As it is, Postfix does not start, and stops at the next reload.',
      fix: 'Indent the line',
    }),
    'indented-line': (where: string) => ({
      title: `A line is indented that should not be (${where})`,
      why: 'An indented line continues the one above it, or is skipped where there is none. What it says has no effect.',
      fix: 'Move it to the margin',
    }),
    'broken-line': (where: string) => ({
      title: `Postfix cannot read a line (${where})`,
      why: 'Its columns or its equals sign are not as they must be. Postfix does not start with it, and stops at the next reload.',
      fix: 'Set the line aside as a comment',
    }),
    'configuration-unreadable': () => ({
      title: 'Postfix cannot read its configuration',
      why: 'Its own words stand below. Until that is mended, it does not start.',
    }),
    'no-ipv6-route': () => ({
      title: 'This machine has no way out over IPv6',
      why: 'Postfix tries IPv6 and finds the network unreachable. These recipients can be reached over IPv4.',
      fix: 'Send this mail over IPv4',
    }),
    'no-ipv6-route-no-ipv4': () => ({
      title: 'This machine has no way out over IPv6',
      why: 'These recipients’ servers have IPv6 addresses only, so this mail cannot be delivered from here. A relay, or IPv6 from your provider, would help.',
    }),
    'port-25-blocked': () => ({
      title: 'Your internet provider seems to block outgoing mail',
      why: 'Connections to port 25 get no answer, over IPv4 too. That is usual on home lines. Ask the provider to open port 25, or send through its relay (relayhost). Sending over IPv4 does not help here.',
    }),
    'server-silent': (domain: string) => ({
      title: `The mail server of ${domain} does not answer`,
      why: 'Other mail leaves, so the trouble is most likely there. Postfix goes on trying.',
    }),
    'dns-broken': () => ({
      title: 'Names cannot be looked up',
      why: 'The DNS server this machine asks does not answer, so Postfix finds no mail server, and mail waits. Check the network and the DNS servers set for it.',
    }),
    'relay-login': (relay: string) => ({
      title: `The relay ${relay} refuses the login`.replace('  ', ' '),
      why: 'User name or password are wrong, expired, or not set. Correct them in the file that smtp_sasl_password_maps names, and run postmap. The mail waits until then.',
    }),
    'postfix-stopped': () => ({
      title: 'Postfix is stopped',
      why: 'No mail leaves and none arrives until it is started.',
      fix: 'Start Postfix',
    }),
    'asleep-with-mail': () => ({
      title: 'Mail waits, and Postfix is asleep',
      why: 'On a Mac, Postfix wakes up only for new mail. What waits is not tried again before that.',
      fix: 'Wake Postfix up',
    }),
    'disk-short': () => ({
      title: 'There is hardly any room left for mail',
      why: 'Postfix takes no mail when less than one and a half times the largest message fits on the disk. Make room there.',
    }),
    'queue-of-unknown-directory': (directory: string) => ({
      title: 'The queue cannot be read',
      why: `Postfix shows the queue of another configuration only if the default one allows it. Run: sudo postconf -e "alternate_config_directories = $(postconf -h alternate_config_directories) "'${directory}'`,
    }),
    'queue-not-permitted': () => ({
      title: 'You may not read the queue',
      why: 'authorized_mailq_users in main.cf does not name you. An administrator can add you.',
    }),
    'rules-gone': () => ({
      title: 'Your IPv4 rules are gone',
      why: 'Postbar had set them, and Postfix’s files do not have them any more. A system update puts the stock files back now and then.',
      fix: 'Put them back',
    }),
  },
  unknown: (id: string) => `The doctor finds nothing called “${id}” now.`,
  noButton: 'There is no button for this: what to do stands with the finding.',
  done: 'That is mended.',
  nothing: 'That was mended already. Nothing was changed.',
  started: 'Postfix is running.',
  startStep: 'Postfix is started',
  delivered: (count: number) =>
    count === 1
      ? '1 message that was stuck has been delivered.'
      : `${count} messages that were stuck have been delivered.`,
  returned: (count: number) =>
    count === 1
      ? '1 message came back to its sender.'
      : `${count} messages came back to their senders.`,
  partly: (count: number) =>
    count === 1
      ? '1 message reached some of its recipients; for the others it came back to its sender.'
      : `${count} messages reached some of their recipients; for the others they came back to their senders.`,
  deleted: (count: number) =>
    count === 1
      ? '1 message was deleted from the queue meanwhile.'
      : `${count} messages were deleted from the queue meanwhile.`,
  stillWaiting: (count: number) =>
    count === 1 ? '1 message still waits.' : `${count} messages still wait.`,
  unknownFate: (count: number) =>
    count === 1
      ? 'What became of 1 message, Postbar cannot tell: neither the queue nor the log shows it.'
      : `What became of ${count} messages, Postbar cannot tell: neither the queue nor the log shows it.`,
  notTried: 'Postfix did not let itself be told to try at once; it tries again by itself.',
  unwatched: 'Whether mail waited for this, Postbar cannot tell: the queue cannot be read.',
  none: 'Nothing to complain about.',
  suggestions: {
    heading: 'Sending over IPv4 would help',
    provider: (id: string, domains: readonly string[]) =>
      `Mail to ${provider(id)} (${several(domains)}) does not get through over IPv6. Over IPv4 it most likely would.`,
    domain: (name: string) =>
      `Mail to ${name} does not get through over IPv6. Over IPv4 it most likely would.`,
  },
  report: {
    heading: 'Postbar’s report',
    postfix: (version: string, state: string) => `Postfix ${version}, ${state}`,
    findings: 'Findings',
    reachability: 'What the world sees of this server',
    settings: 'Settings',
    masked: 'Addresses are masked.',
  },
};
