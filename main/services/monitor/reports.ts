import { copied } from '../../postfix/lines.ts';
import type { LogEvent } from '../../postfix/log-event.ts';
import { lastFew } from '../last-few.ts';

/**
 * Tells Postfix's own reports (bounces, delay warnings: bounce(8)) from the mail people send. The
 * line of a delivery does not name the sender, so the queue ids are remembered.
 */
export interface Reports {
  /** Reads the events in the log's order; gives whether this one is about a report. */
  isReport(event: LogEvent): boolean;
  /** For keeping: the queue ids of reports that may still be in the queue. */
  kept(): readonly string[];
}

// An entry goes when its message leaves the queue: these bounds are for queues beyond them.
const MOST_REMEMBERED = 5_000;
const MOST_KEPT_REPORTS = 2_000;

/** @param kept what an earlier run kept */
export function reportsInLog(kept: readonly string[] = []): Reports {
  const ids = lastFew<true>(
    MOST_REMEMBERED,
    kept.map((id) => [id, true] as const),
  );
  return {
    isReport: ({ event, queueId, notificationId, from, to }) => {
      // What bounce(8) says it has made, and the null sender's mail.
      if (notificationId !== undefined) ids.set(copied(notificationId), true);
      if (queueId !== undefined && from === '' && event === 'queue-active')
        ids.set(copied(queueId), true);
      const isKnown = queueId !== undefined && ids.has(queueId);
      if (isKnown && event === 'removed') ids.delete(queueId);
      return isKnown || from === '' || isDoubleBounce(from) || isDoubleBounce(to);
    },
    kept: () => ids.newest(MOST_KEPT_REPORTS).map(([id]) => id),
  };
}

/** Postfix's own address for reports about reports (double_bounce_sender, postconf(5)). */
const isDoubleBounce = (address: string | undefined) =>
  address?.startsWith('double-bounce@') ?? false;
