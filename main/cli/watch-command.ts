import { startMonitor } from '../services/monitor/monitor.ts';
import type { MakeNoticeSink } from '../services/monitor/notice-sink.ts';
import { askingPostfix, memoryFileFor } from '../services/monitor/watch-postfix.ts';
import { type ExitCode, exitCode } from './exit.ts';
import type { PostfixSession } from './postfix-session.ts';
import { stateFolder } from './state-folder.ts';
import { watchLines } from './watch-lines.ts';

// Whoever reads the lines makes notices of them, or not.
const noNotices: MakeNoticeSink = () => ({
  logEvent: () => {},
  lookBegins: () => ({ add: () => {}, ends: () => {} }),
  kept: () => undefined,
});

/**
 * `postbar watch`: a line for each change of state and for each event of the log
 * worth telling, until it is interrupted. How far it has told is remembered.
 */
export async function watch(session: PostfixSession): Promise<ExitCode> {
  const { host, installation, options, output, texts } = session;
  const lines = watchLines(output, texts);
  const monitor = await startMonitor(
    {
      ...askingPostfix(host, installation, options.log),
      memoryFile: memoryFileFor(stateFolder(host), 'watch', installation, options.log),
      notices: noNotices,
      events: {
        event: lines.event,
        // Written and remembered at once: a kill in between, and they would be written again.
        told: (remember) => {
          if (lines.flush()) remember();
        },
      },
      changed: lines.seen,
      now: Date.now,
    },
    'open',
  );
  await interruption();
  await monitor.close();
  return exitCode.done;
}

/** Resolves when the user, or the system, wants the command to end. */
function interruption(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.once(signal, () => resolve());
  });
}
