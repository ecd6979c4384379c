import { effect, signal, untracked } from '@preact/signals';
import { call } from '../bridge.ts';
import { filter, found, listing, rowAt, sort, watched } from './listing.ts';

/** The ids of the messages that are selected, seen or not. */
export const selected = signal<ReadonlySet<string>>(new Set());
/** The row the keyboard is at, counted from 0. */
export const cursor = signal<number | undefined>(undefined);

/** Where a range begins that Shift extends. */
let anchor: number | undefined;
/** Grows with every wish, so that ids that come late select nothing. */
let wishes = 0;

/** Nothing is selected any more. */
export function clear(): void {
  wishes++;
  anchor = undefined;
  cursor.value = undefined;
  watched.value = undefined;
  selected.value = new Set();
}

/** Selects one row and no other. */
export async function only(index: number): Promise<void> {
  anchor = index;
  const [id] = await reach(index, index, index);
  if (id !== undefined) choose(new Set([id]), id);
}

/** Selects a row besides the others, or takes it out. */
export async function toggle(index: number): Promise<void> {
  anchor = index;
  const [id] = await reach(index, index, index);
  if (id === undefined) return;
  const next = new Set(selected.value);
  if (!next.delete(id)) next.add(id);
  choose(next, id);
}

/** Selects all from where the range began to this row. */
export async function extendTo(index: number): Promise<void> {
  anchor ??= cursor.value ?? index;
  const [from, to] = anchor < index ? [anchor, index] : [index, anchor];
  const ids = await reach(index, from, to);
  if (ids.length > 0) choose(new Set(ids), ids[index - from]);
}

/** Selects every row that matches the filter, up to the last. */
export async function all(): Promise<void> {
  const total = listing.value?.total ?? 0;
  if (total === 0) return;
  const ids = await reach(cursor.value ?? 0, 0, total - 1);
  if (ids.length > 0) choose(new Set(ids), ids[cursor.value ?? 0]);
}

/** Moves by rows from where the keyboard is, or to the beginning or the end with an infinite number. */
export async function move(by: number, extend: boolean): Promise<void> {
  const last = (listing.value?.total ?? 0) - 1;
  if (last < 0) return;
  const from = cursor.value ?? (by > 0 ? -1 : last + 1);
  const index = Math.max(0, Math.min(last, from + by));
  await (extend ? extendTo(index) : only(index));
}

/** Takes messages out of the selection that are known to have gone. */
export function drop(ids: Iterable<string>): void {
  const next = new Set(selected.value);
  for (const id of ids) next.delete(id);
  selected.value = next;
}

function choose(ids: ReadonlySet<string>, at: string | undefined): void {
  selected.value = ids;
  watched.value = at;
}

/** Moves the keyboard to a row and gives the ids of a range; none where another wish came later. */
async function reach(index: number, from: number, to: number): Promise<readonly string[]> {
  const wish = ++wishes;
  cursor.value = index;
  const ids = loaded(from, to) ?? (await asked(from, to));
  return wish === wishes ? ids : [];
}

function loaded(from: number, to: number): string[] | undefined {
  const ids: string[] = [];
  for (let index = from; index <= to; index++) {
    const row = untracked(() => rowAt(index));
    if (!row) return undefined;
    ids.push(row.id);
  }
  return ids;
}

async function asked(offset: number, to: number): Promise<readonly string[]> {
  const answer = await call('queue.ids', {
    filter: filter.value,
    sort: sort.value,
    offset,
    limit: to - offset + 1,
    listing: listing.value?.listing ?? 0,
  });
  // Of another listing: the window loads the new one, and the wish can be made again.
  return answer.ok ? answer.value : [];
}

// What was selected under another filter may no longer be seen: nothing may happen to it.
effect(() => {
  void filter.value;
  untracked(clear);
});

// With a new listing the rows have moved: the keyboard stays with its message.
effect(() => {
  const place = found.value;
  if (!place || place.id !== watched.peek()) return;
  anchor = place.index;
  cursor.value = place.index;
  if (place.index === undefined && selected.peek().has(place.id)) drop([place.id]);
});
