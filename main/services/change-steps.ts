import { ownFilterName, ownMapName } from '../postfix/configuration.ts';
import type { Texts } from '../texts/texts.ts';
import type { ChangeStep, FileDiff } from './change.ts';
import { type ChangedFile, isDatabase } from './scratch.ts';

/** A change in plain words, from what it does to the files: a step for each, and the reload. */
export function stepsOf(
  texts: Texts,
  configDir: string,
  changed: readonly ChangedFile[],
  diff: readonly FileDiff[],
  runs: boolean,
): ChangeStep[] {
  const words = texts.rules.step;
  const patchOf = (name: string) =>
    diff.find(({ file }) => file === `${configDir}/${name}`)?.patch ?? '';
  const files = changed.map((file) => stepOf(words, file, changedLines(patchOf(file.file))));
  const last = runs ? words.reload : words.saved;
  return [...files, { text: last, detail: words.reloadDetail }];
}

type Words = Texts['rules']['step'];

function stepOf(words: Words, { file, before, after }: ChangedFile, lines: Lines): ChangeStep {
  if (isDatabase(file)) {
    return { text: after === 'absent' ? words.file.removed : words.databaseBuilt, detail: file };
  }
  const kind = before === 'absent' ? 'added' : after === 'absent' ? 'removed' : 'changed';
  if (ownFiles.includes(file)) return { text: words.rules[kind], detail: file };
  if (file === 'main.cf')
    return settingsStep(words, lines) ?? { text: words.settings, detail: file };
  if (file === 'master.cf')
    return serviceStep(words, lines) ?? { text: words.services, detail: file };
  return { text: words.file[kind], detail: file };
}

/** The files that hold nothing but Postbar's rules. */
const ownFiles: readonly string[] = [ownMapName, ownFilterName];

interface Lines {
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/** The lines of a unified diff that come and that go, without its header. */
function changedLines(patch: string): Lines {
  const lines = patch.split('\n').filter((line) => !/^(?:\+\+\+|---) /.test(line));
  const starting = (mark: string) =>
    lines.filter((line) => line.startsWith(mark)).map((line) => line.slice(1));
  return { added: starting('+'), removed: starting('-') };
}

/** The parameters that are set, where lines that say so come or go (postconf(5)). */
function settingsStep(words: Words, { added, removed }: Lines): ChangeStep | undefined {
  const { kind, names } = namesIn(added, removed, /^([A-Za-z][A-Za-z0-9_]*)\s*=/);
  if (names.length === 0) return undefined;
  return { text: words.setting[kind](names.length), detail: names.join(', ') };
}

/** The delivery services that come or go (master(5)). */
function serviceStep(words: Words, { added, removed }: Lines): ChangeStep | undefined {
  const { kind, names } = namesIn(added, removed, /^([^\s#]\S*)\s+unix\s/);
  const [name] = names;
  if (name === undefined) return undefined;
  const lines = kind === 'removed' ? removed : added;
  const isIpv4 = lines.some((line) => /\binet_protocols=ipv4\s*$/.test(line));
  const text = isIpv4 ? words.ipv4Service[kind] : words.service[kind];
  return { text, detail: words.inMasterCf(names.join(', ')) };
}

/** The names at the start of lines that come and go: all of one kind, or changed. */
function namesIn(added: readonly string[], removed: readonly string[], pattern: RegExp) {
  const found = (lines: readonly string[]) =>
    lines.flatMap((line) => pattern.exec(line)?.[1]?.slice(0, 100) ?? []);
  const [coming, going] = [found(added), found(removed)];
  const names = [...new Set([...coming, ...going])];
  const kind = going.length === 0 ? 'added' : coming.length === 0 ? 'removed' : 'changed';
  return { kind, names } as const;
}
