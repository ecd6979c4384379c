import type {
  Answer,
  CallError,
  Message,
  MessageText,
  QueueOutcome as Outcome,
  QueueDetails,
  QueuePage,
} from '../../../preload/contract.ts';
import type { QueueListing } from '../../postfix/queue-listing.ts';
import type { Texts } from '../../texts/texts.ts';
import { done, failed } from '../answer.ts';
import type { FindPostfix, ServedPostfix } from '../postfix-in-use.ts';
import type { QueueAction, QueueError, QueueOutcome } from '../queue-outcome.ts';

/** What the queue window asks, of whichever Postfix is in use. */
export interface QueueWindow {
  page(query: Message<'queue.page'>): Promise<Answer<QueuePage>>;
  ids(query: Message<'queue.ids'>): Promise<Answer<readonly string[]>>;
  details(id: string): Promise<Answer<QueueDetails>>;
  act(request: Message<'queue.act'>): Promise<Answer<Outcome>>;
  read(id: string): Promise<Answer<MessageText>>;
}

export function makeQueueWindow(find: FindPostfix, texts: () => Texts): QueueWindow {
  // Finding Postfix takes commands; pages of a listing that is there need none.
  let known: ServedPostfix | undefined;
  const anew = async () => {
    known = await find();
    return known;
  };
  const none = () => {
    const { title, detail } = texts().overview.noPostfix;
    return failed({ code: 'no-postfix', message: title, detail });
  };
  const gone = () => failed({ code: 'gone', message: texts().queue.errors.gone });
  return {
    page: async (query) => {
      const postfix = query.maxAge === undefined ? (known ?? (await anew())) : await anew();
      if (!postfix) return none();
      const answer = await postfix.queuePages.page(query);
      return answer.ok ? done(answer.page) : failed(listingError(answer, texts()));
    },
    ids: async (query) => {
      const ids = known?.queuePages.ids(query);
      return ids ? done(ids) : failed({ code: 'changed', message: texts().queue.changed });
    },
    details: async (id) => {
      const details = known?.queuePages.details(id);
      return details ? done(details) : gone();
    },
    act: async ({ action, target }) => {
      const postfix = await anew();
      if (!postfix) return none();
      return answerOf(action, await postfix.queue.act(action, target), texts());
    },
    read: async (id) => {
      const postfix = await anew();
      if (!postfix) return none();
      const found = await postfix.queue.read(id);
      if (found.ok) {
        const { headers, body, truncated } = found;
        return done({ headers, body, truncated });
      }
      return found.error.code === 'gone' ? gone() : failed(inWords(found.error, texts()));
    },
  };
}

function listingError(
  { failure, detail }: Extract<QueueListing, { ok: false }>,
  { queue }: Texts,
): CallError {
  switch (failure) {
    case 'mail-system-down':
      return { code: 'stopped', message: queue.listingStopped, detail };
    case 'not-permitted':
    case 'no-command':
      return { code: failure, message: queue.errors[failure], detail };
    default:
      return { code: 'unreadable', message: queue.errors.unreadable, detail };
  }
}

function inWords(
  { code, detail }: QueueError & { code: keyof Texts['queue']['errors'] },
  texts: Texts,
) {
  return { code, message: texts.queue.errors[code], ...(detail ? { detail } : {}) };
}

/** An error where nothing was done; where something was, what and where it stopped. */
function answerOf(action: QueueAction, outcome: QueueOutcome, texts: Texts): Answer<Outcome> {
  const { done: did, gone, unchanged, error } = outcome;
  if (error && did.length + gone.length === 0) return failed(inWords(error, texts));
  const words = texts.queue;
  const sentences = [
    did.length > 0 && words.done[action](did.length),
    unchanged.length > 0 && words.unchanged[action](unchanged.length),
    gone.length > 0 && words.gone(gone.length),
    did.length + unchanged.length + gone.length === 0 && words.nothing,
  ];
  return done({
    done: did.length,
    gone: gone.length,
    unchanged: unchanged.length,
    message: sentences.filter((sentence) => sentence !== false).join(' '),
    ...(error ? { stopped: inWords(error, texts) } : {}),
  });
}
