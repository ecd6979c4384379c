import type { Cause, Retry, WhoActs } from '../../doctor/reasons/explanation.ts';

/** The server that answered, at the start of a sentence and inside one. */
export interface ServerName {
  readonly start: string;
  readonly inside: string;
}

interface Words {
  readonly title: string;
  readonly text: string;
}

const causes: Record<Cause, (server: ServerName) => Words> = {
  'no-ptr-ipv6': ({ start }) => ({
    title: `${start} does not accept mail from this server’s IPv6 address`,
    text: 'The IPv6 address this server sends from has no name in the DNS (no PTR record), and mail from nameless addresses is refused. Send this mail over IPv4, or ask your internet provider for a name for the IPv6 address.',
  }),
  'sender-not-authenticated': ({ start }) => ({
    title: `${start} could not confirm who the sender is`,
    text: 'The sender’s domain does not vouch for this server (SPF or DKIM), so the mail might be a forgery. Whoever manages the DNS of the sender’s domain has to add this server to the SPF record, or DKIM signing has to be set up.',
  }),
  'sender-domain-unknown': ({ start }) => ({
    title: `${start} could not verify the sender’s address`,
    text: 'Mail is only accepted there from an address that exists and can be answered. Check the sender’s address for typos, and that its domain has MX records in the DNS.',
  }),
  'mailbox-full': () => ({
    title: 'The recipient’s mailbox is full',
    text: 'There is no room for new mail there. The recipient has to delete something; tell them another way, for example by phone.',
  }),
  'user-unknown': () => ({
    title: 'This recipient does not exist',
    text: 'The receiving server knows nobody by this address. Check it for typos, or ask the recipient for the current one.',
  }),
  'user-disabled': () => ({
    title: 'The recipient’s mailbox is closed',
    text: 'The address once existed, but it no longer takes mail. Ask the recipient for another address.',
  }),
  'rate-limit': ({ start }) => ({
    title: `${start} wants fewer messages at a time`,
    text: 'This server sent more mail there than it is willing to take, so it is making the rest wait. This usually passes by itself; if it happens often, send large mailings more slowly.',
  }),
  greylist: ({ start }) => ({
    title: `${start} asks strangers to come back later`,
    text: 'Servers it has not seen before have to wait a few minutes (“greylisting”, against spam). The mail goes through at one of the next tries; there is nothing to do.',
  }),
  'try-later': ({ start }) => ({
    title: `${start} cannot take the mail right now`,
    text: 'It asked for another try later. There is nothing to do, unless this goes on for a day.',
  }),
  'no-ptr': ({ start }) => ({
    title: `${start} refuses servers without a proper name`,
    text: 'The address this server sends from has no name in the DNS (PTR record), or name and address do not match. Only the internet provider it belongs to can set this; ask them for a “reverse DNS” entry with the name of this server.',
  }),
  blocklist: ({ start }) => ({
    title: `${start} does not trust this server’s address`,
    text: 'The address or domain is on a list of senders of spam, or has a bad reputation there. Find out why (a hijacked password or website is common), and then ask for removal at the page named in the details.',
  }),
  'no-direct-sending': ({ start }) => ({
    title: `${start} takes no mail straight from a connection like yours`,
    text: 'Addresses of home lines are refused there. Send through your internet or mail provider’s outgoing server (a relay host), or ask your provider for a fixed business address.',
  }),
  'looks-like-spam': ({ start }) => ({
    title: `${start} took the message for spam`,
    text: 'Its filter did not like the content or the sender. Try plainer wording with fewer links; if ordinary letters are refused as well, check SPF, DKIM and the lists of spam senders.',
  }),
  'access-denied': ({ start }) => ({
    title: `${start} refuses mail from this server or sender`,
    text: 'It does not say why; often it is a local rule or a list. Ask the recipient’s administrator, and send them the exact reply from the details.',
  }),
  'too-big': () => ({
    title: 'The message is too big',
    text: 'The receiving server does not take messages of this size. Send fewer or smaller attachments, or a link to the files.',
  }),
  'content-refused': ({ start }) => ({
    title: `${start} refuses something in the message`,
    text: 'An attachment or the form of the message is not allowed there. Send it without the attachment or in another format, for example as a PDF.',
  }),
  'house-rules': ({ start }) => ({
    title: `${start} has a rule against this message`,
    text: 'A rule there does not allow it: some groups take mail only from members, others limit the number of recipients. Ask the recipient or their administrator.',
  }),
  'relay-login': () => ({
    title: 'The outgoing server does not accept the login',
    text: 'The server asked for a user name and a password, and did not get the right ones. Check them with your mail provider; many want a separate “app password”.',
  }),
  encryption: ({ inside }) => ({
    title: 'No encrypted connection could be made',
    text: `Encryption is required here, and this server and ${inside} could not agree on it: it is not offered, or a certificate is not valid. Ask the recipient’s administrator, or check the TLS settings of this server.`,
  }),
  'domain-unknown': () => ({
    title: 'The recipient’s domain cannot be found',
    text: 'The part after the @ is not known in the DNS, or names no mail server. Check the address for typos.',
  }),
  'dns-silent': () => ({
    title: 'The name service did not answer',
    text: 'This server could not look up where the mail should go. If this concerns one domain, its DNS is out of order; if it concerns all, check this machine’s internet connection and DNS server.',
  }),
  'takes-no-mail': () => ({
    title: 'The recipient’s domain takes no mail at all',
    text: 'Its owners, or whoever keeps its mail, say so. Check the address for typos, or ask the recipient for another one.',
  }),
  'no-ipv6-route': () => ({
    title: 'This server cannot send over IPv6',
    text: 'It tried to reach the recipient’s server over IPv6, but has no working IPv6 connection. Send over IPv4, or have your internet provider set IPv6 right.',
  }),
  unreachable: () => ({
    title: 'There is no way to the recipient’s server',
    text: 'The network says that the server cannot be reached. Check this machine’s internet connection; if other mail goes out, the fault is on the recipient’s side.',
  }),
  'timed-out': () => ({
    title: 'The recipient’s server did not answer',
    text: 'If this concerns one recipient, their server is probably down. If it concerns every recipient, your internet provider is probably blocking port 25: ask them to open it, or send through their outgoing server (a relay host).',
  }),
  refused: () => ({
    title: 'The recipient’s server takes no calls',
    text: 'The machine is there, but no mail server answers on it. Usually it is being repaired, or is set up wrongly; tell the recipient if it lasts.',
  }),
  'connection-lost': () => ({
    title: 'The connection broke off',
    text: 'The recipient’s server, or something on the way to it, ended the conversation early. This usually passes by itself; if it goes on, a firewall may be in the way.',
  }),
  'service-broken': () => ({
    title: 'A part of Postfix on this machine does not work',
    text: 'The mail never left: the service that should deliver it is missing or dies when it starts. The doctor’s findings name the line to repair.',
  }),
  'table-broken': () => ({
    title: 'Postfix cannot read one of its tables',
    text: 'A file that tells Postfix where mail goes is missing or out of date (often “postmap” was forgotten), or the disk is full. All mail may be waiting for this; the doctor’s findings name the file.',
  }),
  loop: () => ({
    title: 'The mail would come back to this server',
    text: 'The DNS says that this server takes the mail of that domain, but Postfix does not know the domain as its own. Add it to the domains of this server, or correct the DNS.',
  }),
  'own-setup': () => ({
    title: 'A setting of Postfix on this machine is wrong',
    text: 'Postfix stopped over its own configuration. The doctor’s findings and the details name the setting.',
  }),
  'relay-denied': ({ start }) => ({
    title: `${start} does not feel responsible for this recipient`,
    text: 'The DNS sends the mail there, but that server does not take mail for the recipient’s domain. The recipient’s administrator has to set this right.',
  }),
  'their-trouble': ({ start }) => ({
    title: `${start} has a problem of its own`,
    text: 'It reported an error on its side. There is usually nothing to do but wait; if it lasts, tell the recipient.',
  }),
  unclear: () => ({
    title: 'The mail was not accepted',
    text: 'The reason is not one that Postbar knows. The exact words are in the details; they help the recipient’s administrator.',
  }),
};

