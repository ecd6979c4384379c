import type { QueueListing } from '../../../main/postfix/queue-listing.ts';
import type { QueueMessage } from '../../../main/postfix/queue-message.ts';
import type { FindPostfix, ServedPostfix } from '../../../main/services/postfix-in-use.ts';
import type { ReadQueued } from '../../../main/services/queue-actions.ts';
import type { QueueOutcome } from '../../../main/services/queue-outcome.ts';
import { makeQueuePages } from '../../../main/services/queue-window/pages.ts';
import {
  makeQueueWindow,
  type QueueWindow,
} from '../../../main/services/queue-window/queue-window.ts';
import { textsFor } from '../../../main/texts/texts.ts';

/** What the scripted Postfix has in its queue, and says. */
export interface QueueScript {
  messages: readonly QueueMessage[];
  listing: QueueListing;
  outcome: QueueOutcome;
  text: ReadQueued;
  /** Listings are answered only after this; at once where it is absent. */
  until?: Promise<void>;
  /** When the first page left main since this was 0, in milliseconds since 1970. */
  answeredAt: number;
}

/** A queue of these messages, from which nothing is read and with which nothing is done. */
export function showing(messages: readonly QueueMessage[]): QueueScript {
  return {
    messages,
    listing: { ok: true, problems: [] },
    outcome: { done: [], gone: [], unchanged: [] },
    text: { ok: false, error: { code: 'gone' } },
    answeredAt: 0,
  };
}

/** The queue window's own service over a Postfix that says what the script tells it. */
export function scriptedQueue(script: () => QueueScript, locale: () => 'en' | 'de'): QueueWindow {
  const served = (texts: ReturnType<typeof textsFor>) =>
    ({
      queuePages: makeQueuePages(async (sink) => {
        const { messages, listing, until } = script();
        await until;
        for (const message of messages) sink.message(message);
        return listing;
      }, texts),
      queue: { act: async () => script().outcome, read: async () => script().text },
    }) satisfies Partial<ServedPostfix>;
  const byLocale = { en: served(textsFor('en')), de: served(textsFor('de')) };
  const find: FindPostfix = async () => byLocale[locale()] as unknown as ServedPostfix;
  const window = makeQueueWindow(find, () => textsFor(locale()));
  return {
    ...window,
    page: async (query) => {
      const answer = await window.page(query);
      script().answeredAt ||= Date.now();
      return answer;
    },
  };
}
