/** What a line of Postfix's log tells. `other`: a line that tells none of these; its text is kept. */
export type LogEventName =
  | 'sent'
  | 'deferred'
  | 'bounced'
  | 'soft-bounced' // soft_bounce=yes: would have bounced, and was deferred
  | 'expired'
  | 'deliverable' // a probe (sendmail -bv, address verification), no mail
  | 'undeliverable'
  | 'attempt-failed' // one host of several did not take the mail; the delivery goes on
  | 'rejected'
  | 'queue-active'
  | 'removed'
  | 'bounce-notification'
  | 'delay-notification'
  | 'service-dying'
  | 'service-throttled'
  | 'transport-unavailable'
  | 'map-unavailable'
  | 'master-start'
  | 'master-reload'
  | 'master-stop'
  | 'warning'
  | 'error'
  | 'fatal'
  | 'panic'
  | 'other';

/** One line of the log, read. Fields the line does not have are undefined. */
export interface LogEvent {
  /** Milliseconds since 1970; undefined where the line has no time. */
  time: number | undefined;
  /** The program that wrote it (`smtp`, `qmgr`), without `syslog_name`. */
  process: string | undefined;
  /** What stands before the program: `postfix`, `postfix/smtp-ipv4`, an instance's name. */
  syslogName: string | undefined;
  /** As Postfix writes it; `NOQUEUE` for mail refused before it had a queue file. */
  queueId: string | undefined;
  event: LogEventName;
  to: string | undefined;
  /** The address before aliases were expanded. */
  origTo: string | undefined;
  /** The envelope sender; empty for the null sender. */
  from: string | undefined;
  /** The host, or the transport (`local`, `dovecot`); undefined for `relay=none`. */
  relayHost: string | undefined;
  /** What stands in brackets behind the host: an IP address, or a socket's path (LMTP). */
  relayIp: string | undefined;
  relayPort: number | undefined;
  /** Of `relayIp`; undefined for a socket. */
  ipVersion: 4 | 6 | undefined;
  dsn: string | undefined;
  /** The word after `status=`, as it stands. */
  status: string | undefined;
  /** Seconds since the message arrived. */
  delay: number | undefined;
  /** Seconds: before qmgr, in qmgr, connecting, sending; as Postfix writes it, `a/b/c/d`. */
  delays: string | undefined;
  /** The reply, or what a warning says. */
  reason: string | undefined;
  /** Bytes, where the message becomes active. */
  size: number | undefined;
  /** Number of recipients, where the message becomes active. */
  recipients: number | undefined;
  /** The service or transport that dies, is throttled or cannot be reached. */
  service: string | undefined;
  /** The queue id of the notification that was made about this message. */
  notificationId: string | undefined;
  /** The line's body, where no field above holds it. */
  text: string | undefined;
}

/**
 * An event with nothing known. Every event has the same fields in the same
 * order, which keeps V8's code for them fast.
 */
export function blankEvent(): LogEvent {
  return {
    time: undefined,
    process: undefined,
    syslogName: undefined,
    queueId: undefined,
    event: 'other',
    to: undefined,
    origTo: undefined,
    from: undefined,
    relayHost: undefined,
    relayIp: undefined,
    relayPort: undefined,
    ipVersion: undefined,
    dsn: undefined,
    status: undefined,
    delay: undefined,
    delays: undefined,
    reason: undefined,
    size: undefined,
    recipients: undefined,
    service: undefined,
    notificationId: undefined,
    text: undefined,
  };
}
