import type { Command, Host } from '../host/host.ts';
import { lineCutter } from '../postfix/lines.ts';
import { logParser } from '../postfix/log-parse.ts';
import { type LogFacts, logDigester } from './log-digest.ts';

const TAIL_BYTES = 8 * 1024 * 1024;
const LONGEST_LINE = 64 * 1024;
const usualFiles = ['/var/log/mail.log', '/var/log/maillog'];

/** Where the log is, and the command that prints the end of it. */
export interface LogSource {
  readonly name: string;
  readonly command: Command;
}

/** The file named by the user, Postfix's own maillog_file, a usual file, or the system's log. */
export async function logSource(
  host: Host,
  maillogFile: string | undefined,
  named: string | undefined,
): Promise<LogSource> {
  const given = named ?? maillogFile;
  if (given) return tailOf(given);
  for (const file of usualFiles) {
    const facts = await host.facts(file);
    // Apple keeps an empty mail.log and writes elsewhere.
    if (facts && (facts.kind !== 'file' || facts.size > 0)) return tailOf(file);
  }
  return host.platform === 'darwin' ? unifiedLog : journal;
}

function tailOf(file: string): LogSource {
  return {
    name: file,
    command: { file: 'tail', args: ['-c', String(TAIL_BYTES), file], timeoutMs: 20_000 },
  };
}

const writers = [
  'smtp',
  'qmgr',
  'master',
  'error',
  'bounce',
  'trivial-rewrite',
  'local',
  'cleanup',
];

// Deliveries are of level info, which the system keeps for some hours only.
const unifiedLog: LogSource = {
  name: 'log show',
  command: {
    file: '/usr/bin/log',
    args: [
      ...['show', '--last', '4h', '--info', '--style', 'syslog', '--predicate'],
      `process IN {${writers.map((name) => `"${name}"`).join(',')}}`,
    ],
    timeoutMs: 60_000,
  },
};

const journal: LogSource = {
  name: 'journalctl',
  command: {
    file: 'journalctl',
    args: [
      ...['-o', 'short-iso', '--since', '-1d', '-n', '50000'],
      ...writers.flatMap((name) => ['-t', `postfix/${name}`]),
    ],
    timeoutMs: 30_000,
  },
};

/** The end of the log, boiled down. */
export async function readLog(
  host: Host,
  maillogFile: string | undefined,
  named: string | undefined,
  now: number,
): Promise<LogFacts> {
  const { name, command } = await logSource(host, maillogFile, named);
  const digester = logDigester(now);
  const parse = logParser(() => now);
  const cutter = lineCutter((line) => digester.add(parse(line), line), LONGEST_LINE);
  const running = host.start(command);
  for await (const chunk of running.stdout) cutter.push(chunk);
  cutter.end();
  const { code, stderr } = await running.finished;
  if (code === 0) return { ok: true, source: name, ...digester.digest() };
  const why = /permi|denied/i.test(stderr) ? 'not-permitted' : 'not-found';
  return { ok: false, why, source: name };
}
