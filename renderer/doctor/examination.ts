import { effect, signal } from '@preact/signals';
import type { AppState, CallError, Tone } from '../../preload/contract.ts';
import { call } from '../bridge.ts';
import { appState } from '../state.ts';

/** Why the last wish to look again, or to copy, was not done. */
export const refusal = signal<CallError | undefined>(undefined);

/** What was copied last, until something else is. */
export const copied = signal<string | undefined>(undefined);

const YOUNG_MS = 60_000;

/** Has the doctor look at everything; what it finds comes with the state. */
export async function look(): Promise<void> {
  refusal.value = undefined;
  const answer = await call('doctor.run', {});
  // What went wrong on the way stands in the state.
  if (!answer.ok && answer.error.code === 'bad-message') refusal.value = answer.error;
}

/** Ends the examination that is under way. */
export const stopLooking = async (): Promise<void> => {
  await call('doctor.stop', {});
};

/** Looks when the window opens, unless that was done just now. */
export function lookOnOpening(): void {
  const stop = effect(() => {
    const state = appState.value;
    if (!state || state.phase === 'loading') return;
    queueMicrotask(() => stop());
    if (isOld(state)) void look();
  });
}

const isOld = ({ doctor }: AppState) =>
  !doctor?.running && Date.now() - (doctor?.examinedAt ?? 0) > YOUNG_MS;

/** Copies a line's words for somebody else, or the record to publish. */
export async function copyLine(line: string, part: 'text' | 'record'): Promise<void> {
  told(`${line} ${part}`, await call('doctor.copy', { line, part }));
}

/** Copies the masked report. */
export async function copyReport(): Promise<void> {
  told('report', await call('report.copy', {}));
}

function told(what: string, answer: Awaited<ReturnType<typeof call<'report.copy'>>>): void {
  copied.value = answer.ok ? what : undefined;
  refusal.value = answer.ok ? undefined : answer.error;
}

/** How the server is doing, as a picture. */
export function toneOf({ doctor, findings }: AppState): Tone {
  if (doctor?.failure) return 'attention';
  if (findings.some(({ severity }) => severity === 'bad')) return 'bad';
  if (findings.some(({ severity }) => severity === 'attention')) return 'attention';
  return doctor?.examinedAt === undefined ? 'neutral' : 'good';
}
