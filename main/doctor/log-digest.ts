import { copied } from '../postfix/lines.ts';
import type { LogEvent } from '../postfix/log-event.ts';
import { domainOfAddress } from '../postfix/queue-message.ts';

/** What the doctor keeps of the log, or why there is none. */
export type LogFacts =
  | ({ readonly ok: true; readonly source: string } & LogDigest)
  | {
      readonly ok: false;
      readonly why: 'not-found' | 'not-permitted';
      readonly source: string;
    };

/** A delivery that failed and was not followed by one that went well. */
export interface FailedDelivery {
  readonly queueId: string | undefined;
  readonly domain: string;
  readonly line: string;
  readonly reason: string;
  readonly status: string;
  readonly dsn: string | undefined;
  readonly relayHost: string | undefined;
  readonly relayIp: string | undefined;
  readonly relayPort: number | undefined;
  readonly ipVersion: 4 | 6 | undefined;
}

/** A mail server that gave no answer over IPv4 at port 25, before Postfix tried the next address. */
export interface SilentServer {
  readonly host: string;
  readonly ip: string;
  /** The same server spoke over IPv6: it is there, and the way over IPv4 is not. */
  readonly speaksIpv6: boolean;
  readonly line: string;
}

/** A warning or an error of Postfix about itself. */
export interface Complaint {
  readonly event: LogEvent['event'];
  readonly reason: string;
  readonly service: string | undefined;
  /** The service's name as its syslog_name tells it. */
  readonly writer: string;
  readonly line: string;
}

export interface LogDigest {
  readonly failures: readonly FailedDelivery[];
  /** Since Postfix last read its configuration. */
  readonly complaints: readonly Complaint[];
  /** Domains that mail was sent from, the most frequent first. */
  readonly senders: readonly string[];
  /** Selectors that mail was signed with, as `selector._domainkey.domain`. */
  readonly signers: readonly string[];
  readonly sentOver: { readonly ipv4: boolean; readonly ipv6: boolean };
  /** Without those that took mail later. */
  readonly silentOverIpv4: readonly SilentServer[];
}

const DAY = 86_400_000;
// A process sleeps for a second between its fatal line and its end (Postfix, util/msg.c), so
// master may tell only after a reload of one that died before it.
const LATE_BY = 2_000;
const mostKept = 200;
const longestLine = 1_000;
const ownTrouble: ReadonlySet<LogEvent['event']> = new Set([
  'service-dying',
  'service-throttled',
  'transport-unavailable',
  'map-unavailable',
  'fatal',
  'panic',
  'error',
]);

/**
 * Boils a day of log down to what still holds: a failure is forgotten when mail
 * to that domain later went the same way, or when the message that was put off has
 * left the queue; a complaint when Postfix read its configuration anew. Bounded, whatever the log holds.
 * @param now milliseconds since 1970; lines older than a day are left out
 */
export function logDigester(now: number): {
  add(event: LogEvent, line: string): void;
  digest(): LogDigest;
} {
  const failures = new Map<string, FailedDelivery>();
  const senders = new Map<string, number>();
  const signers = new Set<string>();
  const sentOver = { ipv4: false, ipv6: false };
  const silent = new Map<string, SilentServer>();
  let complaints: Complaint[] = [];
  let reloadedAt = Number.NEGATIVE_INFINITY;

  const isLate = ({ event, time }: LogEvent) =>
    (event === 'service-dying' || event === 'service-throttled') &&
    (time ?? now) <= reloadedAt + LATE_BY &&
    !complaints.some((complaint) => complaint.event === 'fatal');
  const delivered = (domain: string, version: 4 | 6 | undefined) => {
    if (version === 4) sentOver.ipv4 = true;
    if (version === 6) sentOver.ipv6 = true;
    failures.delete(keyOf(domain, version));
    failures.delete(keyOf(domain, undefined));
  };
  const gone = (queueId: string | undefined) => {
    for (const [key, failure] of failures)
      if (failure.status === 'deferred' && failure.queueId === queueId) failures.delete(key);
  };
  const failed = (domain: string, event: LogEvent, line: string) => {
    if (failures.size < mostKept) {
      failures.delete(keyOf(domain, event.ipVersion));
      failures.set(keyOf(domain, event.ipVersion), failureOf(domain, event, line));
    }
  };
  return {
    add(event, line) {
      if (event.time !== undefined && event.time < now - DAY) return;
      const domain = event.to === undefined ? undefined : domainOfAddress(event.to);
      if (domain !== undefined) noteSpeaking(silent, event);
      if (event.event === 'queue-active') count(senders, event.from);
      else if (domain !== undefined && event.event === 'sent') {
        delivered(domain, event.ipVersion);
        if (event.relayIp !== undefined) silent.delete(event.relayIp);
      } else if (domain !== undefined && isFailure(event)) failed(copied(domain), event, line);
      else if (event.event === 'attempt-failed') noteSilent(silent, event, line);
      else if (event.event === 'removed') gone(event.queueId);
      else if (event.event === 'master-reload' || event.event === 'master-start') {
        complaints = [];
        if (event.event === 'master-reload') reloadedAt = event.time ?? reloadedAt;
      } else if (ownTrouble.has(event.event)) {
        if (!isLate(event) && complaints.length < mostKept)
          complaints.push(complaintOf(event, line));
      } else readSigner(signers, event.text);
    },
    digest: () => ({
      failures: [...failures.values()],
      complaints,
      senders: [...senders].sort((one, other) => other[1] - one[1]).map(([domain]) => domain),
      signers: [...signers],
      sentOver,
      silentOverIpv4: [...silent.values()],
    }),
  };
}

