import { copied } from './lines.ts';

/** Who wrote a line. */
export interface Writer {
  readonly process: string;
  /** What stands before the program's name; undefined on macOS, where only the program is known. */
  readonly syslogName: string | undefined;
  /** True for a program that is not Postfix's. */
  readonly foreign: boolean;
}

// The programs of Postfix that log, by name (conf/postfix-files of 2.5 to 3.11).
const programs: ReadonlySet<string> = new Set(
  `anvil bounce cleanup defer discard dnsblog error flush lmtp local master nqmgr oqmgr pickup pipe
  postalias postcat postconf postdrop postfix postfix-script postfix-tlspol postkick postlock postlog
  postlogd postmap postmulti postqueue postscreen postsuper post-install proxymap proxywrite qmgr
  qmqpd retry scache sendmail showq smtp smtpd spawn tlsmgr tlsproxy trace trivial-rewrite verify
  virtual`.split(/\s+/),
);

const MOST_TAGS = 500;

/**
 * Reads tags: `$syslog_name/program` (global/mail_task.c), where syslog_name may
 * have slashes of its own (`postfix/smtp-ipv4/smtp`) or be any word
 * (`example.com/smtp`). A log has few tags and many lines, so they are remembered.
 */
export function tagReader(): (tag: string) => Writer {
  const known = new Map<string, Writer>();
  return (tag) => {
    const found = known.get(tag);
    if (found) return found;
    if (known.size >= MOST_TAGS) known.clear();
    const own = copied(tag.slice(0, 256));
    const writer = writerOf(own);
    known.set(own, writer);
    return writer;
  };
}

function writerOf(tag: string): Writer {
  const slash = tag.lastIndexOf('/');
  const process = tag.slice(slash + 1);
  return {
    process,
    syslogName: slash > 0 ? tag.slice(0, slash) : undefined,
    foreign: !programs.has(process) && !tag.startsWith('postfix'),
  };
}