const next: Record<Retry, (days: number) => string> = {
  'will-retry': (days) =>
    `Postfix tries again by itself, for up to ${days === 1 ? 'one day' : `${days} days`}. The sender hears of it only if all tries fail.`,
  'given-up': () =>
    'Postfix has given up; the sender has been sent a message saying so. To try again, the mail has to be sent anew.',
  unknown: (days) =>
    `While the mail is in the queue, Postfix tries again, for up to ${days === 1 ? 'one day' : `${days} days`}; if it is no longer there, the sender has been told.`,
};

const whoActs: Record<WhoActs, string> = {
  you: 'You can do something about it.',
  recipient: 'Only the recipient can do something about it.',
  'recipient-admin': 'The recipient’s administrator can do something about it.',
  'internet-provider': 'Your internet provider can do something about it.',
  'dns-host': 'Whoever manages the sender’s domain can do something about it.',
  nobody: 'Nobody has to do anything; it usually passes by itself.',
};

/** Reasons why mail is stuck or came back, in plain words. */
export const reasons = {
  server: (provider?: string): ServerName =>
    provider
      ? { start: provider, inside: `that of ${provider}` }
      : { start: 'The receiving server', inside: 'the receiving server' },
  causes,
  next,
  whoActs,
  ipv4: {
    yes: 'Sending this mail over IPv4 helps.',
    no: 'This was tried over IPv4 already: switching to IPv4 would not help.',
    onlyIfSpfNamesIt:
      'IPv4 helps only if the sender’s SPF record names this server’s IPv4 address.',
    onlyIfTheWayIsFree: 'IPv4 helps only if the same server can be reached over IPv4.',
    onlyIfTrusted: 'IPv4 helps only if this server’s IPv4 address has a better reputation there.',
    onlyIfSentOverIpv6: 'IPv4 helps only if this mail was sent over IPv6.',
  },
};
