import { diagnose } from '../../doctor/reasons/explain.ts';
import type { Diagnosis } from '../../doctor/reasons/explanation.ts';
import { copied } from '../../postfix/lines.ts';
import type { QueueMessage, QueueName, ReasonKind } from '../../postfix/queue-message.ts';
import { domainsOf } from '../../postfix/queue-summary.ts';
import { reasonNormalizer } from '../../postfix/reason-normal.ts';

/** What a reason comes to; one value for all reasons of a kind. */
export type KnownCause = Pick<Diagnosis, 'cause' | 'provider'>;

/** A message as the list keeps it. */
export interface HeldMessage {
  readonly id: string;
  readonly queue: QueueName;
  /** Milliseconds since 1970. */
  readonly arrivedAt: number;
  readonly bytes: number;
  readonly sender: string;
  /** The first of them. */
  readonly recipients: readonly HeldRecipient[];
  /** Recipients that are not kept. */
  readonly others: number;
  /** The domains and causes of all recipients, those not kept included. */
  readonly domains: readonly string[];
  readonly causes: readonly KnownCause[];
}

export interface HeldRecipient {
  readonly address: string;
  readonly reason?: string;
  readonly kind?: ReasonKind;
}

/** The queue at one moment, as much of it as fits. */
export interface Snapshot {
  /** In the order Postfix lists them. */
  readonly messages: readonly HeldMessage[];
  /** All messages in the queue: more than `messages` where they were too many. */
  readonly inQueue: number;
}

/** Takes messages one by one, whose strings may be slices of the listing. */
export interface SnapshotTaker {
  add(message: QueueMessage): void;
  snapshot(): Snapshot;
}

const MOST_RECIPIENTS = 100;
const LONGEST_ADDRESS = 320;
const LONGEST_REASON = 1_000;
// What V8 takes for a message and its recipient besides their texts.
const BYTES_A_MESSAGE = 400;
const BYTES_A_RECIPIENT = 100;

/**
 * A taker that keeps what the list sorts, filters and shows by, up to a number
 * of bytes: with the default, about 150,000 messages with a reason each, more
 * where the reasons are alike. Those beyond are counted.
 */
export function snapshotTaker(mostBytes = 128 * 1024 * 1024): SnapshotTaker {
  const messages: HeldMessage[] = [];
  const words = interner();
  const causeOf = causeFinder();
  let bytes = 0;
  let inQueue = 0;
  return {
    add: (message) => {
      inQueue++;
      if (bytes >= mostBytes) return;
      const before = words.bytes();
      const held = hold(message, words.own, causeOf);
      bytes += words.bytes() - before + BYTES_A_MESSAGE;
      bytes += held.recipients.length * BYTES_A_RECIPIENT;
      messages.push(held);
    },
    snapshot: () => ({ messages, inQueue }),
  };
}

function hold(
  { queueId, queueName, arrivalTime, size, sender, recipients }: QueueMessage,
  own: (text: string, longest: number) => string,
  causeOf: (reason: string, kind: ReasonKind | undefined) => KnownCause,
): HeldMessage {
  const causes = new Set<KnownCause>();
  let last: string | undefined;
  for (const { reason, reasonKind } of recipients) {
    if (reason !== undefined && reason !== last) causes.add(causeOf(reason, reasonKind));
    last = reason;
  }
  const kept = recipients.slice(0, MOST_RECIPIENTS);
  const domains = domainsOf({ recipients });
  return {
    id: copied(queueId),
    queue: queueName,
    arrivedAt: arrivalTime,
    bytes: size,
    sender: own(sender, LONGEST_ADDRESS),
    recipients: kept.map(({ address, reason, reasonKind }) => ({
      address: own(address, LONGEST_ADDRESS),
      ...(reason === undefined ? {} : { reason: own(reason, LONGEST_REASON) }),
      ...(reasonKind === undefined ? {} : { kind: reasonKind }),
    })),
    others: recipients.length - kept.length,
    domains: [...domains].map((domain) => own(domain, LONGEST_ADDRESS)),
    causes: [...causes],
  };
}

const MOST_INTERNED = 50_000;

/** Copies texts, each that comes again soon only once. */
function interner(): { own(text: string, longest: number): string; bytes(): number } {
  const known = new Map<string, string>();
  let bytes = 0;
  return {
    own: (whole, longest) => {
      const text = whole.length > longest ? whole.slice(0, longest) : whole;
      const found = known.get(text);
      if (found !== undefined) return found;
      const copy = copied(text);
      bytes += 2 * copy.length;
      if (known.size >= MOST_INTERNED) known.clear();
      known.set(copy, copy);
      return copy;
    },
    bytes: () => bytes,
  };
}

const ipv6 = /\[[0-9a-f]*:[0-9a-f:.]*\]/i;
const MOST_KINDS = 20_000;

/** Diagnoses one reason of each kind: what differs from message to message does not change the cause. */
export function causeFinder(): (reason: string, kind: ReasonKind | undefined) => KnownCause {
  const normal = reasonNormalizer();
  const kinds = new Map<string, KnownCause>();
  const values = new Map<string, KnownCause>();
  return (reason, kind) => {
    // The normal reason has lost its addresses, and their IP version is a cause of its own.
    const key = `${kind} ${ipv6.test(reason) ? 6 : 4} ${normal(reason)}`;
    const found = kinds.get(key);
    if (found) return found;
    const { cause, provider } = diagnose(reason, statusOf(kind));
    const name = `${cause} ${provider}`;
    const value = values.get(name) ?? { cause, ...(provider ? { provider } : {}) };
    values.set(name, value);
    if (kinds.size >= MOST_KINDS) kinds.clear();
    kinds.set(key, value);
    return value;
  };
}

/** What is still in the queue was deferred, unless Postfix says it bounced (3.11+). */
export const statusOf = (kind: ReasonKind | undefined) => ({
  status: kind === 'bounce' ? 'bounced' : 'deferred',
});
