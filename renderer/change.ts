import { signal } from '@preact/signals';
import type {
  Answer,
  CallError,
  ChangeOutcome,
  Message,
  PreviewView,
  WarningView,
} from '../preload/contract.ts';
import { call } from './bridge.ts';

/** How a preview is asked for: a rule switched, or a finding cured. */
export type Intent =
  | { readonly kind: 'rule'; readonly ask: Message<'rules.preview'> }
  | { readonly kind: 'finding'; readonly ask: Message<'doctor.preview'> };

/** A change on its way: being previewed, shown, or made. */
export interface Pending {
  readonly intent: Intent;
  readonly stage: 'previewing' | 'shown' | 'changing';
  readonly preview?: PreviewView;
  /** Why the last try to make it changed nothing. */
  readonly error?: CallError;
}

/** How the last change ended, until it is dismissed. */
export type Notice =
  | {
      readonly kind: 'done';
      readonly message: string;
      readonly warnings: readonly WarningView[];
      readonly undo?: string;
    }
  | { readonly kind: 'failed'; readonly error: CallError };

export const pending = signal<Pending | undefined>(undefined);
export const notice = signal<Notice | undefined>(undefined);
/** True while a change is being taken back. */
export const undoing = signal(false);

/** Asks what a change would do; shows the preview. Gives the error where there is none. */
export async function preview(intent: Intent): Promise<CallError | undefined> {
  notice.value = undefined;
  pending.value = { intent, stage: 'previewing' };
  const answer =
    intent.kind === 'rule'
      ? await call('rules.preview', intent.ask)
      : await call('doctor.preview', intent.ask);
  if (answer.ok) {
    pending.value = { intent, stage: 'shown', preview: answer.value };
    return undefined;
  }
  pending.value = undefined;
  return answer.error;
}

/** The same, with the error as a notice: for a switch, which has no place for one. */
export async function previewOrTell(intent: Intent): Promise<void> {
  const error = await preview(intent);
  if (error) notice.value = { kind: 'failed', error };
}

/** Makes the change that is shown. */
export async function confirm(): Promise<void> {
  const shown = pending.value;
  if (!shown?.preview || shown.stage === 'changing') return;
  pending.value = { intent: shown.intent, preview: shown.preview, stage: 'changing' };
  const answer = await call('rules.apply', { token: shown.preview.token });
  if (answer.ok) {
    pending.value = undefined;
    notice.value = done(answer.value);
  } else {
    pending.value = { ...shown, stage: 'shown', error: answer.error };
  }
}

/** Leaves the preview; nothing was changed. */
export function cancel(): void {
  if (pending.value?.stage === 'shown') pending.value = undefined;
}

/** Takes a change back. */
export async function undo(changeId: string): Promise<void> {
  if (undoing.value) return;
  undoing.value = true;
  const answer: Answer<ChangeOutcome> = await call('history.undo', { changeId });
  undoing.value = false;
  notice.value = answer.ok
    ? { kind: 'done', message: answer.value.message, warnings: answer.value.warnings }
    : { kind: 'failed', error: answer.error };
}

function done(outcome: ChangeOutcome): Notice {
  const { message, warnings, changeId } = outcome;
  return { kind: 'done', message, warnings, ...(changeId ? { undo: changeId } : {}) };
}
