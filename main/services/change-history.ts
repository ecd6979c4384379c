import { createHash } from 'node:crypto';
import * as v from 'valibot';
import type { Host } from '../host/host.ts';
import type { SeenFile } from '../root/request.ts';
import { changeIdForm } from './change-id.ts';

/** What a change was for, kept in its manifest so that it can be told in any language. */
const purposeSchema = v.object({
  to: v.picklist(['on', 'off', 'fix']),
  /** What the rules are for; of a fix, the id of the finding. */
  names: v.array(v.string()),
  /** On: none of the names had a rule before. Off: each had a good one. Its undo is the opposite switch. */
  clean: v.boolean(),
});
export type ChangePurpose = v.InferOutput<typeof purposeSchema>;

/** A change as the root part recorded it. */
export interface RecordedChange {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly purpose: ChangePurpose | undefined;
  readonly state: 'done' | 'undone' | 'unfinished';
  /** Each file as it was, and as the change left it. */
  readonly files: readonly {
    readonly file: string;
    readonly before: string;
    readonly after: string;
  }[];
  /** Where the files as they were are kept. */
  readonly backups: string;
}

const recordsOf = (host: Host) =>
  host.platform === 'darwin' ? '/private/var/db/postbar' : '/var/lib/postbar';

/** The folder where the root part keeps what it changed in a configuration, and the files as they
 * were: the same rule as `enter_state` in helper.sh. */
export function recordOf(host: Host, configDir: string): string {
  const key = createHash('sha256').update(configDir).digest('hex').slice(0, 16);
  return `${recordsOf(host)}/${key}`;
}

/** Every such folder there is on this machine. */
export async function allRecords(host: Host): Promise<string[]> {
  const names = (await host.list(recordsOf(host))).filter((name) => /^[a-f0-9]{16}$/.test(name));
  return names.map((name) => `${recordsOf(host)}/${name}`);
}

const changesOf = (host: Host, configDir: string) => `${recordOf(host, configDir)}/changes`;

/** The names of the changes made to this configuration, newest first. */
export async function changeIds(host: Host, configDir: string): Promise<string[]> {
  const names = await host.list(changesOf(host, configDir));
  return names
    .filter((name) => changeIdForm.test(name))
    .sort()
    .reverse();
}

/** The changes made to this configuration, newest first. Those that cannot be read are left out. */
export async function readHistory(host: Host, configDir: string): Promise<RecordedChange[]> {
  const folder = changesOf(host, configDir);
  const ids = await changeIds(host, configDir);
  const changes = await Promise.all(ids.map((id) => readChange(host, `${folder}/${id}`, id)));
  return changes.filter((change) => change !== undefined);
}

async function readChange(
  host: Host,
  folder: string,
  id: string,
): Promise<RecordedChange | undefined> {
  const [manifest, state] = await Promise.all([
    host.readText(`${folder}/manifest`),
    host.readText(`${folder}/state`),
  ]);
  if (manifest === undefined || state === undefined) return undefined;
  const word = (name: string) => new RegExp(`^${name} (.*)$`, 'm').exec(manifest)?.[1] ?? '';
  const files = [...manifest.matchAll(/^file (\S+) (\S+) (\S+)$/gm)].map(
    ([, file = '', before = '', after = '']) => ({ file, before, after }),
  );
  const current = state.trim();
  return {
    id,
    at: Number(word('at')) * 1000,
    purpose: readPurpose(word('title')),
    state: current === 'done' || current === 'undone' ? current : 'unfinished',
    files,
    backups: `${folder}/before`,
  };
}

/** The purpose as a title word for the request. */
export function purposeText(purpose: ChangePurpose): string {
  return JSON.stringify(purpose);
}

function readPurpose(word: string): ChangePurpose | undefined {
  const text = Buffer.from(word, 'base64').toString('utf8');
  try {
    return v.parse(purposeSchema, JSON.parse(text));
  } catch {
    return undefined; // a change of a later Postbar: it is shown without a title
  }
}

/** Whether every file of a change is still as the change left it. */
export async function isUntouched(
  host: Host,
  configDir: string,
  change: RecordedChange,
): Promise<boolean> {
  const now = await digestsOf(
    host,
    configDir,
    change.files.map(({ file }) => file),
  );
  return change.files.every(({ file, after }) =>
    now.some((seen) => seen.file === file && seen.digest === after),
  );
}

/** The files of a configuration as they are now. */
export async function digestsOf(
  host: Host,
  configDir: string,
  files: readonly string[],
): Promise<SeenFile[]> {
  return Promise.all(
    files.map(async (file) => ({ file, digest: await host.digest(`${configDir}/${file}`) })),
  );
}
