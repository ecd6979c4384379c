import { readEnds } from './log-address.ts';
import type { LogEvent } from './log-event.ts';

const prefixes = ['reject: ', 'milter-reject: ', 'proxy-reject: '];

/**
 * Reads a refusal by smtpd, postscreen, cleanup, a milter or a proxy, from the word on:
 * `reject: RCPT from host[ip]: 550 5.7.1 …; from=<a> to=<b> proto=… helo=<…>`
 * (smtpd/smtpd_check.c). The reason is all but the addresses at the end.
 * `reject_warning` refuses nothing and is not read as one.
 */
export function readRejection(body: string, at: number, event: LogEvent): boolean {
  const start = prefixEnd(body, at);
  if (start < 0) return false;
  // The reason may quote a header or an address of the client's own making, so
  // the last `; from=<` is Postfix's own.
  const tail = body.lastIndexOf('; from=<');
  const end = tail < start ? body.length : tail;
  if (tail >= start) readEnds(body, tail + 2, event);
  event.reason = body.slice(start, end);
  const dsn = /: [45]\d\d ([245]\.\d{1,3}\.\d{1,3}) /.exec(event.reason);
  if (dsn) event.dsn = dsn[1];
  event.event = 'rejected';
  return true;
}

function prefixEnd(body: string, at: number): number {
  for (const prefix of prefixes) if (body.startsWith(prefix, at)) return at + prefix.length;
  return -1;
}
