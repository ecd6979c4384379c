import {
  type LogMemory,
  type LogWatch,
  type LogWatchOptions,
  type LogWatchSink,
  watchLog,
} from './log-watch.ts';
import type { MonitorParts } from './monitor.ts';

// Postfix may be told to log elsewhere while it is watched.
const FIND_AGAIN = 10 * 60_000;

/** The log, wherever it is by now. */
export function logInUse(
  { host, findLog, now }: Pick<MonitorParts, 'host' | 'findLog' | 'now'>,
  kept: LogMemory | undefined,
  sink: LogWatchSink & Pick<LogWatchOptions, 'pollMs'>,
) {
  let watch: LogWatch | undefined;
  let memory: LogMemory | undefined = kept;
  let foundAt = Number.NEGATIVE_INFINITY;

  const isInPlace = () => watch && !watch.trouble() && performance.now() - foundAt < FIND_AGAIN;
  return {
    /** Finds the log, and follows it from what is remembered; again where it is not in its place. */
    find: async () => {
      if (isInPlace()) return;
      const source = await findLog().catch(() => undefined);
      foundAt = performance.now();
      if (!source || JSON.stringify(source) === JSON.stringify(watch?.source)) return;
      await watch?.close();
      memory = watch?.memory() ?? memory;
      watch = watchLog({ host, source, kept: memory, now, pollMs: sink.pollMs }, sink);
    },
    activity: () => watch?.activity(),
    memory: (): LogMemory => watch?.memory() ?? memory ?? { counts: [] },
    blind: () => {
      const trouble = watch?.trouble();
      return watch && trouble ? { log: { source: watch.source, trouble } } : {};
    },
    close: async () => watch?.close(),
  };
}
