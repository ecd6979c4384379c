import type { QueueMessage, QueueName } from './queue-message.ts';
import { causesOf, domainsOf } from './queue-summary.ts';
import { reasonNormalizer } from './reason-normal.ts';

/** What messages to show, in what order. Every condition given must hold. */
export interface QueueQuery {
  readonly queue?: QueueName;
  /** A recipient's domain. */
  readonly domain?: string;
  /** A cause as `QueueSummary.topReasons` names it. */
  readonly reason?: string;
  /** Part of the queue id, the sender, a recipient or a reason; case does not matter. */
  readonly text?: string;
  /** Default: as listed. */
  readonly sort?: QueueSort;
  /** Default 0. */
  readonly offset?: number;
  readonly limit: number;
}

/** Which column, and whether its greatest comes first. */
export interface QueueSort {
  readonly by: 'arrivalTime' | 'size' | 'sender' | 'queueId' | 'recipient';
  readonly descending?: boolean;
}

/** Some of the messages that match, and how many do. */
export interface QueuePage {
  readonly matching: number;
  readonly messages: readonly QueueMessage[];
}

/** Picks a page's messages out of all, one by one. */
export interface QueuePager {
  add(message: QueueMessage): void;
  page(): QueuePage;
}

// A page ends no further down than this: 100,000 rows scroll, and memory stays bounded.
const DEEPEST = 200_000;
const MOST_RECIPIENTS = 1_000;
// Many a candidate is pushed out again by better ones, so they are copied some at a time.
const MOST_FRESH = 200;

/**
 * A pager that keeps little more than the messages up to the page's end,
 * of each no more than its first 1,000 recipients.
 */
export function queuePager(query: QueueQuery): QueuePager {
  const offset = Math.max(0, query.offset ?? 0);
  const depth = Math.min(DEEPEST, offset + Math.max(0, query.limit));
  const matches = matcher(query);
  const compare = query.sort && comparison(query.sort);
  let kept: QueueMessage[] = [];
  /** Candidates that are still slices of the listing. */
  let fresh: QueueMessage[] = [];
  let matching = 0;
  /** The last message that still has a place; undefined while there is room. */
  let last: QueueMessage | undefined;

  /** Of the candidates, takes those into the page that have a place, as copies. */
  const settle = () => {
    const slices = new Set(fresh);
    kept = kept.concat(fresh);
    fresh = [];
    if (compare) kept.sort(compare);
    if (kept.length > depth) kept.length = depth;
    kept = kept.map((message) => (slices.has(message) ? owned(message) : message));
    last = kept.length === depth ? kept[depth - 1] : undefined;
  };

  return {
    add(message) {
      if (!matches(message)) return;
      matching++;
      if (depth === 0) return;
      if (last && (!compare || compare(message, last) >= 0)) return;
      fresh.push(message);
      if (fresh.length >= Math.max(MOST_FRESH, kept.length / 8)) settle();
    },
    page() {
      settle();
      return { matching, messages: kept.slice(offset) };
    },
  };
}

/** A copy that shares no memory with the listing it was read from (see `copied`). */
function owned(message: QueueMessage): QueueMessage {
  const recipients = message.recipients.slice(0, MOST_RECIPIENTS);
  return JSON.parse(JSON.stringify({ ...message, recipients })) as QueueMessage;
}

type Condition = (message: QueueMessage) => boolean;

function matcher({ queue, domain, reason, text }: QueueQuery): Condition {
  const conditions: Condition[] = [];
  if (queue !== undefined) conditions.push((message) => message.queueName === queue);
  if (domain !== undefined) {
    const wanted = domain.toLowerCase();
    conditions.push((message) => domainsOf(message).has(wanted));
  }
  if (reason !== undefined) {
    const normal = reasonNormalizer();
    conditions.push((message) => causesOf(message, normal).has(reason));
  }
  if (text !== undefined && text !== '') conditions.push(holding(text.toLowerCase()));
  return (message) => conditions.every((condition) => condition(message));
}

function holding(text: string): Condition {
  const holds = (field: string | undefined) => field?.toLowerCase().includes(text) ?? false;
  return ({ queueId, sender, recipients }) =>
    holds(queueId) ||
    holds(sender) ||
    recipients.some(({ address, reason }) => holds(address) || holds(reason));
}

type Comparison = (one: QueueMessage, other: QueueMessage) => number;

/** By the column, then by queue id, so that pages of one order fit together. */
function comparison({ by, descending }: QueueSort): Comparison {
  const column = (message: QueueMessage) =>
    by === 'recipient' ? (message.recipients[0]?.address ?? '') : message[by];
  const sign = descending ? -1 : 1;
  return (one, other) => {
    const [left, right] = [column(one), column(other)];
    if (left !== right) return left < right ? -sign : sign;
    return one.queueId < other.queueId ? -1 : one.queueId > other.queueId ? 1 : 0;
  };
}
