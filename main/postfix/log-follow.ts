import type { Host } from '../host/host.ts';
import { followFile } from './log-file-follow.ts';
import { followJournal } from './log-journal.ts';
import type { FollowOptions, LogFollower, LogSink, LogSource } from './log-source.ts';
import { followUnified } from './log-unified.ts';

/**
 * Follows a log: first what the position leaves unread, or what the last day (or
 * so) has, then what is written from now on, across rotation and restarts. Never
 * throws; what goes wrong is told to the sink, and tried again.
 */
export function followLog(
  host: Host,
  source: LogSource,
  options: FollowOptions,
  sink: LogSink,
): LogFollower {
  switch (source.kind) {
    case 'file':
      return followFile(host, source.path, options, sink);
    case 'journal':
      return followJournal(host, options, sink);
    case 'unified':
      return followUnified(host, source.daemonDirectory, options, sink);
  }
}
