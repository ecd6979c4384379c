import type { Host } from '../host/host.ts';
import type { HelperAnswer } from '../root/answer.ts';
import type { Texts } from '../texts/texts.ts';
import type { ChangeError } from './change.ts';
import { readHistory } from './change-history.ts';
import { refusalInWords } from './change-words.ts';

/** How a change or an undo ended, where it did: as the root part said, or as it recorded. */
export type Ending =
  | { readonly ok: true; readonly changed: boolean; readonly recovered: boolean }
  | { readonly ok: false; readonly error: ChangeError };

/**
 * Reads an answer of the root part to a change (`wanted` is `done`) or an undo
 * (`undone`). Where the answer was lost on its way, its records say what became
 * of the change: it must not be called failed if it was made.
 */
export async function endingOf(
  host: Host,
  configDir: string,
  texts: Texts,
  answer: HelperAnswer,
  change: { readonly id: string; readonly wanted: 'done' | 'undone' },
): Promise<Ending> {
  if (answer.ok) return answer;
  const error = refusalInWords(texts, answer);
  if (answer.code !== 'no-answer') return { ok: false, error };
  const changes = await readHistory(host, configDir);
  const state = changes.find(({ id }) => id === change.id)?.state;
  if (state === change.wanted) return { ok: true, changed: true, recovered: false };
  if (state !== 'unfinished') return { ok: false, error };
  return { ok: false, error: { ...error, message: texts.rules.error['cut-short']() } };
}
