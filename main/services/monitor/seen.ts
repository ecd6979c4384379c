import type { Activity } from '../../../preload/contract.ts';
import type { LogSource, LogTrouble } from '../../postfix/log-source.ts';
import type { QueueListing } from '../../postfix/queue-listing.ts';
import type { PostfixState } from '../../postfix/state.ts';
import type { SeenQueue } from './queue-seen.ts';

/** What the monitor sees of one Postfix; values, no words. */
export interface Seen {
  readonly configDir: string;
  /** Undefined before the first look. */
  readonly state: PostfixState | undefined;
  /** The queue at the last look that could list it; undefined before, and where it is gone. */
  readonly queue: SeenQueue | undefined;
  /** The last 24 hours; undefined where the log has not been read yet, or cannot be. */
  readonly activity: Activity | undefined;
  readonly blind: Blindness;
}

/** What the monitor cannot see or do, and why. */
export interface Blindness {
  readonly queue?: Extract<QueueListing, { ok: false }>;
  readonly log?: { readonly source: LogSource; readonly trouble: LogTrouble };
  /** The system's words: the memory could not be written. */
  readonly memory?: string;
  /** Where the memory is that could not be understood when the watching began, within the last day. */
  readonly forgotten?: string;
}
