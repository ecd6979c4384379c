import { type Signal, sentences } from './signals.ts';

/**
 * What Postfix itself says, before or without any reply. Sources: postfix src/qmgr
 * (transport errors), smtp/smtp_connect.c, smtp_addr.c, smtp_tls*.c, smtp_sasl_glue.c,
 * local/ and virtual/ (mailboxes), trivial-rewrite (address resolver).
 */
export const postfixSignals: readonly Signal[] = sentences([
  [
    'service-broken',
    12,
    /\bunknown mail transport error|\bmail transport unavailable|\btransport is unavailable|\bmalformed response|\bbad command startup/,
  ],
  [
    'service-broken',
    8,
    /\bconnect to (?:transport )?\S*\[(?:private\/|public\/|\/)|\bconnect to loopback/,
  ],
  [
    'table-broken',
    12,
    /\baddress resolver failure|\balias database|\btable lookup (?:error|problem)|\bmap lookup|\bunsupported dictionary|\bis unavailable\. open database|\bqueue file write error|\blookup error for/,
  ],
  ['loop', 12, /\bloops back to myself|\bmail (?:forwarding )?loop|\btoo many hops/],
  [
    'own-setup',
    9,
    /\blocal configuration error|\bserver configuration error|\bfatal: |\bparameter \S+:|\baddress is undeliverable|\binvalid dns reply filter/,
  ],
  [
    'dns-silent',
    10,
    /\bname service error .*(?:try again|malformed|unexpected)|\btemporary failure in name resolution|\bunable to look up host .*(?:temporary|try again)/,
  ],
  [
    'domain-unknown',
    9,
    /\bname service error|\bhost or domain name not found|\bunable to look up host|\bno data record|\bno (?:valid )?mx (?:host|record)|\bdns reply filter drops|\bname or service not known|\bnodename nor servname|\bno address associated/,
  ],
  [
    'unreachable',
    9,
    /\b(?:network is (?:unreachable|down)|no route to host|host is (?:unreachable|down)|(?:can't|cannot) assign requested address|address not available|address family not supported|destination unreachable)/,
  ],
  ['timed-out', 8, /\b(?:connection|operation) timed out|\bconversation with .*timed out/],
  ['refused', 8, /\bconnect(?:ion)?\b.*\bconnection refused/],
  [
    'connection-lost',
    8,
    /\blost connection with|\bconnection reset|\bbroken pipe|\bconnect to .*permission denied/,
  ],
  [
    'encryption',
    13,
    /\b(?:while performing the starttls|tls is required|cannot start tls|server certificate|non dnssec|no tlsa|tls (?:engine|handshake|session))/,
  ],
  ['relay-login', 13, /\bsasl authentication failed/],
  ['too-big', 10, /\bmessage size \d+ exceeds size limit/],
  ['user-unknown', 8, /^unknown user: |^user unknown/],
]);
