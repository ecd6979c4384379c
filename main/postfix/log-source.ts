/** Where a Postfix logs to. */
export type LogSource =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'journal' }
  /** macOS's unified log; `daemonDirectory` holds the programs whose lines are meant. */
  | { readonly kind: 'unified'; readonly daemonDirectory: string };

/** How far a log has been read: a JSON value, to go on from after a restart. */
export type LogPosition =
  | {
      readonly kind: 'file';
      readonly path: string;
      /** Bytes up to the end of the last whole line. */
      readonly offset: number;
      /** Fingerprint of the bytes before the offset: tells the file whatever its name is by then. */
      readonly before: string;
    }
  | { readonly kind: 'journal'; readonly cursor: string }
  /** The latest time, milliseconds since 1970, and the fingerprints of the entries of that time. */
  | { readonly kind: 'unified'; readonly time: number; readonly seen: readonly string[] };

/**
 * Why a log cannot be read now. It is tried again all the same.
 * - `not-permitted`: Postbar's user may not read it
 * - `missing`: no such file
 * - `no-command`: journalctl or log is not there
 * - `failed`: anything else; `detail` has the system's words
 */
export interface LogTrouble {
  readonly kind: 'not-permitted' | 'missing' | 'no-command' | 'failed';
  readonly detail: string;
}

/** Takes what a follower reads. */
export interface LogSink {
  /** A line of the log; it may be a slice of a larger string: copy what stays. */
  line(line: string): void;
  /** All lines up to here have been given. To be kept together with what was made of them. */
  position(position: LogPosition): void;
  /** What was there already has been read; from now on lines are given as they are written. */
  caughtUp(): void;
  /** The log cannot be read, or (undefined) can be again. Called when that changes. */
  trouble(trouble: LogTrouble | undefined): void;
  /** Lines after the last position are lost for good: rotated away and compressed, or deleted. */
  gap(): void;
}

/** From where to follow a log. */
export interface FollowOptions {
  /** Where an earlier follower ended; undefined reads back instead. */
  readonly from: LogPosition | undefined;
  /** How far back to read without a position, in milliseconds. */
  readonly backMs: number;
  /** And how much of a file at most. */
  readonly backBytes: number;
  readonly now: () => number;
  /** Milliseconds until the next look for more, where the source does not tell by itself. */
  pollMs(): number;
}

/** A log being followed. */
export interface LogFollower {
  /** Ends it; no sink is called afterwards. */
  close(): Promise<void>;
}
