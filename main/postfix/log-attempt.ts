import type { LogEvent } from './log-event.ts';
import { readRelay } from './log-status.ts';

// smtp/smtp_proto.c, smtp_connect.c and smtp_sasl_proto.c: what smtp(8) logs when it goes on to
// the next host. Only the words before the host are looked at first, because few lines have them.
const openings = [
  'host ',
  'connect to ',
  'lost connection with ',
  'SASL authentication failed; server ',
];
const endings: readonly RegExp[] = [
  /^ (?:said|refused to talk to me): (.*?)(?: \(in reply to [^()]*\))?$/s,
  /^(?::\d+)?: (.*)$/s,
  /^ (while .*)$/s,
];

/**
 * Reads the report that one of several hosts failed, while delivery goes on with
 * the next: `host H[A] said: REPLY (in reply to C)`, `connect to H[A]:25: REASON`
 * and the like. The only trace of a refusal over IPv6 that IPv4 then made good.
 */
export function readAttempt(body: string, at: number, event: LogEvent): boolean {
  const opening = openings.find((words) => body.startsWith(words, at));
  if (!opening) return false;
  const start = at + opening.length;
  const close = body.indexOf(']', start);
  const blank = body.indexOf(' ', start);
  if (close < 0 || (blank >= 0 && blank < close)) return false;
  const rest = body.slice(close + 1);
  const reason = endings.map((form) => form.exec(rest)?.[1]).find((found) => found !== undefined);
  if (reason === undefined) return false;
  const port = /^:\d+/.exec(rest)?.[0].length ?? 0;
  readRelay(body, start, close + 1 + port, event);
  event.reason = reason;
  event.event = 'attempt-failed';
  return true;
}
