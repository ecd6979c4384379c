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

/**
 * Reads the report that one of several hosts failed, while delivery goes on with
 * the next: `host H[A] said: REPLY (in reply to C)`, `connect to H[A]:25: REASON`
 * and the like. The only trace of a refusal over IPv6 that IPv4 then made good.
 */
export function readAttempt(body: string, at: number, event: LogEvent): boolean {
  const start = openingEnd(body, at);
  if (start < 0) return false;
  const close = body.indexOf(']', start);
  const blank = body.indexOf(' ', start);
  if (close < 0 || (blank >= 0 && blank < close)) return false;
  const end = blank < 0 ? body.length : blank;
  const reason = replyAt(body, end);
  if (reason === undefined) return false;
  readRelay(body, start, end, event);
  event.reason = reason;
  event.event = 'attempt-failed';
  return true;
}

function openingEnd(body: string, at: number): number {
  for (const words of openings) if (body.startsWith(words, at)) return at + words.length;
  return -1;
}

const verbs = [' said: ', ' refused to talk to me: '];

/** What follows the host: a reply without the command it answers, or what went wrong. */
function replyAt(body: string, end: number): string | undefined {
  for (const verb of verbs) {
    if (!body.startsWith(verb, end)) continue;
    const command = body.lastIndexOf(' (in reply to ');
    return body.slice(end + verb.length, command < end ? body.length : command);
  }
  const isReport = body.charCodeAt(end - 1) === COLON || body.startsWith(' while ', end);
  return isReport ? body.slice(end + 1) : undefined;
}

const COLON = 58;
