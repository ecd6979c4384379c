import type { Host } from '../host/host.ts';
import { keepRunning, printLog, troubleOfProgram } from './log-command.ts';
import type { FollowOptions, LogFollower, LogSink } from './log-source.ts';

// Of a day with more than this, the beginning is not read back.
const MOST_LINES = 400_000;

// Facility mail, which is Postfix's syslog_facility; journalctl cannot match names by a pattern.
const form = ['--output=json', '--output-fields=MESSAGE,SYSLOG_IDENTIFIER', 'SYSLOG_FACILITY=2'];

/**
 * Follows the mail facility of systemd's journal: first what is there, by a
 * journalctl that ends, then what comes, by one that does not. An entry's cursor
 * (systemd.journal-fields(7)) is its position.
 */
export function followJournal(host: Host, options: FollowOptions, sink: LogSink): LogFollower {
  let cursor = options.from?.kind === 'journal' ? options.from.cursor : undefined;
  let began = options.now() - options.backMs;
  let caughtUp = false;
  let last = '';

  const program = (follow: boolean) => ({
    command: { file: 'journalctl', args: [...placeOf(cursor, began, follow), ...form] },
    line: (line: string) => {
      last = line;
      sink.line(line);
    },
    taken: () => {
      const found = cursorOf(last);
      if (found === undefined || found === cursor) return;
      cursor = found;
      sink.position({ kind: 'journal', cursor });
    },
  });

  return keepRunning(sink, async (closing, tell) => {
    const start = options.now();
    const past = await printLog(host, program(false), closing);
    // A journal cleared in between no longer knows the cursor.
    if (cursor !== undefined && /failed to seek to cursor/i.test(past.stderr)) {
      cursor = undefined;
      sink.gap();
    }
    const trouble = troubleOfProgram(past);
    if (!caughtUp && !closing.aborted) sink.caughtUp();
    caughtUp = true;
    if (trouble || closing.aborted) return trouble;
    // Without an entry so far there is no cursor: what comes from the first look on counts.
    if (cursor === undefined) began = start;
    tell(undefined);
    return troubleOfProgram(await printLog(host, program(true), closing));
  });
}

function placeOf(cursor: string | undefined, since: number, follow: boolean): string[] {
  const from =
    cursor === undefined ? `--since=@${Math.floor(since / 1000)}` : `--after-cursor=${cursor}`;
  if (follow) return [from, '--follow', '--no-tail'];
  return cursor === undefined ? [from, `--lines=${MOST_LINES}`] : [from];
}

function cursorOf(line: string): string | undefined {
  try {
    const entry = JSON.parse(line) as { readonly __CURSOR?: unknown } | null;
    return typeof entry?.__CURSOR === 'string' ? entry.__CURSOR : undefined;
  } catch {
    // journalctl was ended in the middle of a line, or printed something else: the line before counts.
    return undefined;
  }
}
