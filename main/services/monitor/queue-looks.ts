import { errorText } from '../../host/error-text.ts';
import type { QueueLister, QueueListing } from '../../postfix/queue-listing.ts';
import type { PostfixState } from '../../postfix/state.ts';
import type { MonitorParts } from './monitor.ts';
import type { NoticeSink } from './notice-sink.ts';
import { type SeenQueue, seenQueueTally } from './queue-seen.ts';

type Failed = Extract<QueueListing, { ok: false }>;

/** What is asked in a look. */
export type QueueLookParts = Pick<MonitorParts, 'list' | 'state' | 'now'>;

/** Looks at the queue and at Postfix itself, and keeps what was seen. */
export function queueLooks({ list, state: ask, now }: QueueLookParts, notices: NoticeSink) {
  let state: PostfixState | undefined;
  let queue: SeenQueue | undefined;
  let failures: readonly Failed[] = [];
  return {
    look: async () => {
      const tally = seenQueueTally();
      const notice = notices.lookBegins(now());
      const message: Parameters<QueueLister>[0]['message'] = (one) => {
        tally.add(one);
        notice.add(one);
      };
      const listing = await list({ message }, now()).catch(failedListing);
      state = isServed(listing) ? 'running' : await ask().catch(() => 'unknown' as const);
      const listed = listing.ok ? tally.seen() : undefined;
      notice.ends({ state, total: listed?.total });
      if (listing.ok) {
        queue = listed;
        failures = [];
      } else if (listing.failure !== 'mail-system-down')
        failures = [listing, ...failures.slice(0, 1)];
      // While Postfix is down, mail stays where it is; a restart makes one listing fail.
      if (failures.length > 1) queue = undefined;
    },
    seen: () => ({ state, queue }),
    blind: () => (failures.length > 1 && failures[0] ? { queue: failures[0] } : {}),
  };
}

/** Whether a running Postfix listed it: where it is down, only root gets a list, and is told so. */
const isServed = (listing: QueueListing) =>
  listing.ok && !listing.problems.some(({ kind }) => kind === 'accessed-directly');

function failedListing(error: unknown): Failed {
  const detail = errorText(error);
  return { ok: false, failure: 'failed', detail };
}
