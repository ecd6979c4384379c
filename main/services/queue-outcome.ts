/** What can be done with queued mail. */
export type QueueAction = 'retry' | 'hold' | 'release' | 'requeue' | 'delete';

/** Which messages are meant. */
export type QueueTarget =
  | { readonly kind: 'ids'; readonly ids: readonly string[] }
  /** Every message that still has to reach this domain. */
  | { readonly kind: 'domain'; readonly domain: string }
  | { readonly kind: 'all' };

export type QueueErrorCode =
  | 'stopped'
  | 'cancelled'
  | 'not-authorized'
  | 'not-permitted'
  | 'unreadable'
  | 'failed';

/** Why an action stopped, or did not begin; `detail` holds Postfix's own words. */
export interface QueueError {
  readonly code: QueueErrorCode;
  readonly detail?: string;
}

/** What became of each message that was meant. */
export interface QueueOutcome {
  readonly done: readonly string[];
  /** No longer in the queue: delivered, returned or deleted meanwhile, or never there. */
  readonly gone: readonly string[];
  /** In the queue, but there was nothing to do, or it cannot be done (retry what is on hold). */
  readonly unchanged: readonly string[];
  /** Where it stopped: messages named nowhere above were not touched, as far as is known. */
  readonly error?: QueueError;
}

/** Helper.sh's own pattern: nothing else can be the name of a queue file, and `ALL` is too short. */
const queueId = /^[A-Za-z0-9]{6,30}$/;

/** Whether a text can be a queue id; one that cannot is gone, whatever was meant. */
export const isQueueId = (text: string): boolean => queueId.test(text);

/**
 * The ids that helper.sh says postsuper has done, one a line. postsuper exits with 0 for those it
 * did not find, so its own words about each are the only proof.
 */
export const doneIds = (answered: string): readonly string[] =>
  answered.split('\n').filter(isQueueId);

/** Sorts what was asked into done, gone and unchanged. `present`: still in the queue afterwards. */
export function sortOutcome(
  asked: readonly string[],
  done: ReadonlySet<string>,
  present: ReadonlySet<string>,
): Pick<QueueOutcome, 'done' | 'gone' | 'unchanged'> {
  const rest = asked.filter((id) => !done.has(id));
  return {
    done: asked.filter((id) => done.has(id)),
    gone: rest.filter((id) => !present.has(id)),
    unchanged: rest.filter((id) => present.has(id)),
  };
}
