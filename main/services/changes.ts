import { randomUUID } from 'node:crypto';
import type { Host } from '../host/host.ts';
import type { Place } from '../postfix/place.ts';
import type { PostfixState } from '../postfix/state.ts';
import type { HelperAnswer } from '../root/answer.ts';
import type { Elevation } from '../root/elevation.ts';
import {
  type ChangeRequest,
  changeRequest,
  type Edit,
  type SeenFile,
  undoRequest,
} from '../root/request.ts';
import type { Texts } from '../texts/texts.ts';
import type {
  ChangeError,
  ChangePreview,
  ChangeResult,
  FileDiff,
  PastChange,
  Warning,
} from './change.ts';
import {
  type ChangePurpose,
  changeIds,
  purposeText,
  type RecordedChange,
  readHistory,
} from './change-history.ts';
import { changeIdAfter } from './change-id.ts';
import { refusalInWords, stepsOf, titleOf } from './change-words.ts';
import { lastFew } from './last-few.ts';
import { endingOf } from './lost-answer.ts';
import { fileDiff, isDatabase, tryOut } from './scratch.ts';

/** What the engine needs: where, how to ask as the user and as root, and the words. */
export interface ChangeTools {
  readonly host: Host;
  readonly place: Place;
  readonly asUser: Elevation;
  readonly asRoot: Elevation;
  readonly state: () => Promise<PostfixState>;
  readonly texts: Texts;
}

export interface WantedChange {
  readonly purpose: ChangePurpose;
  readonly edits: readonly Edit[];
  /** The files the plan was made from, as they were then. */
  readonly seen: readonly SeenFile[];
  readonly warnings: readonly Warning[];
  /** Said when it is done, and where there was nothing to do. */
  readonly doneMessage: string;
  readonly nothingMessage: string;
}

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

interface Prepared {
  readonly preview: ChangePreview;
  readonly doneMessage: string;
  readonly act: () => Promise<Acted>;
}

/** What the root part answered to a change or an undo, and how that change is recorded if all went well. */
interface Acted {
  readonly answer: HelperAnswer;
  readonly changeId: string;
  readonly wanted: 'done' | 'undone';
}

// As in helper.sh: Postfix splits a list of maps at white space and commas, and has no quotes
// for a path in it. What needs no path in a list is refused too: there is one rule for all edits.
const plainPath = /^[A-Za-z0-9._@+=/-]+$/;

/** How many previews may wait for their confirmation. */
export const keptPreviews = 20;

