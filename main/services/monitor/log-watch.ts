import type { Activity } from '../../../preload/contract.ts';
import type { Host } from '../../host/host.ts';
import type { LogEvent } from '../../postfix/log-event.ts';
import { followLog } from '../../postfix/log-follow.ts';
import { logParser } from '../../postfix/log-parse.ts';
import type { LogPosition, LogSource, LogTrouble } from '../../postfix/log-source.ts';
import { dayCounts } from './activity.ts';
import { delaysInLog } from './delays.ts';
import type { Memory } from './memory.ts';
import { reportsInLog } from './reports.ts';

const DAY = 86_400_000;
// Of a day with more than this (some 300,000 lines), the beginning is not read back: it would take seconds.
const MOST_READ_BACK = 64 * 1024 * 1024;

/** What is known of the log over a restart. */
export type LogMemory = Pick<Memory, 'position' | 'upTo' | 'counts' | 'reports' | 'delayed'>;

/** What is done with the log. */
export interface LogWatchSink {
  /**
   * An event that has not been told before, and the line it was read from; copy what stays.
   * `isReport`: it is about a report of Postfix's own, and no mail anybody sent.
   */
  event(event: LogEvent, line: string, isReport: boolean): void;
  /** Lines have been read up to a place that `memory` gives now. */
  read(): void;
  /** The log cannot be read, or can be again. */
  trouble(): void;
}

/** A log that is followed, counted and told of. */
export interface LogWatch {
  readonly source: LogSource;
  /** The last 24 hours; undefined until the log could be read. */
  activity(): Activity | undefined;
  trouble(): LogTrouble | undefined;
  /** As of the last line read. */
  memory(): LogMemory;
  close(): Promise<void>;
}

/** How to follow. */
export interface LogWatchOptions {
  readonly host: Host;
  readonly source: LogSource;
  /** Of an earlier run, or of another source; undefined at the very first start. */
  readonly kept: LogMemory | undefined;
  now(): number;
  pollMs(): number;
}

/**
 * Follows a log from where the memory ends. What is news and what is not:
 * - at the very first start the last day is counted, and only what is written later is told;
 * - behind a remembered place everything is news, what was written meanwhile included;
 * - where that place is lost, or the log is another one, what is older than the
 *   latest line of before has been counted and told, and is passed over.
 */
export function watchLog(options: LogWatchOptions, sink: LogWatchSink): LogWatch {
  const { host, source, kept, now } = options;
  const parse = logParser(now);
  const counts = dayCounts(kept?.counts);
  const reports = reportsInLog(kept?.reports);
  const delays = delaysInLog(kept?.delayed);
  let position: LogPosition | undefined = isPlaceIn(source, kept?.position)
    ? kept?.position
    : undefined;
  let upTo = kept?.upTo;
  let known = position ? undefined : upTo;
  let isNews = upTo !== undefined;
  let caughtUp = false;
  let trouble: LogTrouble | undefined;

  const line = (text: string) => {
    const event = parse(text);
    const isReport = reports.isReport(event);
    const isAnotherTry = delays.isAnotherTry(event);
    const { time } = event;
    if (known !== undefined) {
      // Most logs tell no less than seconds: of the latest one a line may be new.
      if ((time ?? 0) < known - (known % 1000)) return;
      known = undefined;
    }
    // A clock that was wrong for a while must not make all that follows old news.
    if (time !== undefined && time <= now()) upTo = Math.max(upTo ?? 0, time);
    if (!isReport && !isAnotherTry) counts.add(event, now());
    if (isNews) sink.event(event, text, isReport);
  };
  const begun = () => {
    if (!caughtUp || trouble) return;
    isNews = true;
    known = undefined;
  };
  const follower = followLog(
    host,
    source,
    { from: position, backMs: DAY, backBytes: MOST_READ_BACK, now, pollMs: options.pollMs },
    {
      line,
      position: (to) => {
        position = to;
        sink.read();
      },
      caughtUp: () => {
        caughtUp = true;
        begun();
        sink.read();
      },
      trouble: (found) => {
        trouble = found;
        begun();
        sink.trouble();
      },
      gap: () => {
        // Later than now it can only be after a clock was set back: it tells nothing then.
        known = upTo !== undefined && upTo <= now() ? upTo : undefined;
      },
    },
  );
  return {
    source,
    activity: () => (caughtUp && !trouble ? counts.activity(now()) : undefined),
    trouble: () => trouble,
    memory: () => ({
      position,
      upTo,
      counts: counts.kept(),
      reports: reports.kept(),
      delayed: delays.kept(),
    }),
    close: () => follower.close(),
  };
}

/** Whether a follower of this source goes on from that place; another's it would ignore. */
function isPlaceIn(source: LogSource, position: LogPosition | undefined): boolean {
  if (position?.kind !== source.kind) return false;
  return position.kind !== 'file' || source.kind !== 'file' || position.path === source.path;
}
