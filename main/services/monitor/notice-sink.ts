import type { LogEvent } from '../../postfix/log-event.ts';
import type { QueueMessage } from '../../postfix/queue-message.ts';
import type { PostfixState } from '../../postfix/state.ts';

/** What the monitor tells of one Postfix to whoever makes notices of it. Nothing of it may throw or wait. */
export interface NoticeSink {
  /**
   * An event that has not been told before: written since the last run or now.
   * Of a day that is read at the very first start nothing is told, and nothing of
   * Postfix's own reports. The event's strings may be slices: copy what stays.
   */
  logEvent(event: LogEvent, now: number): void;
  /** A look at the queue begins. No other begins before it ends or is given up without an end. */
  lookBegins(now: number): NoticeLook;
  /**
   * All that is to be known again after a restart, as a JSON value. It is written
   * together with the place in the log, so that nothing is told twice or missed.
   */
  kept(): unknown;
}

/** One look at the queue. */
export interface NoticeLook {
  /** Its strings may be slices: copy what stays. */
  add(message: QueueMessage): void;
  /** `total` is undefined where the queue could not be listed; what was added is not all of it then. */
  ends(seen: { readonly state: PostfixState; readonly total: number | undefined }): void;
}

/**
 * Makes the sink of one Postfix.
 * @param kept what `kept` gave in an earlier run, not validated; undefined at the very first start
 * @param save writes the memory now: to be awaited between marking something as told and telling it,
 * so that it is not told again after a kill. Never rejects.
 */
export type MakeNoticeSink = (kept: unknown, save: () => Promise<void>) => NoticeSink;
