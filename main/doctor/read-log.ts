import type { Command, Host } from '../host/host.ts';
import { lineCutter } from '../postfix/lines.ts';
import { jsonEnvelope } from '../postfix/log-line-json.ts';
import { logParser } from '../postfix/log-parse.ts';
import { findLogSource, type LogHints } from '../postfix/log-source-find.ts';
import { type LogFacts, logDigester } from './log-digest.ts';

const TAIL_BYTES = 8 * 1024 * 1024;
const LONGEST_LINE = 64 * 1024;

/** Where the log is, and the command that prints the end of it. */
export interface LogEnd {
  readonly name: string;
  readonly command: Command;
}

/** The log as `findLogSource` finds it, and how to print the last of it: of a file 8 MiB, else some hours. */
export async function endOfLog(host: Host, hints: LogHints): Promise<LogEnd> {
  const source = await findLogSource(host, hints);
  if (source.kind === 'unified') return unifiedLog(source.daemonDirectory);
  if (source.kind === 'journal') return journal;
  const args = ['-c', String(TAIL_BYTES), source.path];
  return { name: source.path, command: { file: 'tail', args, timeoutMs: 20_000 } };
}

/** Deliveries are of level info, which the system keeps for some hours only. */
function unifiedLog(daemonDirectory: string): LogEnd {
  const folder = daemonDirectory.replace(/[\\"]/g, '\\$&');
  return {
    name: 'log show',
    command: {
      file: '/usr/bin/log',
      args: [
        ...['show', '--last', '4h', '--info', '--style', 'ndjson', '--predicate'],
        `processImagePath BEGINSWITH "${folder}/" OR process == "postsuper"`,
      ],
      timeoutMs: 60_000,
    },
  };
}

// By facility (mail): journalctl knows no patterns, and each syslog_name is a name of its own.
const journal: LogEnd = {
  name: 'journalctl',
  command: {
    file: 'journalctl',
    args: [
      ...['--output=json', '--output-fields=MESSAGE,SYSLOG_IDENTIFIER', '--since=-1d'],
      ...['--lines=50000', 'SYSLOG_FACILITY=2'],
    ],
    timeoutMs: 30_000,
  },
};

/** A line as people read it: an entry in JSON is only its writer and what it said. */
function shown(line: string): string {
  const entry = line.startsWith('{') ? jsonEnvelope(line) : undefined;
  return entry ? `${entry.tag ?? ''}: ${entry.text.slice(entry.at)}` : line;
}

/** The end of the log, boiled down. */
export async function readLog(host: Host, hints: LogHints, now: number): Promise<LogFacts> {
  const { name, command } = await endOfLog(host, hints);
  const digester = logDigester(now);
  const parse = logParser(() => now);
  const cutter = lineCutter((line) => digester.add(parse(line), shown(line)), LONGEST_LINE);
  const running = host.start(command);
  for await (const chunk of running.stdout) cutter.push(chunk);
  cutter.end();
  const { code, stderr } = await running.finished;
  if (code === 0) return { ok: true, source: name, ...digester.digest() };
  const why = /permi|denied/i.test(stderr) ? 'not-permitted' : 'not-found';
  return { ok: false, why, source: name };
}
