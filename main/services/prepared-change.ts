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
import type { ChangeError, ChangePreview, FileDiff, Warning } from './change.ts';
import {
  type ChangePurpose,
  changeIds,
  purposeText,
  type RecordedChange,
} from './change-history.ts';
import { changeIdAfter } from './change-id.ts';
import { stepsOf } from './change-steps.ts';
import { refusalInWords, titleOf } from './change-words.ts';
import { fileDiff, isDatabase, tryOut } from './scratch.ts';

/** What a change needs: where, how to ask as the user and as root, and the words. */
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

/** A change that was tried out as the user, and waits for its confirmation. */
export interface PreparedChange {
  readonly preview: ChangePreview;
  readonly doneMessage: string;
  /** Makes it, as root. */
  readonly act: () => Promise<Acted>;
}

/** What the root part answered to a change or an undo, and how that change is recorded if all went well. */
export interface Acted {
  readonly answer: HelperAnswer;
  readonly changeId: string;
  readonly wanted: 'done' | 'undone';
}

// As in helper.sh: Postfix splits a list of maps at white space and commas, and has no quotes
// for a path in it. What needs no path in a list is refused too: there is one rule for all edits.
const plainPath = /^[A-Za-z0-9._@+=/-]+$/;

/** Tries a change out on a copy, as the user: what it would change, or why it cannot be made. */
export async function prepareChange(
  tools: ChangeTools,
  wanted: WantedChange,
): Promise<
  | { readonly ok: true; readonly prepared: PreparedChange }
  | { readonly ok: false; readonly error: ChangeError }
> {
  const { place, asUser, texts } = tools;
  if (!plainPath.test(place.configDir)) {
    const message = texts.rules.error['odd-folder'](place.configDir);
    return { ok: false, error: { code: 'unsupported', message } };
  }
  const request: ChangeRequest = { edits: wanted.edits, before: wanted.seen, after: [] };
  const trial = await tryOut(asUser, place, request);
  if (!trial.ok) return { ok: false, error: refusalInWords(texts, trial.answer) };
  const state = await tools.state();
  const isForgotten =
    trial.changed.length === 0 && wanted.edits.some(({ edit }) => edit === 'forget');
  const nothingToDo = trial.changed.length === 0 && !isForgotten;
  const preview: ChangePreview = {
    token: randomUUID(),
    title: titleOf(texts, wanted.purpose),
    steps: isForgotten
      ? [{ text: texts.rules.step.forgotten, detail: texts.rules.step.forgottenDetail }]
      : stepsOf(texts, place.configDir, trial.changed, trial.diff, state === 'running'),
    diff: trial.diff,
    warnings: [...wanted.warnings, ...stateWarning(texts, state)],
    nothingToDo,
  };
  const prepared: PreparedChange = {
    preview,
    doneMessage: nothingToDo ? wanted.nothingMessage : wanted.doneMessage,
    act: () => change(tools, { ...request, after: trial.after }, wanted.purpose),
  };
  return { ok: true, prepared };
}

/** Its name is given only now: others may have made changes since the preview. */
async function change(
  { host, place, asRoot }: ChangeTools,
  request: ChangeRequest,
  purpose: ChangePurpose,
): Promise<Acted> {
  const [newest] = await changeIds(host, place.configDir);
  const changeId = changeIdAfter(newest, Date.now());
  const words = changeRequest(place, request, changeId, purposeText(purpose));
  return { answer: await asRoot('change', words), changeId, wanted: 'done' };
}

/** What taking a change back would change; undefined where its backups may not be read. */
export async function prepareUndo(
  tools: ChangeTools,
  change: RecordedChange,
  purpose: ChangePurpose,
  doneMessage: string,
): Promise<PreparedChange | undefined> {
  const { host, place, texts } = tools;
  const diff = await undoDiff(host, place, change);
  if (!diff) return undefined;
  const state = await tools.state();
  const files = change.files.map(({ file, before, after }) => ({
    file,
    before: after,
    after: before,
  }));
  const preview: ChangePreview = {
    token: randomUUID(),
    title: titleOf(texts, purpose),
    steps: stepsOf(texts, place.configDir, files, diff, state === 'running'),
    diff,
    warnings: stateWarning(texts, state),
    nothingToDo: false,
  };
  return { preview, doneMessage, act: () => takeBack(tools, change) };
}

/** Takes a change back, as root. */
export async function takeBack(
  { place, asRoot }: ChangeTools,
  { id }: RecordedChange,
): Promise<Acted> {
  const answer = await asRoot('undo', undoRequest(place, id, false));
  return { answer, changeId: id, wanted: 'undone' };
}

/** When the change takes effect, where that is not at once. */
export function stateWarning(texts: Texts, state: PostfixState): Warning[] {
  if (state === 'asleep') return [{ code: 'asleep', message: texts.rules.warning.asleep() }];
  if (state !== 'stopped') return [];
  return [{ code: 'not-running', message: texts.rules.warning['not-running']() }];
}

/** From the files as they are to the backups; undefined where either may not be read. */
export async function undoDiff(
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
