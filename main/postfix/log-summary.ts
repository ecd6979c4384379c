import type { LogEvent, LogEventName } from './log-event.ts';
import { reasonNormalizer } from './reason-normal.ts';
import { type Counted, topCount } from './top-count.ts';

/** What happened in one hour. */
export interface HourCount {
  /** The hour's beginning, milliseconds since 1970. */
  readonly start: number;
  readonly sent: number;
  readonly deferred: number;
  readonly bounced: number;
}

/** Deliveries over one version of IP. */
export interface DeliveryCount {
  readonly sent: number;
  readonly deferred: number;
  readonly bounced: number;
}

/** A log at a glance. Counts are of log lines: a message to three recipients is sent three times. */
export interface LogSummary {
  readonly lines: number;
  /** Of everything but deliveries and what is part of every message's way. */
  readonly events: Readonly<Partial<Record<LogEventName, number>>>;
  /** Oldest first, without hours in which nothing happened; no more than the latest 72. */
  readonly hours: readonly HourCount[];
  readonly ipv4: DeliveryCount;
  readonly ipv6: DeliveryCount;
  readonly topBounces: readonly Counted[];
  readonly topDeferrals: readonly Counted[];
  /** Times of the first and the last delivery. */
  readonly first: number | undefined;
  readonly last: number | undefined;
}

/** How a delivery ended. */
export type Delivery = keyof DeliveryCount;

/** Sums up events one by one. */
export interface LogTally {
  add(event: LogEvent): void;
  /** What `add` does for an event that is a delivery, from its parts. */
  delivery(
    kind: Delivery,
    time: number | undefined,
    ipVersion: 4 | 6 | undefined,
    reason: string | undefined,
  ): void;
  /** Counts a line that tells of nothing else that is counted. */
  routine(): void;
  summary(): LogSummary;
}

const HOUR = 3_600_000;
const MOST_HOURS = 72;
const MOST_REASONS = 5_000;
const LISTED = 20;

/** A tally in bounded memory, whatever the number of events, hours and reasons. */
export function logTally(): LogTally {
  const events = new Map<LogEventName, number>();
  const hours = hourCounts();
  const versions = { 4: noDeliveries(), 6: noDeliveries() };
  const reasons = { bounced: topCount(MOST_REASONS), deferred: topCount(MOST_REASONS) };
  const normal = reasonNormalizer();
  let lines = 0;
  let first: number | undefined;
  let last: number | undefined;

  const delivery: LogTally['delivery'] = (kind, time, ipVersion, reason) => {
    lines++;
    if (ipVersion) versions[ipVersion][kind]++;
    if (kind !== 'sent' && reason !== undefined) reasons[kind].add(normal(reason), reason);
    if (time === undefined) return;
    hours.add(time, kind);
    first ??= time;
    last = time;
  };

  return {
    delivery,
    routine: () => {
      lines++;
    },
    add({ event, time, ipVersion, reason }) {
      const kind = deliveryOf(event);
      if (kind) return delivery(kind, time, ipVersion, reason);
      lines++;
      if (!isRoutine(event)) events.set(event, (events.get(event) ?? 0) + 1);
    },
    summary: () => ({
      lines,
      events: Object.fromEntries(events),
      hours: hours.list(),
      ipv4: { ...versions[4] },
      ipv6: { ...versions[6] },
      topBounces: reasons.bounced.top(LISTED),
      topDeferrals: reasons.deferred.top(LISTED),
      first,
      last,
    }),
  };
}

/** How an event counts for the chart: mail that expired came back as well. */
function deliveryOf(event: LogEventName): Delivery | undefined {
  if (event === 'sent' || event === 'deferred' || event === 'bounced') return event;
  if (event === 'expired') return 'bounced';
  return event === 'soft-bounced' ? 'deferred' : undefined;
}

const routine: ReadonlySet<LogEventName> = new Set([
  'other',
  'queue-active',
  'removed',
  'attempt-failed',
]);

function isRoutine(event: LogEventName): boolean {
  return routine.has(event);
}

function noDeliveries() {
  return { sent: 0, deferred: 0, bounced: 0 };
}

/** Counts by the hour, for the latest hours that come. */
function hourCounts() {
  const counts = new Map<number, ReturnType<typeof noDeliveries>>();
  const dropOldest = () => {
    const oldest = [...counts.keys()].reduce((one, other) => Math.min(one, other));
    counts.delete(oldest);
  };
  // Lines come in order, so nearly every one is of the same hour as the one before.
  let current = { start: Number.NaN, count: noDeliveries() };
  return {
    add(time: number, kind: Delivery) {
      const start = time - (time % HOUR);
      if (start !== current.start) {
        current = { start, count: counts.get(start) ?? noDeliveries() };
        counts.set(start, current.count);
        if (counts.size > MOST_HOURS) dropOldest();
      }
      current.count[kind]++;
    },
    list: (): HourCount[] =>
      [...counts].map(([start, count]) => ({ start, ...count })).sort((a, b) => a.start - b.start),
  };
}
