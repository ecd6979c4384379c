import type { Host } from '../host/host.ts';
import { copied } from '../postfix/lines.ts';
import type { Place } from '../postfix/place.ts';
import { type QueueLister, queueLister } from '../postfix/queue-listing.ts';
import type { QueueMessage } from '../postfix/queue-message.ts';
import { domainsOf } from '../postfix/queue-summary.ts';
import { type QueuedText, queuedText } from '../postfix/queued-text.ts';
import { postfixTools } from '../postfix/tools.ts';
import type { HelperAnswer } from '../root/answer.ts';
import type { Elevation } from '../root/elevation.ts';
import { actionRequest } from '../root/request.ts';
import { actOnBatch, MOST_AT_ONCE } from './queue-batch.ts';
import {
  doneIds,
  isQueueId,
  type QueueAction,
  type QueueError,
  type QueueOutcome,
  type QueueTarget,
  sortOutcome,
} from './queue-outcome.ts';
import { retrier } from './queue-retry.ts';

/** A queued message, or why there is none to show. */
export type ReadQueued =
  | ({ readonly ok: true } & QueuedText)
  | { readonly ok: false; readonly error: QueueError | { readonly code: 'gone' } };

/** What can be done with one Postfix's queued mail. Nothing here throws for Postfix's sake. */
export interface QueueActions {
  /** Acts on one message or many: one password for a batch (of up to a million), none for `retry`. */
  act(action: QueueAction, target: QueueTarget): Promise<QueueOutcome>;
  /** Headers and body; the password only where this user may not read the queue file. */
  read(id: string): Promise<ReadQueued>;
}

const LONGEST_TEXT = 200_000;

export function makeQueueActions(host: Host, place: Place, asRoot: Elevation): QueueActions {
  const list = queueLister(host, place);
  const retry = retrier(postfixTools(host, place));
  return {
    act: async (action, target) => {
      const before = await meant(list, target);
      if (!before.ok) return { done: [], gone: [], unchanged: [], error: before.error };
      const { asked, present } = before;
      const possible = asked.filter((id) => present.has(id));
      const gone = asked.filter((id) => !present.has(id));
      if (possible.length === 0) return { done: [], gone, unchanged: [] };
      const outcome =
        action === 'retry'
          ? await retry(possible, present, target)
          : await actAsRoot(list, asRoot, place, action, possible);
      return { ...outcome, gone: [...gone, ...outcome.gone] };
    },
    read: (id) => read(host, place, asRoot, id),
  };
}

type Meant =
  | {
      readonly ok: true;
      readonly asked: readonly string[];
      /** Queue by id, of those asked for that are there. */
      readonly present: ReadonlyMap<string, QueueMessage['queueName']>;
    }
  | { readonly ok: false; readonly error: QueueError };

/** The messages a target means, and which of them are there: what is gone needs no password. */
async function meant(list: QueueLister, target: QueueTarget): Promise<Meant> {
  const present = new Map<string, QueueMessage['queueName']>();
  const wanted = wantedBy(target);
  const message = (one: QueueMessage) => {
    if (wanted(one)) present.set(copied(one.queueId), one.queueName);
  };
  const listing = await list({ message }, Date.now());
  if (!listing.ok) return { ok: false, error: listingError(listing) };
  const asked = target.kind === 'ids' ? [...new Set(target.ids)] : [...present.keys()];
  return { ok: true, asked, present };
}

function wantedBy(target: QueueTarget): (message: QueueMessage) => boolean {
  if (target.kind === 'all') return () => true;
  if (target.kind === 'domain') {
    const domain = target.domain.toLowerCase();
    return (message) => [...domainsOf(message)].includes(domain);
  }
  const ids = new Set(target.ids.filter(isQueueId));
  return ({ queueId }) => ids.has(queueId);
}

function listingError(listing: { readonly failure: string; readonly detail: string }): QueueError {
  const { failure, detail } = listing;
  if (failure === 'mail-system-down') return { code: 'stopped', detail };
  return { code: failure === 'not-permitted' ? 'not-permitted' : 'unreadable', detail };
}

async function actAsRoot(
  list: QueueLister,
  asRoot: Elevation,
  place: Place,
  action: Exclude<QueueAction, 'retry'>,
  ids: readonly string[],
): Promise<QueueOutcome> {
  const done = new Set<string>();
  let tried: readonly string[] = [];
  let error: QueueError | undefined;
  let cutShort: readonly string[] = [];
  for (let at = 0; at < ids.length && !error; at += MOST_AT_ONCE) {
    const batch = ids.slice(at, at + MOST_AT_ONCE);
    const answer = await actOnBatch(asRoot, place, action, batch);
    if (answer.ok) {
      tried = tried.concat(batch);
      for (const id of doneIds(answer.text)) done.add(id);
    } else {
      error = rootError(answer);
      // It may have begun.
      if (error.code === 'failed') cutShort = batch;
    }
  }
  const open = [...tried.filter((id) => !done.has(id)), ...cutShort];
  const still = open.length === 0 ? new Set<string>() : await stillThere(list, open);
  const { gone, ...sorted } = sortOutcome(tried, done, still);
  const goneToo = cutShort.filter((id) => !still.has(id));
  return { ...sorted, gone: [...gone, ...goneToo], ...(error ? { error } : {}) };
}

async function stillThere(list: QueueLister, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const after = await meant(list, { kind: 'ids', ids });
  return after.ok ? new Set(after.present.keys()) : new Set(ids);
}

function rootError(answer: Extract<HelperAnswer, { ok: false }>): QueueError {
  const { code, text } = answer;
  const known = code === 'cancelled' || code === 'not-authorized' ? code : 'failed';
  return { code: known, ...(text ? { detail: text.slice(0, 2_000) } : {}) };
}

async function read(host: Host, place: Place, asRoot: Elevation, id: string): Promise<ReadQueued> {
  if (!isQueueId(id)) return { ok: false, error: { code: 'gone' } };
  const file = `${place.commandDir}/postcat`;
  const own = await host.run({ file, args: ['-c', place.configDir, '-q', id] });
  const isTooBig = own.failure === 'too-much-output';
  if (own.code === 0 || isTooBig) return textOr(own.stdout, own.stderr);
  if (!/Permission denied/.test(own.stderr)) return textOr('', own.stderr);
  const answer = await asRoot('message', actionRequest(place, undefined, [id]));
  return answer.ok ? textOr(answer.text, answer.text) : { ok: false, error: rootError(answer) };
}

function textOr(printed: string, complaint: string): ReadQueued {
  const text = queuedText(printed, LONGEST_TEXT);
  if (text) return { ok: true, ...text };
  if (/No such file or directory/.test(complaint)) return { ok: false, error: { code: 'gone' } };
  return { ok: false, error: { code: 'failed', detail: complaint.trim().slice(0, 2_000) } };
}
