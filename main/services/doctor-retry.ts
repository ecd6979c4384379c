import { setTimeout as sleep } from 'node:timers/promises';
import type { Retry } from '../doctor/finding.ts';
import type { Host } from '../host/host.ts';
import { copied } from '../postfix/lines.ts';
import { queueLister } from '../postfix/queue-listing.ts';
import type { QueueName } from '../postfix/queue-message.ts';
import { domainsOf } from '../postfix/queue-summary.ts';
import type { PostfixTools } from '../postfix/tools.ts';
import { fatesOf, isMeant } from './doctor-fates.ts';
import type { QueueError } from './queue-outcome.ts';
import { retrier } from './queue-retry.ts';

/** What became of the messages that waited, counted by message, for the recipients that were meant. */
export interface Retried {
  readonly delivered: number;
  /** Came back to the sender. */
  readonly returned: number;
  /** Some recipients have it, for others it came back. */
  readonly partly: number;
  /** Somebody deleted it meanwhile. */
  readonly deleted: number;
  /** Still in the queue, on hold or not. */
  readonly waiting: number;
  /** Neither the queue nor the log tells. */
  readonly unknown: number;
  /** Why Postfix could not be told to try now; it does so by itself, later. */
  readonly notTried?: QueueError;
}

/** The messages that wait, with their queue; undefined where the queue cannot be read. */
export type WaitingMail = ReadonlyMap<string, QueueName> | undefined;

// Some ten megabytes. Of a longer queue all is tried, and the counts are of this part.
const mostWatched = 50_000;

/**
 * The messages that wait for these domains. Those on hold stay there and are left
 * out; so is what the pickup service has still to fetch, which gets another id then.
 */
export async function waitingFor(
  host: Host,
  tools: PostfixTools,
  retry: Retry,
): Promise<WaitingMail> {
  const found = new Map<string, QueueName>();
  const isWatched = (queue: QueueName) => queue !== 'hold' && queue !== 'maildrop';
  const listing = await listMeant(host, tools, retry, (queueId, queue) => {
    if (isWatched(queue) && found.size < mostWatched) found.set(copied(queueId), queue);
  });
  return listing.ok ? found : undefined;
}

function listMeant(
  host: Host,
  tools: PostfixTools,
  retry: Retry,
  each: (queueId: string, queue: QueueName) => void,
) {
  return queueLister(host, tools.place)(
    {
      message: (message) => {
        const { queueId, queueName } = message;
        if (retry === 'all' || [...domainsOf(message)].some((domain) => isMeant(retry, domain)))
          each(queueId, queueName);
      },
    },
    Date.now(),
  );
}

// A delivery to a server far away takes seconds. Each look lists the whole queue, so they get
// rarer; in all about twenty seconds.
const looksAfterMs = [300, 700, 1_000, 2_000, 4_000, 4_000, 4_000, 4_000];

/** Has Postfix try the messages now, once and without a password, and watches what becomes of them. */
export async function retryAndWatch({
  host,
  tools,
  log,
  retry,
  waiting,
}: {
  readonly host: Host;
  readonly tools: PostfixTools;
  /** The log named by the user. */
  readonly log: string | undefined;
  readonly retry: Retry;
  readonly waiting: ReadonlyMap<string, QueueName>;
}): Promise<Retried> {
  const ids = [...waiting.keys()];
  const { error } = await retrier(tools)(ids, waiting, { kind: 'ids', ids });
  let left: ReadonlySet<string> | undefined;
  for (const pause of looksAfterMs) {
    await sleep(pause);
    left = await stillThere(host, tools, retry, waiting);
    if (left?.size === 0) break;
  }
  // Whether what cannot be listed is still there, nobody knows.
  const gone = left ? ids.filter((id) => !left.has(id)) : [];
  const fates = await fatesOf({ host, tools, log, retry, ids: new Set(gone) });
  const known = fates.delivered + fates.returned + fates.partly + fates.deleted;
  return {
    ...fates,
    waiting: left?.size ?? 0,
    unknown: (left ? gone.length : ids.length) - known,
    ...(error ? { notTried: error } : {}),
  };
}

/** Those of the messages that still have a recipient who is meant; undefined where the listing fails. */
async function stillThere(
  host: Host,
  tools: PostfixTools,
  retry: Retry,
  watched: ReadonlyMap<string, QueueName>,
): Promise<ReadonlySet<string> | undefined> {
  const there = new Set<string>();
  const listing = await listMeant(host, tools, retry, (queueId) => {
    if (watched.has(queueId)) there.add(copied(queueId));
  });
  return listing.ok ? there : undefined;
}
