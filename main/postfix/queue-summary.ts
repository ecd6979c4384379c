import { domainOfAddress, type QueueMessage, type QueueName, queueNames } from './queue-message.ts';
import { reasonNormalizer } from './reason-normal.ts';
import { topCount } from './top-count.ts';

/** How many messages a queue holds. */
export interface QueueCount {
  readonly count: number;
  readonly bytes: number;
}

/** Messages that arrived less than `within` milliseconds ago, and no less than the bucket before. */
export interface AgeCount {
  /** Infinity in the last bucket. */
  readonly within: number;
  readonly count: number;
}

/** The queue at a glance. Counts are of messages; approximate lists give lower bounds. */
export interface QueueSummary {
  readonly total: number;
  readonly bytes: number;
  readonly byQueue: Readonly<Record<QueueName, QueueCount>>;
  /** When the oldest message arrived, milliseconds since 1970; undefined for an empty queue. */
  readonly oldest: number | undefined;
  readonly ages: readonly AgeCount[];
  readonly topDomains: ReadonlyArray<{ readonly domain: string; readonly count: number }>;
  /** Causes as `normalReason` gives them, each with one exact reason. */
  readonly topReasons: ReadonlyArray<{
    readonly reason: string;
    readonly count: number;
    readonly example: string;
  }>;
  /** True where so many domains or reasons came that the rare ones were dropped. */
  readonly approximate: boolean;
}

/** Sums up messages one by one. */
export interface QueueTally {
  add(message: QueueMessage): void;
  /** What has come so far. */
  summary(): QueueSummary;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
// Five days is maximal_queue_lifetime's default.
const ageLimits = [
  5 * MINUTE,
  15 * MINUTE,
  HOUR,
  4 * HOUR,
  12 * HOUR,
  DAY,
  2 * DAY,
  5 * DAY,
  Infinity,
];

const MOST_DOMAINS = 10_000;
const MOST_REASONS = 5_000;
const LISTED = 20;

/**
 * A tally in bounded memory, whatever the number of messages, domains and
 * reasons. A message counts once for each of its domains and once for each of
 * its causes. One that moves between queues while Postfix lists them may be
 * counted twice or missed: the listing is no snapshot (showq.c takes no lock).
 * @param now the present, from which ages are counted
 */
export function queueTally(now: number): QueueTally {
  const counts = new Map(queueNames.map((name) => [name, { count: 0, bytes: 0 }]));
  const ages = ageLimits.map((within) => ({ within, count: 0 }));
  const domains = topCount(MOST_DOMAINS);
  const reasons = topCount(MOST_REASONS);
  const normal = reasonNormalizer();
  let oldest = Number.POSITIVE_INFINITY;

  return {
    add(message) {
      const queue = counts.get(message.queueName);
      if (queue) {
        queue.count++;
        queue.bytes += message.size;
      }
      oldest = Math.min(oldest, message.arrivalTime);
      countAge(ages, now - message.arrivalTime);
      const [first] = message.recipients;
      if (first && message.recipients.length === 1) {
        // Nearly every message has one recipient: no lists of one for a million of them.
        const domain = domainOfAddress(first.address);
        if (domain !== undefined) domains.add(domain);
        if (first.reason !== undefined) reasons.add(normal(first.reason), first.reason);
        return;
      }
      for (const domain of domainsOf(message)) domains.add(domain);
      for (const [cause, reason] of causesOf(message, normal)) reasons.add(cause, reason);
    },
    summary() {
      const all = [...counts.values()];
      return {
        total: all.reduce((sum, { count }) => sum + count, 0),
        bytes: all.reduce((sum, { bytes }) => sum + bytes, 0),
        byQueue: Object.fromEntries(
          [...counts].map(([name, count]) => [name, { ...count }]),
        ) as Record<QueueName, QueueCount>,
        oldest: Number.isFinite(oldest) ? oldest : undefined,
        ages: ages.map((bucket) => ({ ...bucket })),
        topDomains: domains.top(LISTED).map(({ name, count }) => ({ domain: name, count })),
        topReasons: reasons
          .top(LISTED)
          .map(({ name, count, example }) => ({ reason: name, count, example: example ?? name })),
        approximate: domains.approximate() || reasons.approximate(),
      };
    },
  };
}

function countAge(ages: ReadonlyArray<{ within: number; count: number }>, age: number): void {
  for (const bucket of ages) {
    if (age >= bucket.within) continue;
    bucket.count++;
    return;
  }
}

/** The domains a message still has to reach, each once. */
export function domainsOf({ recipients }: Pick<QueueMessage, 'recipients'>): ReadonlySet<string> {
  const domains = new Set<string>();
  for (const { address } of recipients) {
    const domain = domainOfAddress(address);
    if (domain !== undefined) domains.add(domain);
  }
  return domains;
}

/** The causes a message waits for, each once, with one exact reason. */
export function causesOf(
  { recipients }: QueueMessage,
  normal: (reason: string) => string,
): ReadonlyMap<string, string> {
  const causes = new Map<string, string>();
  let last: string | undefined;
  for (const { reason } of recipients) {
    if (reason !== undefined && reason !== last) causes.set(normal(reason), reason);
    last = reason;
  }
  return causes;
}
