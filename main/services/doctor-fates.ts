import { setTimeout as sleep } from 'node:timers/promises';
import type { Retry } from '../doctor/finding.ts';
import { endOfLog } from '../doctor/read-log.ts';
import type { Host } from '../host/host.ts';
import { copied, lineCutter } from '../postfix/lines.ts';
import type { LogEvent } from '../postfix/log-event.ts';
import { logParser } from '../postfix/log-parse.ts';
import { logHints, logParameters } from '../postfix/log-source-find.ts';
import { domainOfAddress } from '../postfix/queue-message.ts';
import type { PostfixTools } from '../postfix/tools.ts';

/** What became of messages that have left the queue, as far as the log tells. */
export interface Fates {
  readonly delivered: number;
  readonly returned: number;
  readonly partly: number;
  readonly deleted: number;
}

interface Asked {
  readonly host: Host;
  readonly tools: PostfixTools;
  readonly log: string | undefined;
  readonly retry: Retry;
  readonly ids: ReadonlySet<string>;
}

interface Fate {
  sent: boolean;
  failed: boolean;
  deleted: boolean;
}

const LONGEST_LINE = 64 * 1024;
// Lines reach a log, and above all a system's journal, a little after the queue file is gone.
const readAgainAfterMs = [500, 1_500, 4_000];

/** Whether a recipient's domain is meant. */
export const isMeant = (retry: Retry, domain: string): boolean =>
  retry === 'all' || retry.some((name) => matches(name, domain));

/** A name of a map or a rule: a domain, one with a leading dot for all below it, an address, or `*`. */
function matches(name: string, domain: string): boolean {
  if (name === '*') return true;
  if (name.startsWith('.')) return domain.endsWith(name);
  return name.slice(name.lastIndexOf('@') + 1).toLowerCase() === domain;
}

/** Counts messages by what the log says of the recipients that are meant. */
export async function fatesOf(asked: Asked): Promise<Fates> {
  let fates = await readFates(asked);
  for (const pause of readAgainAfterMs) {
    if (fates === undefined || fates.size === asked.ids.size) break;
    await sleep(pause);
    fates = await readFates(asked);
  }
  const all = [...(fates?.values() ?? [])];
  const left = all.filter(({ deleted }) => !deleted);
  return {
    delivered: left.filter(({ sent, failed }) => sent && !failed).length,
    returned: left.filter(({ sent, failed }) => failed && !sent).length,
    partly: left.filter(({ sent, failed }) => sent && failed).length,
    deleted: all.length - left.length,
  };
}

/** By queue id; undefined where the log cannot be read. */
async function readFates({ host, tools, log, retry, ids }: Asked) {
  const fates = new Map<string, Fate>();
  if (ids.size === 0) return fates;
  const parameters = await tools.parameters(logParameters);
  const { command } = await endOfLog(host, logHints(parameters.ok ? parameters.values : {}, log));
  const parse = logParser(Date.now);
  const cutter = lineCutter((line) => {
    const event = parse(line);
    if (event.queueId === undefined || !ids.has(event.queueId)) return;
    const fate = fates.get(event.queueId) ?? { sent: false, failed: false, deleted: false };
    if (tellsFate(event, retry, fate)) fates.set(copied(event.queueId), fate);
  }, LONGEST_LINE);
  const running = host.start(command);
  for await (const chunk of running.stdout) cutter.push(chunk);
  cutter.end();
  const { code } = await running.finished;
  return code === 0 ? fates : undefined;
}

/** Adds what the line tells; gives whether it tells anything. */
function tellsFate({ event, process, to }: LogEvent, retry: Retry, fate: Fate): boolean {
  const domain = to === undefined ? undefined : domainOfAddress(to);
  const isAbout = domain === undefined ? retry === 'all' : isMeant(retry, domain);
  if (event === 'sent' && isAbout) fate.sent = true;
  // The line of a message that expired names no recipient (qmgr/qmgr_active.c).
  else if (event === 'expired' || (event === 'bounced' && isAbout)) fate.failed = true;
  // qmgr says `removed` of what is done, postsuper of what somebody deleted.
  else if (event === 'removed' && process === 'postsuper') fate.deleted = true;
  else return false;
  return true;
}
