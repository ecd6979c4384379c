import { setTimeout as sleep } from 'node:timers/promises';
import { errorText } from '../host/error-text.ts';
import { type Host, HostError } from '../host/host.ts';
import { type LogPart, type LogStart, startAfter, startAt } from './log-file-start.ts';
import { openTail, type Tail } from './log-file-tail.ts';
import type { FollowOptions, LogFollower, LogSink, LogTrouble } from './log-source.ts';

// After a rename, a writer that has not been told yet goes on writing to the old file. By the
// clock that only goes forward: a sleep in between is no time in which it could have been told.
const LINGER_MS = 60_000;

/**
 * Follows a file by its name: across a rename (logrotate, newsyslog), truncation
 * with a copy (copytruncate) or without, and replacement by another file. Each
 * line is told once; with the last position given back, over a restart too. (Of
 * copytruncate, what is written between the copy and the truncation is lost to
 * every reader.)
 */
export function followFile(
  host: Host,
  path: string,
  options: FollowOptions,
  sink: LogSink,
): LogFollower {
  const closing = new AbortController();
  const done = keepReading(logFile(host, path, options, sink, closing.signal), {
    pollMs: options.pollMs,
    closing: closing.signal,
    sink,
  });
  return {
    async close() {
      closing.abort();
      await done;
    },
  };
}

interface LogFile {
  /** Reads what there is; throws HostError where that is not possible. Gives what else is wrong. */
  step(): Promise<LogTrouble | undefined>;
  close(): Promise<void>;
}

async function keepReading(
  file: LogFile,
  { pollMs, closing, sink }: { pollMs: () => number; closing: AbortSignal; sink: LogSink },
): Promise<void> {
  let told: LogTrouble | undefined;
  for (let first = true; !closing.aborted; first = false) {
    const trouble = await file.step().catch(troubleOf);
    if (closing.aborted) break;
    if (trouble?.kind !== told?.kind) sink.trouble(trouble);
    told = trouble;
    if (first) sink.caughtUp();
    // Rejects when it is to close, which ends the loop.
    await sleep(pollMs(), undefined, { signal: closing }).catch(() => undefined);
  }
  await file.close();
}

function troubleOf(error: unknown): LogTrouble {
  if (error instanceof HostError && error.code === 'not-permitted')
    return { kind: 'not-permitted', detail: error.path };
  return { kind: 'failed', detail: errorText(error) };
}

function logFile(
  host: Host,
  path: string,
  options: FollowOptions,
  sink: LogSink,
  closing: AbortSignal,
): LogFile {
  const { from, now } = options;
  /** The file under the log's name. */
  let current: Tail | undefined;
  /** Files that had the name before, to be read a while longer. */
  let old: Array<{ readonly tail: Tail; readonly until: number }> = [];
  let position = from?.kind === 'file' && from.path === path ? from : undefined;
  /** The file the position is in: an old one until the first line of the next. */
  let holder: Tail | undefined;

  const onLine = (line: string) => sink.line(line);
  const given = () => {
    if (position) sink.position(position);
    return !closing.aborted;
  };
  const readOn = async (tail: Tail) => {
    await tail.read(() => {
      holder = tail;
      position = { kind: 'file', path, offset: tail.offset(), before: tail.before() };
      return given();
    });
  };
  const readParts = async (parts: readonly LogPart[]) => {
    for (const { file, start } of parts) {
      if (current) old.push({ tail: current, until: performance.now() + LINGER_MS });
      current = await openTail(file, start, onLine);
      await readOn(current);
    }
  };
  const begin = async (): Promise<LogTrouble | undefined> => {
    const start = position
      ? await startAfter(host, path, position)
      : await startAt(host, path, now() - options.backMs, options.backBytes, now);
    if (!start) return { kind: 'missing', detail: path };
    if (start.gap) sink.gap();
    await readParts(start.parts);
    return undefined;
  };
  const readOld = async () => {
    for (const { tail } of old) await (tail === holder ? readOn(tail) : tail.read(given));
    const present = performance.now();
    const [gone, kept] = [
      old.filter(({ until }) => until < present),
      old.filter(({ until }) => until >= present),
    ];
    old = kept;
    await Promise.all(gone.map(({ tail }) => tail.file.close()));
  };
  /** The name has gone to another file: reads on in that, and in what may lie between the two. */
  const moveOn = async (tail: Tail): Promise<void> => {
    const read = { offset: tail.offset(), before: tail.before() };
    const start: LogStart | undefined = await startAfter(host, path, read);
    if (!start) return;
    if (start.gap) return readParts(start.parts);
    // The old file was found under its new name: that handle replaces this one.
    current = undefined;
    await tail.file.close();
    await readParts(start.parts);
  };

  return {
    async step() {
      await readOld();
      if (!current) return begin();
      const change = await current.change();
      if (change === 'other') {
        await current.file.close();
        current = undefined;
        return begin();
      }
      if (change === 'grown') await readOn(current);
      if (await isReplaced(host, path, current)) await moveOn(current);
      return undefined;
    },
    async close() {
      const tails = old.map(({ tail }) => tail);
      if (current) tails.push(current);
      await Promise.all(tails.map(({ file }) => file.close()));
    },
  };
}

/** Whether the name stands for another file by now; not while it stands for none. */
async function isReplaced(host: Host, path: string, { file }: Tail): Promise<boolean> {
  const real = await host.realPath(path);
  const named = real === undefined ? undefined : await host.facts(real);
  return named !== undefined && named.inode !== (await file.facts()).inode;
}
