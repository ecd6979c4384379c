import { copied } from '../../postfix/lines.ts';
import type { LogEvent } from '../../postfix/log-event.ts';
import { lastFew } from '../last-few.ts';

/**
 * Tells the first time that a message has to wait from the tries after it: Postfix logs each,
 * and a message that waits for days is still one message.
 */
export interface Delays {
  /** Reads the events in the log's order; gives whether this one is another try that failed. */
  isAnotherTry(event: LogEvent): boolean;
  /** For keeping: the queue ids of messages that wait. */
  kept(): readonly string[];
}

// An entry goes when its message leaves the queue: these bounds are for queues beyond them,
// whose later tries may count once more.
const MOST_REMEMBERED = 50_000;
const MOST_KEPT = 2_000;

/** @param kept what an earlier run kept */
export function delaysInLog(kept: readonly string[] = []): Delays {
  const ids = lastFew<true>(
    MOST_REMEMBERED,
    kept.map((id) => [id, true] as const),
  );
  return {
    isAnotherTry: ({ event, queueId }) => {
      if (queueId === undefined) return false;
      if (event === 'removed') ids.delete(queueId);
      if (event !== 'deferred' && event !== 'soft-bounced') return false;
      const isKnown = ids.has(queueId);
      if (!isKnown) ids.set(copied(queueId), true);
      return isKnown;
    },
    kept: () => ids.newest(MOST_KEPT).map(([id]) => id),
  };
}
