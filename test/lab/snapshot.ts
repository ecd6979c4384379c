import { lstat, readdir, readFile, readlink } from 'node:fs/promises';
import { join } from 'node:path';

/** One entry of a directory: all that has to come back. */
export interface SnapshotEntry {
  readonly mode: string;
  readonly uid: number;
  readonly gid: number;
  /** A file's bytes, each as the character of its number. */
  readonly bytes?: string;
  /** Where a link points. */
  readonly target?: string;
}

/** A directory's entries by relative path: `expect(after).toEqual(before)` is byte-identity. */
export type Snapshot = Readonly<Record<string, SnapshotEntry>>;

/** Takes a snapshot of everything below a directory, itself as `.`. */
export async function snapshotOf(directory: string): Promise<Snapshot> {
  const below = await readdir(directory, { recursive: true });
  const entries = ['.', ...below.sort()].map(
    async (name) => [name, await entryAt(join(directory, name))] as const,
  );
  return Object.fromEntries(await Promise.all(entries));
}

async function entryAt(path: string): Promise<SnapshotEntry> {
  const facts = await lstat(path);
  const entry = { mode: facts.mode.toString(8), uid: facts.uid, gid: facts.gid };
  if (facts.isSymbolicLink()) return { ...entry, target: await readlink(path) };
  if (facts.isFile()) return { ...entry, bytes: await readFile(path, 'latin1') };
  return entry;
}
