import type { Message } from '../../../preload/contract.ts';
import { topCount } from '../../postfix/top-count.ts';
import type { HeldMessage, KnownCause, Snapshot } from './snapshot.ts';

/** Which messages, in what order: the window's question. */
export type RowsQuery = Pick<Message<'queue.page'>, 'filter' | 'sort'>;

/** The words of a cause, as the rows show it. */
export type TitleOf = (cause: KnownCause) => string;

/** The messages that match, in the order asked for. */
export function rowsOf(
  { messages }: Snapshot,
  { filter, sort }: RowsQuery,
  titleOf: TitleOf,
): readonly HeldMessage[] {
  const conditions = conditionsOf(filter, titleOf);
  const rows = messages.filter((message) => conditions.every((holds) => holds(message)));
  return ordered(rows, sort, titleOf);
}

type Condition = (message: HeldMessage) => boolean;

function conditionsOf({ text, domain, cause, queue }: RowsQuery['filter'], titleOf: TitleOf) {
  const conditions: Condition[] = [];
  if (queue !== undefined) conditions.push((message) => message.queue === queue);
  if (domain !== undefined) {
    const wanted = domain.toLowerCase();
    conditions.push(({ domains }) => domains.includes(wanted));
  }
  if (cause !== undefined)
    conditions.push(({ causes }) => causes.some((known) => known.cause === cause));
  const sought = text?.trim().toLowerCase();
  if (sought) conditions.push(holding(sought, titleOf));
  return conditions;
}

/** Everything a row shows can be searched for, and the reason behind it. */
function holding(text: string, titleOf: TitleOf): Condition {
  const holds = (field: string | undefined) => field?.toLowerCase().includes(text) ?? false;
  return ({ id, sender, recipients, causes }) =>
    holds(id) ||
    holds(sender) ||
    recipients.some(({ address, reason }) => holds(address) || holds(reason)) ||
    causes.some((cause) => holds(titleOf(cause)));
}

/** By the column; what is equal there by arrival, oldest first, so that an order is always the same. */
function ordered(
  rows: readonly HeldMessage[],
  { by, descending }: RowsQuery['sort'],
  titleOf: TitleOf,
): readonly HeldMessage[] {
  const sign = descending ? -1 : 1;
  const column = columns(titleOf)[by];
  const keyed = rows.map((message) => ({ message, key: column(message) }));
  keyed.sort((one, other) => {
    if (one.key !== other.key) return one.key < other.key ? -sign : sign;
    const apart = one.message.arrivedAt - other.message.arrivedAt;
    return apart || (one.message.id < other.message.id ? -1 : 1);
  });
  return keyed.map(({ message }) => message);
}

const columns = (
  titleOf: TitleOf,
): Record<RowsQuery['sort']['by'], (message: HeldMessage) => string | number> => ({
  arrival: ({ arrivedAt }) => arrivedAt,
  size: ({ bytes }) => bytes,
  sender: ({ sender }) => sender.toLowerCase(),
  recipient: ({ recipients }) => recipients[0]?.address.toLowerCase() ?? '',
  reason: ({ causes }) => (causes[0] ? titleOf(causes[0]).toLowerCase() : ''),
});

/** What the queue can be filtered by, with the number of messages each. */
export interface Facets {
  readonly causes: readonly { readonly id: KnownCause['cause']; readonly count: number }[];
  readonly domains: readonly { readonly name: string; readonly count: number }[];
}

const MOST_DOMAINS = 10_000;
const LISTED_DOMAINS = 100;

/** Counts a snapshot's causes and domains, the most frequent first. */
export function facetsOf({ messages }: Snapshot): Facets {
  const causes = new Map<KnownCause['cause'], number>();
  const domains = topCount(MOST_DOMAINS);
  for (const message of messages) {
    for (const cause of new Set(message.causes.map(({ cause }) => cause)))
      causes.set(cause, (causes.get(cause) ?? 0) + 1);
    for (const domain of message.domains) domains.add(domain);
  }
  return {
    causes: [...causes].map(([id, count]) => ({ id, count })).sort((a, b) => b.count - a.count),
    domains: domains.top(LISTED_DOMAINS),
  };
}
