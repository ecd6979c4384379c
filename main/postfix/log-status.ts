import { decimalAt } from './decimal.ts';
import { addressEnd, addressText } from './log-address.ts';
import type { LogEvent, LogEventName } from './log-event.ts';

// `status=` words (global/log_adhoc.c, global/bounce.c) and what they are called
// here. Words with more behind them (`undeliverable-but-not-cached`) go by their beginning.
const names: ReadonlyArray<readonly [string, LogEventName]> = [
  ['sent', 'sent'],
  ['deferred', 'deferred'],
  ['bounced', 'bounced'],
  ['SOFTBOUNCE', 'soft-bounced'],
  ['expired', 'expired'],
  ['force-expired', 'expired'],
  ['deliverable', 'deliverable'],
  ['undeliverable', 'undeliverable'],
];

/** The event a status word stands for; `other` for a word Postfix does not use today. */
export function eventOfStatus(status: string): LogEventName {
  for (const [word, name] of names) if (status.startsWith(word)) return name;
  return 'other';
}

/**
 * Reads a delivery's line from `to=` on (global/log_adhoc.c):
 * `to=<a>[, orig_to=<b>], relay=R[, conn_use=N], delay=D, delays=a/b/c/d[, tls=T], dsn=X, status=S (reason)`.
 * Postfix 2.2 has neither delays nor dsn. False where the line is not of this form.
 * @param at index of `to=` in the body
 */
export function readDelivery(body: string, at: number, event: LogEvent): boolean {
  let next = addressEnd(body, at + 3);
  event.to = addressText(body, at + 3, next);
  if (body.startsWith(', orig_to=', next)) {
    const start = next + 10;
    next = addressEnd(body, start);
    event.origTo = addressText(body, start, next);
  }
  return body.startsWith(', ', next) && readPairs(body, next + 2, event);
}

/** Reads `name=value, ` pairs up to `status=`; no value before it has a comma. */
function readPairs(body: string, from: number, event: LogEvent): boolean {
  let at = from;
  while (body.charCodeAt(at) !== LETTER_S || !body.startsWith('status=', at)) {
    const comma = body.indexOf(',', at);
    if (comma < 0) return false;
    readPair(body, at, comma, event);
    at = comma + 2;
  }
  readStatus(body, at + 7, event);
  return true;
}

/** By the name's first letters: this runs several times for each delivery of a log. */
function readPair(body: string, at: number, end: number, event: LogEvent): void {
  const first = body.charCodeAt(at);
  if (first === LETTER_R && body.startsWith('relay=', at)) readRelay(body, at + 6, end, event);
  if (first !== LETTER_D) return;
  const equals = body.indexOf('=', at);
  if (equals === at + 3) event.dsn = body.slice(at + 4, end);
  else if (equals === at + 5) event.delay = decimalAt(body, at + 6);
  else if (equals === at + 6) event.delays = body.slice(at + 7, end);
}

/** `WORD (reason)`: the reason may hold parentheses, and its end may have been cut off by syslog. */
export function readStatus(body: string, at: number, event: LogEvent): void {
  const blank = body.indexOf(' ', at);
  const status = body.slice(at, blank < 0 ? body.length : blank);
  event.status = status;
  event.event = eventOfStatus(status);
  if (blank < 0 || body.charCodeAt(blank + 1) !== OPEN_PARENTHESIS) return;
  const whole = body.charCodeAt(body.length - 1) === CLOSE_PARENTHESIS;
  event.reason = body.slice(blank + 2, whole ? body.length - 1 : body.length);
}

const OPEN_PARENTHESIS = 40;
const CLOSE_PARENTHESIS = 41;
const COLON = 58;
const SLASH = 47;
const POINT = 46;
const LETTER_D = 100;
const LETTER_R = 114;
const LETTER_S = 115;

/**
 * `host[1.2.3.4]:25`, `host[2001:db8::1]:25` (smtp/smtp_session.c: IPv6 without
 * brackets of its own), `host[private/socket]`, `local`, `none`.
 */
export function readRelay(body: string, start: number, end: number, event: LogEvent): void {
  const open = body.indexOf('[', start);
  if (open < 0 || open > end) {
    const name = body.slice(start, end);
    if (name !== 'none') event.relayHost = name;
    return;
  }
  event.relayHost = body.slice(start, open);
  const close = body.indexOf(']', open);
  if (close < 0 || close > end) return;
  event.relayIp = body.slice(open + 1, close);
  event.ipVersion = ipVersionIn(body, open + 1, close);
  if (body.charCodeAt(close + 1) === COLON) event.relayPort = decimalAt(body, close + 2);
}

/** 4 or 6 by the form of the address between two places; undefined for a socket's path. */
export function ipVersionIn(text: string, start: number, end: number): 4 | 6 | undefined {
  let version: 4 | 6 | undefined;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === SLASH) return undefined;
    if (code === COLON) version = 6;
    else if (code === POINT) version ??= 4;
  }
  return version;
}
