import type { QueueLister } from '../postfix/queue-listing.ts';
import type {
  QueueFailure,
  QueueMessage,
  QueueName,
  QueueProblem,
} from '../postfix/queue-message.ts';
import { type QueueQuery, queuePager } from '../postfix/queue-page.ts';
import { type QueueSummary, queueTally } from '../postfix/queue-summary.ts';

/** The queue in numbers and a page of it, from one listing. */
export type QueueView =
  | {
      readonly ok: true;
      readonly summary: QueueSummary;
      /** How many messages match the query. */
      readonly matching: number;
      readonly messages: readonly QueueMessage[];
      readonly problems: readonly QueueProblem[];
    }
  | { readonly ok: false; readonly failure: QueueFailure | 'no-command'; readonly detail: string };

/** Lists the queue once, for both. */
export async function viewQueue(
  list: QueueLister,
  query: QueueQuery,
  now: number,
): Promise<QueueView> {
  const tally = queueTally(now);
  const pager = queuePager(query);
  const message = (one: QueueMessage) => {
    tally.add(one);
    pager.add(one);
  };
  const listing = await list({ message }, now);
  if (!listing.ok) return listing;
  const { matching, messages } = pager.page();
  return { ok: true, summary: tally.summary(), matching, messages, problems: listing.problems };
}

/** The numbers as `postbar queue --json` gives them; `oldest` in ISO 8601, ages in seconds. */
export function summaryJson(summary: QueueSummary) {
  const { byQueue, oldest, ages, topDomains, topReasons, ...numbers } = summary;
  const counts = Object.entries(byQueue).map(([name, { count }]) => [name, count]);
  return {
    total: numbers.total,
    byQueue: Object.fromEntries(counts) as Record<QueueName, number>,
    bytes: numbers.bytes,
    oldest: oldest === undefined ? null : new Date(oldest).toISOString(),
    // JSON has no infinity: null is the age of all that are older.
    ages: ages.map(({ within, count }) => ({
      within: Number.isFinite(within) ? within / 1_000 : null,
      count,
    })),
    topDomains,
    topReasons,
    approximate: numbers.approximate,
  };
}
