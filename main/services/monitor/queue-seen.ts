import type { ProviderId } from '../../doctor/providers.ts';
import type { Cause } from '../../doctor/reasons/explanation.ts';
import type { QueueMessage } from '../../postfix/queue-message.ts';
import { domainsOf } from '../../postfix/queue-summary.ts';
import { type TopCount, topCount } from '../../postfix/top-count.ts';
import { causeFinder, type KnownCause } from '../queue-window/snapshot.ts';

/** The queue in numbers. */
export interface SeenQueue {
  readonly total: number;
  readonly bytes: number;
  /** Arrival of the oldest message, in milliseconds since 1970. */
  readonly oldestAt: number | undefined;
  /** The most frequent first. A message counts once for each cause it waits for. */
  readonly causes: readonly SeenCause[];
  /** Messages on hold that Postfix gives no reason for: showq(8) reads none for that queue. */
  readonly held: number;
  /** Other messages Postfix gives no reason for. */
  readonly unexplained: number;
}

/** Messages that wait for one cause, the causes being those the queue window filters by. */
export interface SeenCause {
  readonly cause: Cause;
  /** Where all of them wait for the same one. */
  readonly provider: ProviderId | undefined;
  readonly count: number;
  /** The recipients' domain there are most of; undefined where none has a domain. */
  readonly domain: string | undefined;
  /** How many other domains there are: a lower bound where they are very many. */
  readonly otherDomains: number;
}

/** Sums messages up one by one, in bounded memory; their strings may be slices. */
export interface QueueTally {
  add(message: QueueMessage): void;
  seen(): SeenQueue;
}

interface CauseTally {
  count: number;
  provider: ProviderId | undefined;
  readonly domains: TopCount;
}

// A few hundred domains tell which is first, and that there are many others.
const MOST_DOMAINS = 200;

/** A tally of one look. */
export function seenQueueTally(): QueueTally {
  const causeOf = causeFinder();
  const causes = new Map<Cause, CauseTally>();
  let total = 0;
  let bytes = 0;
  let held = 0;
  let unexplained = 0;
  let oldest = Number.POSITIVE_INFINITY;

  const count = ({ cause, provider }: KnownCause, message: QueueMessage) => {
    const found = causes.get(cause);
    const tally = found ?? { count: 0, provider, domains: topCount(MOST_DOMAINS) };
    if (!found) causes.set(cause, tally);
    tally.count++;
    if (tally.provider !== provider) tally.provider = undefined;
    for (const domain of domainsOf(message)) tally.domains.add(domain);
  };
  return {
    add: (message) => {
      total++;
      bytes += message.size;
      oldest = Math.min(oldest, message.arrivalTime);
      const known = causesOf(message, causeOf);
      if (known.size === 0) {
        if (message.queueName === 'hold') held++;
        else unexplained++;
      }
      for (const cause of known.values()) count(cause, message);
    },
    seen: () => ({
      total,
      bytes,
      oldestAt: Number.isFinite(oldest) ? oldest : undefined,
      causes: [...causes].map(seenCause).sort((one, other) => other.count - one.count),
      held,
      unexplained,
    }),
  };
}

function causesOf(
  { recipients }: QueueMessage,
  causeOf: ReturnType<typeof causeFinder>,
): ReadonlyMap<Cause, KnownCause> {
  const found = new Map<Cause, KnownCause>();
  let last: string | undefined;
  for (const { reason, reasonKind } of recipients) {
    // Recipients of one delivery have the same reason and follow each other.
    if (reason !== undefined && reason !== last) {
      const known = causeOf(reason, reasonKind);
      found.set(known.cause, known);
    }
    last = reason;
  }
  return found;
}

function seenCause([cause, { count, provider, domains }]: [Cause, CauseTally]): SeenCause {
  const [first, ...others] = domains.top(2 * MOST_DOMAINS);
  return { cause, provider, count, domain: first?.name, otherDomains: others.length };
}
