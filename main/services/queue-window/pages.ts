import type {
  Message,
  QueueDetails,
  QueuePage,
  QueueRow,
  ReasonView,
} from '../../../preload/contract.ts';
import { providerById } from '../../doctor/providers.ts';
import { explain } from '../../doctor/reasons/explain.ts';
import type { QueueLister, QueueListing } from '../../postfix/queue-listing.ts';
import type { Texts } from '../../texts/texts.ts';
import { type Facets, facetsOf, type RowsQuery, rowsOf, type TitleOf } from './rows.ts';
import {
  type HeldMessage,
  type HeldRecipient,
  type Snapshot,
  snapshotTaker,
  statusOf,
} from './snapshot.ts';

type Failed = Extract<QueueListing, { ok: false }>;

/** The queue of one Postfix, a page at a time. */
export interface QueuePages {
  /** Lists the queue where there is no listing yet, or only one older than the question allows. */
  page(
    query: Message<'queue.page'>,
  ): Promise<{ readonly ok: true; readonly page: QueuePage } | Failed>;
  /** Undefined where the listing in question is no longer the newest. */
  ids(query: Message<'queue.ids'>): readonly string[] | undefined;
  /** Undefined for a message that is not in the newest listing. */
  details(id: string): QueueDetails | undefined;
}

interface Listing {
  readonly number: number;
  readonly readAt: number;
  readonly tookMs: number;
  readonly snapshot: Snapshot;
  readonly facets: Facets;
}

// With 100,000 messages a listing takes some 50 MB: not for a window that was closed long ago.
const FORGOTTEN_MS = 10 * 60_000;

/** Numbers never come twice, whichever Postfix they are of. */
let listings = 0;

export function makeQueuePages(list: QueueLister, texts: Texts, now = Date.now): QueuePages {
  let latest: Listing | undefined;
  let reading: Promise<Listing | Failed> | undefined;
  let forgetting: NodeJS.Timeout | undefined;
  const titleOf = titles(texts);
  const rows = lastRows(titleOf);

  const keep = () => {
    clearTimeout(forgetting);
    forgetting = setTimeout(() => {
      latest = undefined;
    }, FORGOTTEN_MS).unref();
  };
  const read = async () => {
    const listing = await readListing(list, now);
    latest = 'number' in listing ? listing : undefined;
    return listing;
  };
  const noOlderThan = async (maxAge: number): Promise<Listing | Failed> => {
    const oldest = now() - maxAge;
    // One under way may have begun too early, before what the question wants to see.
    await reading;
    if (latest && latest.readAt >= oldest) return latest;
    reading ??= read().finally(() => {
      reading = undefined;
    });
    return reading;
  };

  return {
    page: async (query) => {
      keep();
      const listing = await noOlderThan(query.maxAge ?? Number.POSITIVE_INFINITY);
      if (!('number' in listing)) return listing;
      return { ok: true, page: pageOf(listing, rows(listing, query), query, titleOf) };
    },
    ids: (query) => {
      if (latest?.number !== query.listing) return undefined;
      keep();
      const { offset, limit } = query;
      return rows(latest, query)
        .slice(offset, offset + limit)
        .map(({ id }) => id);
    },
    details: (id) => {
      const message = latest?.snapshot.messages.find((one) => one.id === id);
      return message && detailsOf(message, texts);
    },
  };
}

async function readListing(list: QueueLister, now: () => number): Promise<Listing | Failed> {
  const readAt = now();
  const taker = snapshotTaker();
  const ended = await list({ message: taker.add }, readAt);
  if (!ended.ok) return ended;
  const snapshot = taker.snapshot();
  listings++;
  const facets = facetsOf(snapshot);
  return { number: listings, readAt, tookMs: now() - readAt, snapshot, facets };
}

/** The words of each cause, made once: rows of one cause show one string. */
function titles({ reasons }: Texts): TitleOf {
  const made = new Map<string, string>();
  return ({ cause, provider }) => {
    const key = `${cause} ${provider}`;
    const name = provider && providerById(provider)?.name;
    const title = made.get(key) ?? reasons.causes[cause](reasons.server(name)).title;
    made.set(key, title);
    return title;
  };
}

/** Filters and sorts once for all the pages of one question. */
function lastRows(titleOf: TitleOf) {
  let key = '';
  let rows: readonly HeldMessage[] = [];
  return (listing: Listing, { filter, sort }: RowsQuery): readonly HeldMessage[] => {
    const wanted = JSON.stringify([listing.number, filter, sort]);
    if (key !== wanted) rows = rowsOf(listing.snapshot, { filter, sort }, titleOf);
    key = wanted;
    return rows;
  };
}

function pageOf(
  { number, readAt, tookMs, snapshot, facets }: Listing,
  rows: readonly HeldMessage[],
  { offset, limit, locate }: Message<'queue.page'>,
  titleOf: TitleOf,
): QueuePage {
  const located = locate === undefined ? -1 : rows.findIndex(({ id }) => id === locate);
  return {
    listing: number,
    readAt,
    tookMs,
    inQueue: snapshot.inQueue,
    held: snapshot.messages.length,
    total: rows.length,
    offset,
    rows: rows.slice(offset, offset + limit).map((message) => rowOf(message, titleOf)),
    ...(located < 0 ? {} : { located }),
    causes: facets.causes.map(({ id, count }) => ({ id, title: titleOf({ cause: id }), count })),
    domains: facets.domains.map(({ name, count }) => ({ name, count })),
  };
}

function rowOf(message: HeldMessage, titleOf: TitleOf): QueueRow {
  const { id, queue, arrivedAt, bytes, sender, recipients, others, causes } = message;
  const [cause] = causes;
  return {
    id,
    queue,
    arrivedAt,
    bytes,
    sender,
    recipient: recipients[0]?.address ?? '',
    otherRecipients: Math.max(0, recipients.length - 1 + others),
    ...(cause ? { why: titleOf(cause) } : {}),
  };
}

const SHOWN_RECIPIENTS = 20;

function detailsOf(message: HeldMessage, texts: Texts): QueueDetails {
  const { id, queue, arrivedAt, bytes, sender, recipients, others } = message;
  const groups = new Map<string | undefined, HeldRecipient[]>();
  for (const recipient of recipients) {
    const group = groups.get(recipient.reason);
    if (group) group.push(recipient);
    else groups.set(recipient.reason, [recipient]);
  }
  const waiting = [...groups].map(([reason, group]) => ({
    recipients: group.slice(0, SHOWN_RECIPIENTS).map(({ address }) => address),
    others: Math.max(0, group.length - SHOWN_RECIPIENTS),
    ...(reason === undefined
      ? {}
      : { reason, explanation: explanationOf(reason, group[0]?.kind, texts) }),
  }));
  return { id, queue, arrivedAt, bytes, sender, waiting, others };
}

function explanationOf(reason: string, kind: HeldRecipient['kind'], texts: Texts): ReasonView {
  const found = explain(reason, texts.reasons, statusOf(kind));
  return {
    title: found.title,
    text: found.text,
    next: found.next,
    whoActs: found.whoActsText,
    ...(found.ipv4Text ? { ipv4: found.ipv4Text } : {}),
  };
}
