import { matches, type Signal, says } from './signals.ts';

// Sources: postfix src/qmgr (transport errors), smtp/smtp_connect.c, smtp_addr.c,
// smtp_tls*.c, local/ and virtual/ (mailboxes), trivial-rewrite (address resolver);
// errors of connect(2) in the words of Linux and of macOS.

/** What this machine's Postfix says of itself; a server that replies so speaks of its own trouble. */
export const ownSignals: readonly Signal[] = [
  says(
    'service-broken',
    12,
    'unknown mail transport error',
    'mail transport unavailable',
    'transport is unavailable',
    'malformed response',
    'bad command startup',
  ),
  matches(
    'service-broken',
    12,
    /\bconnect to (?:transport )?\S*(?:\[loopback\]|\[(?:private|public)?\/)/,
  ),
  matches('service-broken', 12, /\bconnect to transport /),
  says(
    'table-broken',
    12,
    'address resolver failure',
    'alias database',
    '(table|map) lookup (error|problem)',
    'unsupported dictionary',
    'is unavailable\\. open database',
    'open database',
    'queue file write error',
    'lookup error for',
  ),
  says(
    'own-setup',
    9,
    '(local|server) configuration error',
    'fatal:…',
    'address is undeliverable',
    'invalid dns reply filter',
  ),
];

/** What Postfix, or a server that passes mail on, says of the way to the next one. */
export const waySignals: readonly Signal[] = [
  says(
    'loop',
    12,
    'loops back to myself',
    'mail (forwarding )?loop',
    'too many hops',
    '(hop|loop) count',
    'routing loop',
    'message looping',
  ),
  says(
    'dns-silent',
    // More than what the same words weigh for a domain that is not there.
    20,
    'name service error…(try again|malformed|unexpected)',
    'name service error…type=*: …(try again|malformed|unexpected)',
    'host not found, try again',
    'malformed …name server reply',
    'temporary failure in name resolution',
    'unable to look up host…(temporary|try again)',
    'name lookup (failure|timed out)',
  ),
  says(
    'domain-unknown',
    9,
    'name service error',
    'host or domain name not found',
    'unable to look up host',
    'no data record',
    'no (valid )?mx (host|record|found)',
    'dns reply filter drops',
    'dns (query|error|lookup)…(failed|no relevant answers|not found)',
    'name or service not known',
    'nodename nor servname',
    'no address associated',
  ),
  says(
    'unreachable',
    9,
    'network is (unreachable|down)',
    'network error',
    'no route to host',
    'host is (unreachable|down)',
    "(can't|cannot) assign requested address",
    'address not available',
    'address family not supported',
    'destination unreachable',
  ),
  says('timed-out', 8, '(connection|operation) timed out', 'conversation with…timed out'),
  says('refused', 8, 'connect(ion)?…connection refused', 'connection refused by'),
  says(
    'connection-lost',
    8,
    'lost connection with',
    'connection reset',
    'broken pipe',
    'connect to…permission denied',
    'able to establish an smtp connection',
  ),
  // The recipient's server tried to ask another one whether the address exists.
  matches('connection-lost', 10, /\bunverified address:.*(?:connect to|refused|timed out)/),
  says(
    'encryption',
    13,
    'while performing the starttls',
    'tls is required',
    'cannot start tls',
    'server certificate',
    'non dnssec',
    'no tlsa',
    'tls (engine|handshake|session)',
  ),
  says('too-big', 10, 'message size \\d* exceeds size limit'),
  matches('user-unknown', 8, /^unknown user: |^user unknown/),
];
