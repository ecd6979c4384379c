import { setTimeout as sleep } from 'node:timers/promises';
import { errorText } from '../host/error-text.ts';
import type { Command, Finished, Host } from '../host/host.ts';
import { lineCutter } from './lines.ts';
import type { LogFollower, LogSink, LogTrouble } from './log-source.ts';

// The journal and macOS put JSON around a line of two kilobytes.
const LONGEST_LINE = 256 * 1024;
const SHORTEST_PAUSE = 1_000;
const LONGEST_PAUSE = 60_000;

/** A program that prints log lines. */
export interface LogProgram {
  readonly command: Command;
  /** Takes a line it prints. */
  line(line: string): void;
  /** Called when some lines have been taken. */
  taken(): void;
}

/** Runs a program to its end, or until it is to close; gives how it ended. */
export async function printLog(
  host: Host,
  { command, line, taken }: LogProgram,
  closing: AbortSignal,
): Promise<Finished> {
  const running = host.start({ timeoutMs: 0, ...command });
  const stop = () => running.kill();
  closing.addEventListener('abort', stop, { once: true });
  const cutter = lineCutter((text) => {
    if (!closing.aborted) line(text);
  }, LONGEST_LINE);
  try {
    for await (const chunk of running.stdout) {
      cutter.push(chunk);
      if (!closing.aborted) taken();
    }
  } finally {
    closing.removeEventListener('abort', stop);
  }
  return running.finished;
}

/** One round of reading: ends when something is wrong, and gives what. */
export type Round = (
  closing: AbortSignal,
  tell: (trouble: LogTrouble | undefined) => void,
) => Promise<LogTrouble | undefined>;

/**
 * Keeps reading in rounds: begins again after a pause, which grows while the
 * rounds end at once. Trouble is told to the sink when it changes.
 */
export function keepRunning(sink: LogSink, round: Round): LogFollower {
  const closing = new AbortController();
  const { signal } = closing;
  let told: LogTrouble | undefined;
  const tell = (trouble: LogTrouble | undefined) => {
    if (!signal.aborted && trouble?.kind !== told?.kind) sink.trouble(trouble);
    told = trouble;
  };
  const run = async () => {
    let pause = SHORTEST_PAUSE;
    while (!signal.aborted) {
      const begun = Date.now();
      tell(await round(signal, tell).catch(failed));
      const lasted = Date.now() - begun > LONGEST_PAUSE;
      pause = lasted ? SHORTEST_PAUSE : Math.min(2 * pause, LONGEST_PAUSE);
      // Rejects when it is to close, which ends the loop.
      await sleep(pause, undefined, { signal }).catch(() => undefined);
    }
  };
  const done = run();
  return {
    async close() {
      closing.abort();
      await done;
    },
  };
}

function failed(error: unknown): LogTrouble {
  return { kind: 'failed', detail: errorText(error) };
}

/** What is wrong where a program ended with an error; undefined where it simply ended. */
export function troubleOfProgram({ code, failure, stderr }: Finished): LogTrouble | undefined {
  const detail = stderr.trim().slice(0, 1_000);
  if (failure === 'not-found') return { kind: 'no-command', detail };
  if (failure === 'not-permitted' || isRefusal(stderr)) return { kind: 'not-permitted', detail };
  return code === 0 ? undefined : { kind: 'failed', detail: detail || `ended with ${code}` };
}

// journalctl: "No journal files were opened due to insufficient permissions.", and the hint
// "You are currently not seeing messages from other users and the system."; log(1): "Must be admin".
function isRefusal(stderr: string): boolean {
  return /insufficient permissions|not seeing messages from other users|must be (?:admin|root)|operation not permitted|permission denied/i.test(
    stderr,
  );
}
