import { effect, signal, untracked } from '@preact/signals';
import type { CallError, Message, QueuePage, QueueRow } from '../../preload/contract.ts';
import { call } from '../bridge.ts';
import { placeOf } from './place.ts';
import type { RowRange } from './visible-rows.ts';

export type Filter = Message<'queue.page'>['filter'];
export type Sort = Message<'queue.page'>['sort'];

/** What the list shows, and in what order. */
export const filter = signal<Filter>({});
export const sort = signal<Sort>({ by: 'arrival', descending: true });

/** The newest page's numbers; undefined until there was one. */
export const listing = signal<Omit<QueuePage, 'rows' | 'offset'> | undefined>(undefined);
/** Why the newest question has no answer. */
export const failure = signal<CallError | undefined>(undefined);
/** True while the queue is read because somebody asked for it. */
export const checking = signal(false);

/** The rows that are seen, or nearly. */
export const visible = signal<RowRange>({ first: 0, end: 0 });
/** The message to keep an eye on: with each question its place is asked for. */
export const watched = signal<string | undefined>(undefined);
/** Where the message watched stood in the last answer; no index where it was not there. */
export const found = signal<{ readonly id: string; readonly index?: number } | undefined>(
  undefined,
);

const PART = 100;
const MOST_PARTS = 40;
const parts = new Map<number, readonly QueueRow[]>();
/** Grows with each part that arrives: whoever reads rows depends on it. */
const arrivals = signal(0);

/** A row, where it is loaded. */
export function rowAt(index: number): QueueRow | undefined {
  void arrivals.value;
  return parts.get(Math.floor(index / PART))?.[index % PART];
}

/** A loaded row by its id. */
export function rowOf(id: string): QueueRow | undefined {
  for (const rows of parts.values()) {
    const found = rows.find((row) => row.id === id);
    if (found) return found;
  }
  return undefined;
}

let questions = 0;

/**
 * Asks anew for what is seen; what was shown stays until the answer is there.
 * @param maxAge milliseconds the listing may be old; absent: any will do
 */
export async function load(maxAge?: number): Promise<void> {
  const question = ++questions;
  const locate = watched.value;
  const offset = Math.floor(visible.value.first / PART) * PART;
  const answer = await call('queue.page', {
    filter: filter.value,
    sort: sort.value,
    offset,
    limit: 2 * PART,
    ...(maxAge === undefined ? {} : { maxAge }),
    ...(locate === undefined ? {} : { locate }),
  });
  if (question !== questions) return;
  if (answer.ok) {
    parts.clear();
    keep(answer.value);
    const { located } = answer.value;
    if (locate !== undefined)
      found.value = { id: locate, ...(located === undefined ? {} : { index: located }) };
  } else failure.value = answer.error;
}

function keep({ rows, offset, ...numbers }: QueuePage): void {
  for (let at = 0; at < rows.length; at += PART)
    parts.set((offset + at) / PART, rows.slice(at, at + PART));
  failure.value = undefined;
  // A further part of the same rows tells nothing new: only the rows are drawn again.
  const before = listing.value;
  if (before?.listing !== numbers.listing || before.total !== numbers.total)
    listing.value = numbers;
  arrivals.value++;
}

/** Checks again because somebody wants to see what is new. */
export async function check(): Promise<void> {
  checking.value = true;
  await load(0);
  checking.value = false;
}

/** Shows other messages, from the top. */
export function show(next: Filter): void {
  filter.value = next;
  watched.value = undefined;
  visible.value = { first: 0, end: visible.value.end - visible.value.first };
  void load();
}

/** Sorts by a column; by the same one again, the other way round. */
export function sortBy(by: Sort['by']): void {
  const { by: before, descending } = sort.value;
  sort.value = { by, descending: by === before ? !descending : by === 'arrival' || by === 'size' };
  visible.value = { first: 0, end: visible.value.end - visible.value.first };
  void load();
}

let filling = false;

/** Loads what is seen and missing, one part at a time: who scrolls fast passes over most of them. */
async function fill(): Promise<void> {
  if (filling) return;
  filling = true;
  for (let part = missing(); part !== undefined; part = missing()) {
    const question = questions;
    const offset = part * PART;
    const query = { filter: filter.value, sort: sort.value, offset, limit: PART };
    const answer = await call('queue.page', query);
    if (question !== questions) continue;
    if (!answer.ok) {
      failure.value = answer.error;
      break;
    }
    if (answer.value.listing !== listing.value?.listing) await load();
    else keep(answer.value);
    forget(part);
  }
  filling = false;
}

/** The first part that is seen and not there. */
function missing(): number | undefined {
  const { first, end } = visible.value;
  const last = Math.min(end, listing.value?.total ?? 0) - 1;
  for (let part = Math.floor(first / PART); part <= Math.floor(last / PART); part++)
    if (!parts.has(part)) return part;
  return undefined;
}

function forget(near: number): void {
  if (parts.size <= MOST_PARTS) return;
  const [farthest] = [...parts.keys()].sort((a, b) => Math.abs(b - near) - Math.abs(a - near));
  if (farthest !== undefined) parts.delete(farthest);
}

effect(() => {
  void visible.value;
  untracked(() => void fill());
});

/** Shows the place the window was opened at, now and whenever it is opened at another. */
export function followPlace(): void {
  const go = () => {
    const place = placeOf(location.hash);
    if (place) show(place);
    else void load(YOUNG_MS);
  };
  addEventListener('hashchange', go);
  go();
}

const YOUNG_MS = 5_000;
const REST_MS = 10_000;
// A reading that takes long is not repeated soon: five percent of the time at most.
const REST_TIMES = 20;

/** Reads the queue from time to time while somebody can see it. */
export function keepFresh(): void {
  const turn = async () => {
    if (document.visibilityState === 'visible') await load(YOUNG_MS);
    setTimeout(turn, Math.max(REST_MS, (listing.value?.tookMs ?? 0) * REST_TIMES));
  };
  setTimeout(turn, REST_MS);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void load(YOUNG_MS);
  });
}
