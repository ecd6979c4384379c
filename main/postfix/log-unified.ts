import { createHash } from 'node:crypto';
import type { Host } from '../host/host.ts';
import { keepRunning, printLog, troubleOfProgram } from './log-command.ts';
import { jsonEnvelope } from './log-line-json.ts';
import type { FollowOptions, LogFollower, LogSink } from './log-source.ts';

// Programs of Postfix that are not in its daemon_directory.
const commands = ['postfix', 'postdrop', 'postqueue', 'postsuper', 'postlog', 'sendmail'];
const MOST_WAITING = 20_000;
// Entries this far behind the latest may still come: threads hand them in one by one.
const BEHIND_MS = 5_000;
// A position is stored often, so it has to be small.
const MOST_SEEN = 500;

/**
 * Follows macOS's unified log: `log stream` for what comes, begun first so that
 * nothing falls between the two, and `log show` for what was there. Deliveries
 * are of level info, which the system keeps for some hours only. An entry counts
 * once: those of the latest seconds are remembered by fingerprint.
 */
export function followUnified(
  host: Host,
  daemonDirectory: string,
  options: FollowOptions,
  sink: LogSink,
): LogFollower {
  const entries = freshEntries(options);
  let caughtUp = false;
  const tell = (line: string) => {
    if (entries.isFresh(line)) sink.line(line);
  };
  const taken = () => {
    const position = entries.position();
    if (position) sink.position(position);
  };

  return keepRunning(sink, async (closing, report) => {
    let waiting: string[] | undefined = [];
    const live = (line: string) => {
      if (!waiting) tell(line);
      else if (waiting.length < MOST_WAITING) waiting.push(line);
    };
    const stream = printLog(
      host,
      {
        command: streamOf(daemonDirectory),
        line: live,
        taken: () => {
          if (!waiting) taken();
        },
      },
      closing,
    );
    const show = showSince(daemonDirectory, entries.since());
    const past = await printLog(host, { command: show, line: tell, taken }, closing);
    const early = waiting;
    waiting = undefined;
    if (closing.aborted) return troubleOfProgram(await stream);
    for (const line of early) tell(line);
    taken();
    if (!caughtUp) sink.caughtUp();
    caughtUp = true;
    const trouble = troubleOfProgram(past);
    report(trouble);
    return troubleOfProgram(await stream) ?? trouble;
  });
}

function predicateOf(daemonDirectory: string): string {
  const folder = daemonDirectory.replace(/[\\"]/g, '\\$&');
  const others = commands.map((name) => `"${name}"`).join(', ');
  return `processImagePath BEGINSWITH "${folder}/" OR process IN {${others}}`;
}

function streamOf(daemonDirectory: string) {
  const args = ['stream', '--style', 'ndjson', '--level', 'info', '--predicate'];
  return { file: '/usr/bin/log', args: [...args, predicateOf(daemonDirectory)] };
}

function showSince(daemonDirectory: string, since: number) {
  const args = ['show', '--style', 'ndjson', '--info', '--start', localTime(since), '--predicate'];
  return { file: '/usr/bin/log', args: [...args, predicateOf(daemonDirectory)] };
}

/** As log(1) takes it: `2026-11-25 03:09:51`, in local time. */
function localTime(time: number): string {
  const local = new Date(time - new Date(time).getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 19).replace('T', ' ');
}

/** Tells entries that have not been seen from those that have. */
function freshEntries({ from, backMs, now }: FollowOptions) {
  const known = from?.kind === 'unified' ? from : undefined;
  let latest = known?.time ?? 0;
  /** Fingerprints of entries of the latest seconds, with their times. */
  let seen = new Map<string, number>((known?.seen ?? []).map((name) => [name, latest]));
  const isLate = (time: number) => time < latest - BEHIND_MS;

  return {
    since: () => (latest === 0 ? now() - backMs : latest - BEHIND_MS),
    isFresh(line: string): boolean {
      const entry = entryOf(line);
      if (!entry || isLate(entry.time) || seen.has(entry.name)) return false;
      seen.set(entry.name, entry.time);
      latest = Math.max(latest, entry.time);
      if (seen.size > 2 * MOST_SEEN) seen = new Map([...seen].slice(-MOST_SEEN));
      return true;
    },
    position() {
      if (latest === 0) return undefined;
      const names = [...seen].filter(([, time]) => !isLate(time)).map(([name]) => name);
      return { kind: 'unified' as const, time: latest, seen: names.slice(-MOST_SEEN) };
    },
  };
}

/**
 * The time of an entry and a fingerprint, of what `log show` and `log stream`
 * print alike. Undefined for the heading and the closing object around the entries.
 */
function entryOf(line: string) {
  const time = line.startsWith('{') ? jsonEnvelope(line)?.time : undefined;
  if (time === undefined) return undefined;
  const { timestamp, processID, threadID, eventMessage } = JSON.parse(line) as Entry;
  const parts = JSON.stringify([timestamp, processID, threadID, eventMessage]);
  return { time, name: createHash('sha256').update(parts).digest('base64').slice(0, 22) };
}

type Entry = Readonly<Record<'timestamp' | 'processID' | 'threadID' | 'eventMessage', unknown>>;
