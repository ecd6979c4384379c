import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Lab } from '../lab/lab.ts';
import { ownState } from '../lab/lab-host.ts';

/** Configuration and backups of a lab as they were at one moment, to go back to. */
export interface KeptState {
  restore(): void;
}

/** Keeps a copy of a lab's configuration and of the root part's backups under a name. */
export function keepState(lab: Lab, name: string): KeptState {
  const places = [lab.configFiles, ownState(lab.name)];
  const copies = places.map((_, index) => join(lab.directory, `kept-${name}-${index}`));
  copyAll(places, copies);
  return { restore: () => copyAll(copies, places) };
}

/** Two directories, each as a copy of another; the directory itself stays: it may be mounted. */
function copyAll(from: readonly string[], to: readonly string[]): void {
  const copy = 'mkdir -p "$1" && find "$1" -mindepth 1 -delete && cp -a "$0/." "$1/"';
  for (const [index, path] of from.entries()) {
    execFileSync('sh', ['-c', copy, path, to[index] ?? '']);
  }
}

/** What the root part has recorded of a change. */
export interface Recorded {
  /** Undefined where the change had not begun to touch the configuration. */
  readonly state: string | undefined;
  readonly files: readonly {
    readonly file: string;
    readonly before: string;
    readonly after: string;
  }[];
  /** What lies beside the changes: a lock, for example. */
  readonly beside: readonly string[];
  /** SHA-256 of a file's backup, or `absent`. */
  backup(file: string): string;
}

/** Reads what the root part recorded of the change with this id. */
export function recorded(lab: Lab, id: string): Recorded {
  const all = ownState(lab.name);
  const own = readdirSync(all).map((key) => join(all, key));
  const folder = own.map((key) => join(key, 'changes', id)).find((path) => existsSync(path));
  const text = (name: string) => {
    const path = join(folder ?? '', name);
    return folder && existsSync(path) ? readFileSync(path, 'utf8') : '';
  };
  return {
    state: text('state').trim() || undefined,
    files: [...text('manifest').matchAll(/^file (\S+) (\S+) (\S+)$/gm)].map(
      ([, file = '', before = '', after = '']) => ({ file, before, after }),
    ),
    beside: own.flatMap((key) => readdirSync(key)).filter((name) => name !== 'changes'),
    backup: (file) => {
      const path = join(folder ?? '', 'before', file);
      if (!existsSync(path)) return 'absent';
      return sha256(readFileSync(path));
    },
  };
}

/**
 * Names and bytes of configuration and backups, to compare two runs of one request. Left out is
 * what no two runs have alike: the time and process in it, and a database's bytes.
 */
export function whatIsLeft(lab: Lab): Readonly<Record<string, string>> {
  const names = [lab.configFiles, ownState(lab.name)].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
  );
  const text = (path: string) => {
    const facts = lstatSync(path);
    if (!facts.isFile()) return facts.isSymbolicLink() ? 'link' : 'folder';
    if (/[.](db|lmdb)(\.postbar-new)?$/.test(path)) return 'database';
    return readFileSync(path, 'latin1')
      .replace(/^at \d+$/m, '')
      .replace(/[.]db \S+ \S+$/gm, '.db');
  };
  return Object.fromEntries(names.map((path) => [path, text(path)]));
}

/** Whether nothing is left of what the root part keeps. */
export const keepsNothing = (lab: Lab): boolean => readdirSync(ownState(lab.name)).length === 0;

/** SHA-256 in hex. */
export const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
