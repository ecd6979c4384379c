import type { Host } from '../../../main/host/host.ts';
import { followLog } from '../../../main/postfix/log-follow.ts';
import type { LogPosition, LogSource, LogTrouble } from '../../../main/postfix/log-source.ts';

/** A log being followed by a test. */
export interface Followed {
  readonly lines: string[];
  readonly troubles: Array<LogTrouble['kind'] | 'none'>;
  gaps: number;
  caughtUp: boolean;
  position: LogPosition | undefined;
  /** Waits until as many lines have come, and a little for more. */
  count(lines: number): Promise<string[]>;
  until(condition: () => boolean): Promise<void>;
  close(): Promise<void>;
}

const PAUSE = 20;

/** Follows a log from a position that has been through JSON, as after a restart. */
export function follow(
  host: Host,
  source: LogSource,
  from?: LogPosition,
  { backMs = 86_400_000, backBytes = 1e7, now = Date.now } = {},
): Followed {
  const position = from && (JSON.parse(JSON.stringify(from)) as LogPosition);
  const options = { from: position, backMs, backBytes, now, pollMs: () => PAUSE };
  const follower = followLog(host, source, options, {
    line: (line) => {
      followed.lines.push(line);
    },
    position: (to) => {
      followed.position = to;
    },
    caughtUp: () => {
      followed.caughtUp = true;
    },
    trouble: (trouble) => {
      followed.troubles.push(trouble?.kind ?? 'none');
    },
    gap: () => {
      followed.gaps++;
    },
  });
  const until = async (condition: () => boolean) => {
    for (let waited = 0; !condition() && waited < 5_000; waited += PAUSE) await pause(PAUSE);
  };
  const followed: Followed = {
    lines: [],
    troubles: [],
    gaps: 0,
    caughtUp: false,
    position,
    until,
    async count(lines) {
      await until(() => followed.lines.length >= lines && followed.caughtUp);
      await pause(3 * PAUSE);
      return followed.lines;
    },
    close: follower.close,
  };
  return followed;
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
