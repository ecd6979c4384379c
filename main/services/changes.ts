import type { Texts } from '../texts/texts.ts';
import type { ChangeError, ChangePreview, ChangeResult, PastChange, Warning } from './change.ts';
import { type ChangePurpose, type RecordedChange, readHistory } from './change-history.ts';
import { titleOf } from './change-words.ts';
import { type LastFew, lastFew } from './last-few.ts';
import { endingOf } from './lost-answer.ts';
import {
  type ChangeTools,
  type PreparedChange,
  prepareChange,
  prepareUndo,
  stateWarning,
  takeBack,
  undoDiff,
  type WantedChange,
} from './prepared-change.ts';

export type PreviewAnswer =
  | { readonly ok: true; readonly preview: ChangePreview }
  | { readonly ok: false; readonly error: ChangeError };

/** Changes to Postfix's configuration: shown first, applied as shown, taken back. */
export interface Changes {
  preview(wanted: WantedChange): Promise<PreviewAnswer>;
  /** A preview of taking a change back; undefined where its backups may not be read. */
  previewUndo(
    change: RecordedChange,
    purpose: ChangePurpose,
    doneMessage: string,
  ): Promise<ChangePreview | undefined>;
  apply(token: string): Promise<ChangeResult>;
  undo(changeId?: string): Promise<ChangeResult>;
  history(): Promise<readonly PastChange[]>;
  recorded(): Promise<readonly RecordedChange[]>;
}

/** How many previews may wait for their confirmation. */
export const keptPreviews = 20;

/** The changes to one Postfix. What was shown last can be confirmed, some twenty previews back. */
export function makeChanges(tools: ChangeTools): Changes {
  const { host, place, texts } = tools;
  const prepared = lastFew<PreparedChange>(keptPreviews);

  function keep(entry: PreparedChange): ChangePreview {
    prepared.set(entry.preview.token, entry);
    return entry.preview;
  }

  return {
    preview: async (wanted) => {
      const answer = await prepareChange(tools, wanted);
      return answer.ok ? { ok: true, preview: keep(answer.prepared) } : answer;
    },
    previewUndo: async (...change) => {
      const entry = await prepareUndo(tools, ...change);
      return entry && keep(entry);
    },
    apply: (token) => apply(tools, prepared, token),
    undo: (changeId) => undo(tools, changeId),
    recorded: () => readHistory(host, place.configDir),
    history: async () =>
      (await readHistory(host, place.configDir)).map(({ id, at, purpose, state, files }) => ({
        id,
        at,
        title: titleOf(texts, purpose),
        state,
        files: files.map(({ file }) => `${place.configDir}/${file}`),
      })),
  };
}

async function apply(
  { host, place, texts }: ChangeTools,
  prepared: LastFew<PreparedChange>,
  token: string,
): Promise<ChangeResult> {
  const entry = prepared.get(token);
  if (!entry) {
    const message = texts.rules.error['stale-preview']();
    return failedResult({ code: 'changed-meanwhile', message });
  }
  const { preview, doneMessage } = entry;
  const { diff, warnings, nothingToDo } = preview;
  if (nothingToDo) return { ok: true, changed: false, message: doneMessage, diff, warnings };
  prepared.delete(token);
  const { answer, changeId: id, wanted } = await entry.act();
  // Nothing has run: whoever closed the password dialog may want to try once more.
  if (!answer.ok && (answer.code === 'cancelled' || answer.code === 'not-authorized'))
    prepared.set(token, entry);
  const ending = await endingOf(host, place.configDir, texts, answer, { id, wanted });
  if (!ending.ok) return failedResult(ending.error);
  return {
    ok: true,
    changed: ending.changed,
    ...(ending.changed ? { changeId: id } : {}),
    message: doneMessage,
    diff,
    warnings: [...warnings, ...recoveredWarning(texts, ending)],
  };
}

async function undo(tools: ChangeTools, changeId?: string): Promise<ChangeResult> {
  const { host, place, texts } = tools;
  const changes = await readHistory(host, place.configDir);
  const change = changeId
    ? changes.find(({ id }) => id === changeId)
    : changes.find(({ state }) => state !== 'undone');
  if (!change && changeId) {
    return failedResult({ code: 'failed', message: texts.rules.error['unknown-change']() });
  }
  if (!change || change.state === 'undone') {
    const message = texts.rules.result.nothingToUndo;
    return { ok: true, changed: false, message, diff: [], warnings: [] };
  }
  const diff = (await undoDiff(host, place, change)) ?? [];
  const { answer, changeId: id, wanted } = await takeBack(tools, change);
  const ending = await endingOf(host, place.configDir, texts, answer, { id, wanted });
  if (!ending.ok) return failedResult(ending.error);
  return {
    ok: true,
    changed: true,
    changeId: id,
    message: texts.rules.result.undone,
    diff,
    warnings: [...stateWarning(texts, await tools.state()), ...recoveredWarning(texts, ending)],
  };
}

function failedResult(error: ChangeError): ChangeResult {
  return { ok: false, changed: false, message: error.message, diff: [], warnings: [], error };
}

function recoveredWarning(texts: Texts, { recovered }: { recovered: boolean }): Warning[] {
  if (!recovered) return [];
  return [{ code: 'recovered', message: texts.rules.warning.recovered() }];
}
