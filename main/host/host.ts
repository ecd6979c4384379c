import type { Readable } from 'node:stream';

/** A command's `timeoutMs` where it names none. */
export const USUAL_TIMEOUT_MS = 30_000;
/** A command's `maxBytes` where it names none. */
export const USUAL_MAX_BYTES = 16 * 1024 * 1024;

/** A program to run: never through a shell, arguments as they are. */
export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  /** Written to standard input, which is then closed. Default: empty. */
  readonly input?: string;
  /** Milliseconds after which it is killed. Default 30,000. */
  readonly timeoutMs?: number;
  /** Bytes of standard output, and of standard error, kept. Default 16 MiB. */
  readonly maxBytes?: number;
  /** Added to the fixed environment (PATH, LC_ALL=C). */
  readonly env?: Readonly<Record<string, string>>;
}

/** How a program ended. A program that could not be started has `code` undefined. */
export interface Finished {
  readonly code: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
  /** Why it did not end by itself, where it did not. */
  readonly failure?: 'not-found' | 'not-permitted' | 'timed-out' | 'too-much-output' | 'killed';
}

/** A program whose output is read while it runs. */
export interface Running {
  readonly stdout: Readable;
  /** Resolves when it has ended; never rejects. `stdout` is empty here. */
  readonly finished: Promise<Finished>;
  kill(): void;
}

/** What a stat tells, as far as Postbar needs it. */
export interface FileFacts {
  readonly kind: 'file' | 'directory' | 'link' | 'other';
  readonly size: number;
  /** Permission bits, e.g. 0o644. */
  readonly mode: number;
  readonly uid: number;
  readonly mtimeMs: number;
  readonly inode: number;
}

/** A file held open: it stays the same file when its name goes to another. */
export interface OpenFile {
  facts(): Promise<FileFacts>;
  /** Fills the buffer from `position` on, as far as the file goes; gives the number of bytes. */
  read(into: Buffer, position: number): Promise<number>;
  close(): Promise<void>;
}

/**
 * Where Postfix lives: this machine now, a machine reached over ssh later.
 * The one place that spawns processes and reads files for the services.
 */
export interface Host {
  readonly platform: 'darwin' | 'linux';
  /** The user id commands run as; 0 is root. */
  readonly uid: number;
  run(command: Command): Promise<Finished>;
  /** For output that is read while it comes; without `input` and `maxBytes`. */
  start(command: Command): Running;
  /** The file as UTF-8 text (bytes that are not UTF-8 as latin1), at most `maxBytes`
   * (default 4 MiB); undefined where there is none; throws HostError where it cannot be read. */
  readText(path: string, maxBytes?: number): Promise<string | undefined>;
  /** The SHA-256 of a file's bytes in hex, or `absent`; throws HostError where it cannot be read. */
  digest(path: string): Promise<string>;
  /** Opens a file for reading, links followed; undefined where there is none; throws HostError
   * where it cannot be opened. */
  openFile(path: string): Promise<OpenFile | undefined>;
  /** Facts of the path itself (a link is not followed); undefined where there is none. */
  facts(path: string): Promise<FileFacts | undefined>;
  /** The path with every link resolved; undefined where it leads nowhere. */
  realPath(path: string): Promise<string | undefined>;
  /** Names in a directory; empty where there is none or it may not be read. */
  list(path: string): Promise<readonly string[]>;
}

/** A file or directory that is there but could not be read. */
export class HostError extends Error {
  constructor(
    readonly code: 'not-permitted' | 'too-large' | 'unreadable',
    readonly path: string,
  ) {
    super(`${path}: ${code}`);
  }
}
