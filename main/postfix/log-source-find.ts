import type { Host } from '../host/host.ts';
import type { LogSource } from './log-source.ts';

/** What decides where the log is. */
export interface LogHints {
  /** A file the user named. */
  readonly named?: string;
  /** Parameter maillog_file (3.4+); empty where Postfix logs to syslog. */
  readonly maillogFile?: string;
  /** Parameter daemon_directory. */
  readonly daemonDirectory: string;
}

/** The parameters that decide it besides. */
export const logParameters = ['maillog_file', 'daemon_directory'] as const;

/**
 * Hints from Postfix's own parameters, which may be missing where Postfix cannot read them.
 * @param named a file the user named
 */
export function logHints(
  {
    maillog_file: maillogFile,
    daemon_directory: daemonDirectory,
  }: Readonly<Record<string, string>>,
  named: string | undefined,
): LogHints {
  return {
    // Apple's, since there alone it counts.
    daemonDirectory: daemonDirectory || '/usr/libexec/postfix',
    ...(named ? { named } : {}),
    ...(maillogFile ? { maillogFile } : {}),
  };
}

// Debian and Red Hat; a Mac up to 10.11 has the first.
const usualFiles = ['/var/log/mail.log', '/var/log/maillog'];

/**
 * Finds the log: the file the user named, Postfix's own maillog_file, a usual
 * file of syslog with something in it, else the system's log. A file that is
 * there but may not be read is the source all the same: the follower says so.
 */
export async function findLogSource(host: Host, hints: LogHints): Promise<LogSource> {
  const given = hints.named ?? hints.maillogFile;
  // maillog_file may be /dev/stdout, for containers: nothing to read there.
  if (given && !given.startsWith('/dev/')) return { kind: 'file', path: given };
  for (const path of usualFiles) {
    const facts = await host.facts((await host.realPath(path)) ?? path);
    // A Mac since 10.12 keeps an empty mail.log and logs elsewhere.
    if (facts?.kind === 'file' && facts.size > 0) return { kind: 'file', path };
  }
  return host.platform === 'darwin'
    ? { kind: 'unified', daemonDirectory: hints.daemonDirectory }
    : { kind: 'journal' };
}
