import { signal } from '@preact/signals';
import type {
  CallError,
  Message,
  MessageText,
  QueueDetails,
  QueueOutcome,
  QueueRow,
} from '../../preload/contract.ts';
import { call } from '../bridge.ts';
import { load, rowOf } from './listing.ts';
import { clear, selected } from './selection.ts';

export type Action = Message<'queue.act'>['action'];

/** The action that is under way. */
export const acting = signal<Action | undefined>(undefined);

/** How the last one ended, until it is dismissed. */
export type Ending =
  | { readonly kind: 'done'; readonly outcome: QueueOutcome }
  | { readonly kind: 'failed'; readonly error: CallError };
export const ending = signal<Ending | undefined>(undefined);

/** What a deletion would lose, while the user is asked. */
export interface Deletion {
  readonly ids: readonly string[];
  /** The first of them, as far as they are known here. */
  readonly known: readonly { readonly id: string; readonly from: string; readonly to: string }[];
}
export const deletion = signal<Deletion | undefined>(undefined);

const NAMED = 5;

/** Asks whether the selected messages are to be deleted. */
export function askToDelete(): void {
  if (acting.value || selected.value.size === 0) return;
  const ids = [...selected.value];
  const known: { id: string; from: string; to: string }[] = [];
  for (const id of ids) {
    const row: QueueRow | undefined = known.length < NAMED ? rowOf(id) : undefined;
    if (row) known.push({ id, from: row.sender, to: row.recipient });
    if (known.length === NAMED) break;
  }
  deletion.value = { ids, known };
}

/** Deletes what was asked for. */
export async function confirmDeletion(): Promise<void> {
  const asked = deletion.value;
  deletion.value = undefined;
  if (asked) await act('delete', asked.ids);
}

/** Does something with messages: by default with those selected. */
export async function act(action: Action, ids: readonly string[] = [...selected.value]) {
  if (acting.value || ids.length === 0) return;
  acting.value = action;
  ending.value = undefined;
  const answer = await call('queue.act', { action, target: { kind: 'ids', ids: [...ids] } });
  ending.value = answer.ok
    ? { kind: 'done', outcome: answer.value }
    : { kind: 'failed', error: answer.error };
  // Postfix gives what is put into the queue again a new id.
  const isOver = action === 'delete' || action === 'requeue';
  if (answer.ok && isOver && !answer.value.stopped) clear();
  await load(0);
  acting.value = undefined;
}

/** The message that is looked at, as far as it is known. */
export type Looked =
  | { readonly id: string; readonly details?: QueueDetails }
  | { readonly id: string; readonly error: CallError };
export const looked = signal<Looked | undefined>(undefined);

/** Looks at one message; at none without an id. */
export async function look(id: string | undefined): Promise<void> {
  if (id === undefined) {
    looked.value = undefined;
    return;
  }
  if (looked.value?.id !== id) looked.value = { id };
  const answer = await call('queue.details', { id });
  if (looked.value?.id !== id) return;
  looked.value = answer.ok ? { id, details: answer.value } : { id, error: answer.error };
}

/** The text of a message that is read. */
export type Reading =
  | { readonly id: string; readonly stage: 'asking' }
  | { readonly id: string; readonly stage: 'failed'; readonly error: CallError }
  | { readonly id: string; readonly stage: 'shown'; readonly text: MessageText };
export const reading = signal<Reading | undefined>(undefined);

/** Reads a message: Postfix lets only an administrator do that. */
export async function read(id: string): Promise<void> {
  reading.value = { id, stage: 'asking' };
  const answer = await call('queue.read', { id });
  if (reading.value?.id !== id) return;
  reading.value = answer.ok
    ? { id, stage: 'shown', text: answer.value }
    : { id, stage: 'failed', error: answer.error };
}