export function makeChanges(tools: ChangeTools): Changes {
  const { host, place, asUser, asRoot, texts } = tools;
  const prepared = lastFew<Prepared>(keptPreviews);

  function keep(entry: Prepared): ChangePreview {
    prepared.set(entry.preview.token, entry);
    return entry.preview;
  }

  async function preview(wanted: WantedChange): Promise<PreviewAnswer> {
    if (!plainPath.test(place.configDir)) {
      const message = texts.rules.error['odd-folder'](place.configDir);
      return { ok: false, error: { code: 'unsupported', message } };
    }
    const request: ChangeRequest = { edits: wanted.edits, before: wanted.seen, after: [] };
    const trial = await tryOut(asUser, place, request);
    if (!trial.ok) return { ok: false, error: refusalInWords(texts, trial.answer) };
    const state = await tools.state();
    const title = titleOf(texts, wanted.purpose);
    const isForgotten =
      trial.changed.length === 0 && wanted.edits.some(({ edit }) => edit === 'forget');
    const nothingToDo = trial.changed.length === 0 && !isForgotten;
    const kept = keep({
      preview: {
        token: randomUUID(),
        title,
        steps: isForgotten
          ? [{ text: texts.rules.step.forgotten, detail: texts.rules.step.forgottenDetail }]
          : stepsOf(texts, place.configDir, trial.changed, state === 'running'),
        diff: trial.diff,
        warnings: [...wanted.warnings, ...stateWarning(texts, state)],
        nothingToDo,
      },
      doneMessage: nothingToDo ? wanted.nothingMessage : wanted.doneMessage,
      act: () => change({ ...request, after: trial.after }, wanted.purpose),
    });
    return { ok: true, preview: kept };
  }

  /** Its name is given only now: others may have made changes since the preview. */
  async function change(request: ChangeRequest, purpose: ChangePurpose): Promise<Acted> {
    const [newest] = await changeIds(host, place.configDir);
    const changeId = changeIdAfter(newest, Date.now());
    const words = changeRequest(place, request, changeId, purposeText(purpose));
    return { answer: await asRoot('change', words), changeId, wanted: 'done' };
  }

  async function previewUndo(
    change: RecordedChange,
    purpose: ChangePurpose,
    doneMessage: string,
  ): Promise<ChangePreview | undefined> {
    const diff = await undoDiff(host, place, change);
    if (!diff) return undefined;
    const state = await tools.state();
    const files = change.files.map(({ file, before, after }) => ({
      file,
      before: after,
      after: before,
    }));
    return keep({
      preview: {
        token: randomUUID(),
        title: titleOf(texts, purpose),
        steps: stepsOf(texts, place.configDir, files, state === 'running'),
        diff,
        warnings: stateWarning(texts, state),
        nothingToDo: false,
      },
      doneMessage,
      act: async () => ({
        answer: await asRoot('undo', undoRequest(place, change.id, false)),
        changeId: change.id,
        wanted: 'undone',
      }),
    });
  }

  async function apply(token: string): Promise<ChangeResult> {
    const entry = prepared.get(token);
    if (!entry) {
      const message = texts.rules.error['stale-preview']();
      return failedResult({ code: 'changed-meanwhile', message });
    }
    const { preview: shown, doneMessage } = entry;
    const { diff, warnings, nothingToDo } = shown;
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

  async function undo(changeId?: string): Promise<ChangeResult> {
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
    const answer = await asRoot('undo', undoRequest(place, change.id, false));
    const wanted = { id: change.id, wanted: 'undone' } as const;
    const ending = await endingOf(host, place.configDir, texts, answer, wanted);
    if (!ending.ok) return failedResult(ending.error);
    return {
      ok: true,
      changed: true,
      changeId: change.id,
      message: texts.rules.result.undone,
      diff,
      warnings: [...stateWarning(texts, await tools.state()), ...recoveredWarning(texts, ending)],
    };
  }

  return {
    preview,
    previewUndo,
    apply,
    undo,
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

function failedResult(error: ChangeError): ChangeResult {
  return { ok: false, changed: false, message: error.message, diff: [], warnings: [], error };
}

function stateWarning(texts: Texts, state: PostfixState): Warning[] {
  if (state === 'asleep') return [{ code: 'asleep', message: texts.rules.warning.asleep() }];
  if (state !== 'stopped') return [];
  return [{ code: 'not-running', message: texts.rules.warning['not-running']() }];
}

function recoveredWarning(texts: Texts, { recovered }: { recovered: boolean }): Warning[] {
  if (!recovered) return [];
  return [{ code: 'recovered', message: texts.rules.warning.recovered() }];
}

/** From the files as they are to the backups; undefined where either may not be read. */
async function undoDiff(
  host: Host,
  place: Place,
  change: RecordedChange,
): Promise<readonly FileDiff[] | undefined> {
  const texts = change.files.filter(({ file }) => !isDatabase(file));
  try {
    return await Promise.all(
      texts.map(async ({ file }) =>
        fileDiff(
          `${place.configDir}/${file}`,
          (await host.readText(`${place.configDir}/${file}`)) ?? '',
          (await host.readText(`${change.backups}/${file}`)) ?? '',
        ),
      ),
    );
  } catch {
    return undefined;
  }
}