/** The final status of a delivery tells of the last address only: this is the trace of the others. */
function noteSilent(silent: Map<string, SilentServer>, event: LogEvent, line: string): void {
  const { relayHost = '', relayIp, relayPort, ipVersion, reason } = event;
  if (relayIp === undefined || relayPort !== 25 || ipVersion !== 4) return;
  if (!/timed out/.test(reason ?? '') || silent.size >= mostKept) return;
  const [host, ip] = [copied(relayHost), copied(relayIp)];
  const speaksIpv6 = silent.get(ip)?.speaksIpv6 === true;
  silent.set(ip, { host, ip, speaksIpv6, line: copied(line.slice(0, longestLine)) });
}

/** A delivery names a relay only where one has spoken. */
function noteSpeaking(silent: Map<string, SilentServer>, { relayHost, ipVersion }: LogEvent): void {
  if (relayHost === undefined || ipVersion !== 6) return;
  for (const [ip, server] of silent)
    if (server.host === relayHost) silent.set(ip, { ...server, speaksIpv6: true });
}

const keyOf = (domain: string, version: 4 | 6 | undefined) => `${version ?? '-'} ${domain}`;

const isFailure = ({ event }: LogEvent) =>
  event === 'deferred' || event === 'bounced' || event === 'soft-bounced' || event === 'expired';

function failureOf(domain: string, event: LogEvent, line: string): FailedDelivery {
  const { queueId, relayHost, relayIp, relayPort, ipVersion } = event;
  return {
    queueId: queueId === undefined ? undefined : copied(queueId),
    domain,
    line: copied(line.slice(0, longestLine)),
    reason: copied((event.reason ?? '').slice(0, longestLine)),
    status: event.status ?? event.event,
    dsn: event.dsn,
    relayHost: relayHost === undefined ? undefined : copied(relayHost),
    relayIp: relayIp === undefined ? undefined : copied(relayIp),
    relayPort,
    ipVersion,
  };
}

function complaintOf(event: LogEvent, line: string): Complaint {
  return {
    event: event.event,
    reason: copied((event.reason ?? event.text ?? '').slice(0, longestLine)),
    service: event.service === undefined ? undefined : copied(event.service),
    writer: [event.syslogName, event.process].filter(Boolean).join('/'),
    line: copied(line.slice(0, longestLine)),
  };
}

function count(senders: Map<string, number>, from: string | undefined): void {
  const domain = from ? domainOfAddress(from) : undefined;
  if (!domain || (senders.size >= mostKept && !senders.has(domain))) return;
  senders.set(copied(domain), (senders.get(domain) ?? 0) + 1);
}

/** OpenDKIM's own line; other signers leave none that is as plain. */
function readSigner(signers: Set<string>, text: string | undefined): void {
  if (!text?.includes('DKIM-Signature')) return;
  const found = /DKIM-Signature field added \(s=([\w.-]{1,63}), d=([\w.-]{1,253})\)/.exec(text);
  if (found && signers.size < 20) signers.add(`${found[1]}._domainkey.${found[2]}`);
}
