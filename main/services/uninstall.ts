import type { Host } from '../host/host.ts';
import type { Place } from '../postfix/place.ts';
import type { Elevation } from '../root/elevation.ts';
import { uninstallRequest } from '../root/request.ts';
import { writtenName } from '../rules/rule-name.ts';
import type { Texts } from '../texts/texts.ts';
import type { ChangeError, Ipv4Rules } from './change.ts';
import { digestsOf, type RecordedChange, recordOf } from './change-history.ts';
import { listOf, refusalInWords, titleOf } from './change-words.ts';
import type { Changes } from './changes.ts';

/** What taking Postbar's work back needs of one Postfix. */
export interface UninstallTools {
  readonly host: Host;
  readonly place: Place;
  readonly changes: Changes;
  readonly rules: Ipv4Rules;
  readonly asRoot: Elevation;
  readonly texts: Texts;
}

export interface NamedChange {
  readonly id: string;
  readonly title: string;
}

/** What is taken back of one Postfix, or would be: all byte for byte, or the rules alone. */
export interface Takeback {
  /** Changes taken back byte for byte, newest first. */
  readonly takenBack: readonly NamedChange[];
  /** Rules switched off because their change cannot be taken back as a whole. */
  readonly switchedOff: readonly string[];
  /** Changes that stay, because somebody edited these files since. */
  readonly left: readonly (NamedChange & { readonly files: readonly string[] })[];
}

/** What taking everything back would do, found without a password. */
export interface Foreseen extends Takeback {
  /** Whether there is something to do that takes root, and so a password. */
  readonly takesRoot: boolean;
}

/** How it ended. Nothing is half done: what is not taken back is left, and named. */
export interface Uninstalled extends Takeback {
  /** Whether all is as it was: nothing failed, and nothing is left. */
  readonly ok: boolean;
  /** One or two sentences for a person. */
  readonly message: string;
  /** Where the files as they were are kept, where they still are. */
  readonly backups?: string;
  readonly error?: ChangeError;
}

/** What `uninstall` would do now. */
export async function foresee(tools: UninstallTools): Promise<Foreseen> {
  const { host, place, changes, rules, texts } = tools;
  const recorded = await changes.recorded();
  const made = recorded.filter(isMade);
  const conflicts = await edited(host, place.configDir, made);
  if (conflicts.size === 0)
    return {
      ...nothingDone,
      takenBack: made.map(titled(texts)),
      takesRoot: recorded.length > 0,
    };
  const own = (await rules.list()).filter(({ origin }) => origin === 'postbar');
  const left = [...conflicts].map(([change, files]) => ({ ...titled(texts)(change), files }));
  return { ...nothingDone, switchedOff: own.map(writtenName), left, takesRoot: own.length > 0 };
}

/**
 * Takes back what Postbar has changed in one Postfix, with one password. Where every file is as
 * Postbar left it that is byte for byte, and what Postbar kept goes too. Where
 * somebody edited one since, Postbar's rules are switched off instead, and the
 * files as they were stay, for whoever wants to look into them.
 */
export async function uninstall(tools: UninstallTools): Promise<Uninstalled> {
  const foreseen = await foresee(tools);
  if (foreseen.left.length > 0) return switchOff(tools, foreseen);
  if (foreseen.takesRoot) return takeAllBack(tools, foreseen);
  return { ok: true, ...nothingDone, message: tools.texts.uninstall.nothingMade };
}

const nothingDone: Takeback = { takenBack: [], switchedOff: [], left: [] };

/**
 * The files of each change that are not as it left them, once all newer changes
 * have been taken back. `changes` newest first.
 */
async function edited(
  host: Host,
  configDir: string,
  changes: readonly RecordedChange[],
): Promise<ReadonlyMap<RecordedChange, readonly string[]>> {
  const names = [...new Set(changes.flatMap(({ files }) => files.map(({ file }) => file)))];
  const seen = await digestsOf(host, configDir, names);
  const now = new Map(seen.map(({ file, digest }) => [file, digest]));
  const found = new Map<RecordedChange, string[]>();
  for (const change of changes) {
    // A change that was cut short is taken back by the root part before anything else.
    const other = change.files.filter(
      ({ file, after }) => change.state === 'done' && now.get(file) !== after,
    );
    if (other.length > 0)
      found.set(
        change,
        other.map(({ file }) => `${configDir}/${file}`),
      );
    for (const { file, before } of change.files) now.set(file, before);
  }
  return found;
}

async function takeAllBack(
  { changes, place, asRoot, texts }: UninstallTools,
  { takenBack }: Foreseen,
): Promise<Uninstalled> {
  const answer = await asRoot('uninstall', uninstallRequest(place));
  if (answer.ok) {
    const message = texts.uninstall.takenBack(takenBack.length);
    return { ok: true, ...nothingDone, takenBack, message };
  }
  // It may have stopped on the way: what is undone by now is.
  const still = new Set((await changes.recorded()).filter(isMade).map(({ id }) => id));
  const error = refusalInWords(texts, answer);
  return {
    ok: false,
    ...nothingDone,
    takenBack: takenBack.filter(({ id }) => !still.has(id)),
    message: error.message,
    error,
  };
}

async function switchOff(
  { host, place, rules, texts }: UninstallTools,
  { left, switchedOff: names }: Foreseen,
): Promise<Uninstalled> {
  const backups = recordOf(host, place.configDir);
  const ended = (switchedOff: readonly string[], error?: ChangeError): Uninstalled => ({
    ok: false,
    takenBack: [],
    switchedOff,
    left,
    message: error?.message ?? texts.uninstall.edited(listOf(switchedOff)),
    backups,
    ...(error ? { error } : {}),
  });
  if (names.length === 0) return ended([]);
  const shown = await rules.preview({ to: 'off', names });
  if (!shown.ok) return ended([], shown.error);
  const result = await rules.apply(shown.preview.token);
  return result.error ? ended([], result.error) : ended(names);
}

const isMade = ({ state }: RecordedChange) => state !== 'undone';

const titled =
  (texts: Texts) =>
  ({ id, purpose }: RecordedChange): NamedChange => ({ id, title: titleOf(texts, purpose) });
