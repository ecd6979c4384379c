import type { ProviderId } from '../providers.ts';

/** What kind of trouble a reason tells of. */
export type ReasonClass =
  | 'no-ptr-ipv6'
  | 'auth-spf-dkim'
  | 'reputation-blocklist'
  | 'greylist-ratelimit'
  | 'mailbox-full'
  | 'user-unknown'
  | 'dns'
  | 'network'
  | 'tls'
  | 'relay-auth'
  | 'policy-size'
  | 'transport-broken'
  | 'local-config'
  | 'other';

/** Whether sending over IPv4 would help; `maybe` is "only if …", said in `ipv4Text`. */
export type Ipv4Helps = true | false | 'maybe';

/**
 * What Postfix does next. `will-retry`: the mail waits in the queue. `given-up`: it
 * is out of the queue and the sender was sent a report. `unknown`: the reason
 * alone does not tell (no reply code, no status).
 */
export type Retry = 'will-retry' | 'given-up' | 'unknown';

/** Who can do something about it; `nobody`: it passes by itself. */
export type WhoActs =
  | 'you'
  | 'recipient'
  | 'recipient-admin'
  | 'internet-provider'
  | 'dns-host'
  | 'nobody';

/** What is known besides the reason itself; whatever is given here beats what the reason says. */
export interface ReasonContext {
  /** Host of the log's `relay=`, or the MX host. */
  readonly relayHost?: string;
  readonly relayIp?: string;
  readonly ipVersion?: 4 | 6;
  /** The log's `dsn=`, e.g. `5.7.1`. */
  readonly dsn?: string;
  /** The log's `status=`. */
  readonly status?: string;
  /** True where the mail goes through the `relayhost` of this installation. */
  readonly viaRelayhost?: boolean;
  /** Whole days of `maximal_queue_lifetime`. Default 5. */
  readonly queueLifetimeDays?: number;
}

/** A reason understood, before it is put into words. */
export interface Diagnosis {
  readonly class: ReasonClass;
  readonly cause: Cause;
  readonly ipv4Helps: Ipv4Helps;
  readonly retry: Retry;
  readonly whoActs: WhoActs;
  readonly provider?: ProviderId;
  /** IP version of the connection the reason tells of. */
  readonly ipVersion?: 4 | 6;
}

/** A reason in plain words. Every text is bounded and holds nothing of the reason itself. */
export interface Explanation extends Diagnosis {
  readonly title: string;
  /** What happened, what it means, what to do: one to three sentences. */
  readonly text: string;
  /** What Postfix does next, and whether the sender has been told. */
  readonly next: string;
  readonly whoActsText: string;
  /** Whether IPv4 helps, in words; absent where nobody would ask. */
  readonly ipv4Text?: string;
}

interface CauseFacts {
  readonly class: ReasonClass;
  readonly whoActs: WhoActs;
}

// A class is what a list is sorted by; a cause is what a person is told. The
// order decides between causes that are equally likely: the first one wins.
export const causes = {
  'no-ptr-ipv6': { class: 'no-ptr-ipv6', whoActs: 'you' },
  'sender-not-authenticated': { class: 'auth-spf-dkim', whoActs: 'dns-host' },
  'sender-domain-unknown': { class: 'auth-spf-dkim', whoActs: 'dns-host' },
  'mailbox-full': { class: 'mailbox-full', whoActs: 'recipient' },
  'user-unknown': { class: 'user-unknown', whoActs: 'you' },
  'user-disabled': { class: 'user-unknown', whoActs: 'recipient' },
  'rate-limit': { class: 'greylist-ratelimit', whoActs: 'nobody' },
  greylist: { class: 'greylist-ratelimit', whoActs: 'nobody' },
  'try-later': { class: 'greylist-ratelimit', whoActs: 'nobody' },
  'no-ptr': { class: 'reputation-blocklist', whoActs: 'internet-provider' },
  blocklist: { class: 'reputation-blocklist', whoActs: 'you' },
  'no-direct-sending': { class: 'reputation-blocklist', whoActs: 'internet-provider' },
  'looks-like-spam': { class: 'reputation-blocklist', whoActs: 'you' },
  'access-denied': { class: 'reputation-blocklist', whoActs: 'recipient-admin' },
  'too-big': { class: 'policy-size', whoActs: 'you' },
  'content-refused': { class: 'policy-size', whoActs: 'you' },
  'house-rules': { class: 'policy-size', whoActs: 'recipient-admin' },
  'relay-login': { class: 'relay-auth', whoActs: 'you' },
  encryption: { class: 'tls', whoActs: 'you' },
  'domain-unknown': { class: 'dns', whoActs: 'you' },
  'dns-silent': { class: 'dns', whoActs: 'nobody' },
  'takes-no-mail': { class: 'dns', whoActs: 'recipient-admin' },
  'no-ipv6-route': { class: 'network', whoActs: 'you' },
  unreachable: { class: 'network', whoActs: 'internet-provider' },
  'timed-out': { class: 'network', whoActs: 'internet-provider' },
  refused: { class: 'network', whoActs: 'recipient-admin' },
  'connection-lost': { class: 'network', whoActs: 'nobody' },
  'service-broken': { class: 'transport-broken', whoActs: 'you' },
  'table-broken': { class: 'local-config', whoActs: 'you' },
  loop: { class: 'local-config', whoActs: 'you' },
  'own-setup': { class: 'local-config', whoActs: 'you' },
  'relay-denied': { class: 'other', whoActs: 'recipient-admin' },
  'their-trouble': { class: 'other', whoActs: 'nobody' },
  unclear: { class: 'other', whoActs: 'you' },
} as const satisfies Record<string, CauseFacts>;

export type Cause = keyof typeof causes;
