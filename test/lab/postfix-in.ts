import { readFile } from 'node:fs/promises';
import type { Finished } from '../../main/host/host.ts';
import { until } from './run.ts';

/** A message to send from the lab. */
export interface Mail {
  /** Default alice@lab.example. */
  readonly from?: string;
  readonly to: string | readonly string[];
  readonly subject?: string;
  readonly body?: string;
}

/** A line of `postqueue -j`. */
export interface QueuedMessage {
  readonly queue_name: string;
  readonly queue_id: string;
  readonly arrival_time: number;
  readonly message_size: number;
  readonly sender: string;
  readonly recipients: readonly { readonly address: string; readonly delay_reason?: string }[];
}

/** The lab's Postfix. */
export interface LabPostfix {
  /**
   * `start` skips the three seconds of checks of `postfix start` and starts its
   * master directly; it rejects, with the log, where master refuses.
   */
  postfix(verb: 'start' | 'stop' | 'reload'): Promise<void>;
  /** Hands a message to sendmail; resolves when it is in the queue. */
  send(mail: Mail): Promise<void>;
  /** The whole mail log so far; empty before the first line. */
  log(): Promise<string>;
  /** Waits for a match in the log, from character `from` on (for "after this": the length before). */
  waitForLog(
    pattern: RegExp,
    options?: { readonly timeoutMs?: number; readonly from?: number },
  ): Promise<RegExpMatchArray>;
  queue(): Promise<QueuedMessage[]>;
  /** Messages delivered to a local user, bounces for example; empty where none. */
  mailbox(user: string): Promise<string>;
}

type Exec = (
  file: string,
  args: readonly string[],
  options?: { readonly input?: string; readonly check?: boolean },
) => Promise<Finished>;

/** The Postfix with this configuration directory, run by `exec` inside the namespace. */
export function postfixIn(directory: string, configDir: string, exec: Exec): LabPostfix {
  const must = (file: string, args: readonly string[], input = '') =>
    exec(file, args, { input, check: true });
  const log = () => readFile(`${directory}/maillog`, 'latin1').catch(() => '');
  return {
    postfix: async (verb) => {
      if (verb !== 'start') await must('postfix', ['-c', configDir, verb]);
      else await start(must, configDir, log);
    },
    send: async (mail) => {
      const from = mail.from ?? 'alice@lab.example';
      const recipients = [mail.to].flat();
      const args = ['-C', configDir, '-i', '-f', from, '--', ...recipients];
      await must('sendmail', args, messageText(mail, from, recipients));
    },
    log,
    waitForLog: (pattern, { timeoutMs = 60_000, from = 0 } = {}) =>
      until(
        async () => (await log()).slice(from).match(pattern) ?? undefined,
        timeoutMs,
        async () => `not in the log: ${pattern}\n${tail(await log())}`,
      ),
    queue: async () => parseLines((await must('postqueue', ['-c', configDir, '-j'])).stdout),
    mailbox: (user) => readFile(`${directory}/mail/${user}`, 'latin1').catch(() => ''),
  };
}

async function start(
  must: (file: string, args: readonly string[]) => Promise<Finished>,
  configDir: string,
  log: () => Promise<string>,
): Promise<void> {
  const where = (await must('postconf', ['-c', configDir, '-h', 'daemon_directory'])).stdout.trim();
  // -w: returns when master has its sockets, fails where it does not get them.
  await must(`${where}/master`, ['-c', configDir, '-w']).catch(async (error) => {
    throw new Error(`${error.message}\n${tail(await log())}`);
  });
}

function messageText({ subject, body }: Mail, from: string, recipients: readonly string[]): string {
  const headers = [
    `From: ${from}`,
    `To: ${recipients.join(', ')}`,
    `Subject: ${subject ?? 'Hello'}`,
  ];
  return `${headers.join('\n')}\n\n${body ?? 'Hello from the lab.'}\n`;
}

function parseLines(text: string): QueuedMessage[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}

/** The end of a log, for a message. */
export function tail(log: string): string {
  return log.split('\n').slice(-25).join('\n');
}
