import type { Activity, ActivityCounts } from '../../../preload/contract.ts';
import type { LogEvent, LogEventName } from '../../postfix/log-event.ts';

const BUCKET_MS = 30 * 60_000;
const BUCKETS = 48;

/** The counts of a day in half hours, by each half hour's number since 1970. */
export interface DayCounts {
  add(event: Pick<LogEvent, 'event' | 'time'>, now: number): void;
  /** The last 24 hours as the panel shows them. */
  activity(now: number): Activity;
  /** For keeping: `[half hour, sent, deferred, bounced]`. */
  kept(): readonly KeptCount[];
}

export type KeptCount = readonly [slot: number, sent: number, deferred: number, bounced: number];

type Counted = keyof ActivityCounts;

const countedAs: Partial<Record<LogEventName, Counted>> = {
  sent: 'sent',
  deferred: 'deferred',
  'soft-bounced': 'deferred',
  bounced: 'bounced',
  expired: 'bounced',
};

const none = (): Record<Counted, number> => ({ sent: 0, deferred: 0, bounced: 0 });

/** Counts deliveries by half hours, and forgets what is older than a day. */
export function dayCounts(kept: readonly KeptCount[] = []): DayCounts {
  const slots = new Map(
    kept.map(([slot, sent, deferred, bounced]) => [slot, { sent, deferred, bounced }]),
  );
  const forget = (newest: number) => {
    for (const slot of slots.keys()) if (slot <= newest - BUCKETS) slots.delete(slot);
  };
  return {
    add: ({ event, time }, now) => {
      const kind = countedAs[event];
      // A clock that was wrong, or a year guessed wrongly, must not fill the chart.
      const at = time ?? now;
      if (!kind || at > now + BUCKET_MS) return;
      const slot = slotOf(at);
      if (slot <= slotOf(now) - BUCKETS) return;
      const counts = slots.get(slot) ?? none();
      counts[kind]++;
      if (!slots.has(slot)) slots.set(slot, counts);
      if (slots.size > BUCKETS + 1) forget(slotOf(now));
    },
    activity: (now) => {
      const newest = slotOf(now);
      forget(newest);
      const buckets = Array.from({ length: BUCKETS }, (_, index) => {
        const slot = newest - BUCKETS + 1 + index;
        return { at: slot * BUCKET_MS, ...(slots.get(slot) ?? none()) };
      });
      const sum = (kind: Counted) => buckets.reduce((total, bucket) => total + bucket[kind], 0);
      const totals = { sent: sum('sent'), deferred: sum('deferred'), bounced: sum('bounced') };
      return { bucketMs: BUCKET_MS, buckets, totals };
    },
    kept: () =>
      [...slots].map(([slot, { sent, deferred, bounced }]) => [slot, sent, deferred, bounced]),
  };
}

const slotOf = (time: number) => Math.floor(time / BUCKET_MS);
