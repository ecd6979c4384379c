import { basename, dirname } from 'node:path';
import type { Host, OpenFile } from '../host/host.ts';
import { isBehind } from './log-file-tail.ts';
import { timeReader } from './log-time.ts';

/** A part of a log to read: a file from an offset on, to its end. */
export interface LogPart {
  readonly file: OpenFile;
  readonly start: number;
}

/** What to read before following the last part; every file in it is open, and the reader's to close. */
export interface LogStart {
  readonly parts: readonly LogPart[];
  /** Whether lines behind the position are lost. */
  readonly gap: boolean;
}

// Rotation keeps a week or a few; more names than this in a log's folder are something else.
const MOST_ROTATED = 14;
const compressed = /\.(?:gz|bz2|xz|zst|Z)$/;

/**
 * Where to go on with a log after a position: in the same file; or in the file it
 * was renamed or copied to, all that came between, and the new file from its
 * beginning. Files are known by their bytes before the position's offset, never by
 * name or inode (copytruncate makes a copy; an inode is used again).
 * Undefined where there is no log.
 */
export async function startAfter(
  host: Host,
  path: string,
  position: { readonly offset: number; readonly before: string },
): Promise<LogStart | undefined> {
  const current = await host.openFile(path);
  if (!current) return undefined;
  const { offset, before } = position;
  if (await isBehind(current, offset, before))
    return { parts: [{ file: current, start: offset }], gap: false };
  const newer: LogPart[] = [{ file: current, start: 0 }];
  for (const name of await rotated(host, path)) {
    const file = await openIfReadable(host, name);
    if (!file) continue;
    const found = await isBehind(file, offset, before);
    newer.unshift({ file, start: found ? offset : 0 });
    if (found) return { parts: newer, gap: false };
  }
  // Not found: all that was rotated is another log's time, or the position too old to tell.
  await Promise.all(newer.slice(0, -1).map(({ file }) => file.close()));
  return { parts: newer.slice(-1), gap: true };
}

/**
 * Where to begin with a log read for the first time: at a time, but no more than
 * `maxBytes` before its end, in the file rotated away last if the time is in
 * there. Undefined where there is no log.
 */
export async function startAt(
  host: Host,
  path: string,
  since: number,
  maxBytes: number,
  now: () => number,
): Promise<LogStart | undefined> {
  const current = await host.openFile(path);
  if (!current) return undefined;
  const { size } = await current.facts();
  const start = await offsetOfTime(current, since, Math.max(0, size - maxBytes), now);
  const parts = [{ file: current, start }];
  const [last] = start === 0 ? await rotated(host, path) : [];
  const older = last === undefined ? undefined : await openIfReadable(host, last);
  if (older) {
    const facts = await older.facts();
    const floor = Math.max(0, facts.size - (maxBytes - size));
    const from = await offsetOfTime(older, since, floor, now);
    if (from < facts.size) parts.unshift({ file: older, start: from });
    else await older.close();
  }
  return { parts, gap: false };
}

/** The files a log was rotated to, newest first, without compressed ones. */
async function rotated(host: Host, path: string): Promise<string[]> {
  const folder = dirname(path);
  const base = basename(path);
  const names = (await host.list(folder)).filter(
    (name) => /^[.-]/.test(name.slice(base.length)) && name.startsWith(base),
  );
  const files = await Promise.all(
    names
      .filter((name) => !compressed.test(name))
      .map(async (name) => ({ name, facts: await host.facts(`${folder}/${name}`) })),
  );
  return files
    .filter(({ facts }) => facts?.kind === 'file' && facts.size > 0)
    .sort((one, other) => (other.facts?.mtimeMs ?? 0) - (one.facts?.mtimeMs ?? 0))
    .slice(0, MOST_ROTATED)
    .map(({ name }) => `${folder}/${name}`);
}

/** A rotated file that may not be read is passed over: the current one tells of that. */
async function openIfReadable(host: Host, path: string): Promise<OpenFile | undefined> {
  return host.openFile(path).catch(() => undefined);
}

const PROBE = 16 * 1024;

/**
 * The offset of the first line at or after a time, found by halving, exact to
 * some 16 KiB before it; no less than `floor`, moved to the next line's beginning.
 */
async function offsetOfTime(
  file: OpenFile,
  since: number,
  floor: number,
  now: () => number,
): Promise<number> {
  const readTime = timeReader(now);
  const { size } = await file.facts();
  let low = floor === 0 ? 0 : ((await lineFrom(file, floor))?.start ?? size);
  let high = size;
  while (high - low > PROBE) {
    const middle = low + Math.floor((high - low) / 2);
    const found = await lineFrom(file, middle);
    const time = found && readTime(found.text, 0)?.time;
    // A line without a time (another program's) decides nothing: look in the earlier half.
    if (found && found.start < high && time !== undefined && time < since) low = found.start;
    else high = middle;
  }
  return low;
}

/** The first whole line that begins behind an offset, and where; undefined where none is near. */
async function lineFrom(file: OpenFile, offset: number) {
  const bytes = Buffer.alloc(PROBE);
  const read = await file.read(bytes, offset);
  const newline = bytes.subarray(0, read).indexOf(10);
  if (newline < 0) return undefined;
  return { start: offset + newline + 1, text: bytes.toString('utf8', newline + 1, read) };
}
