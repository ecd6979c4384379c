import type { LogEvent } from './log-event.ts';

const QUOTE = 34;
const COMMA = 44;
const BLANK = 32;
const LESS = 60;
const GREATER = 62;

/**
 * The index behind an address: `<…>`, or bare up to a comma (Postfix 2.x in some
 * builds). A quoted local part (Postfix 3.5+ logs them quoted) may hold `>` and
 * `, `, so the quotes are skipped first: an address must not pass for a status.
 */
export function addressEnd(body: string, start: number): number {
  if (body.charCodeAt(start) !== LESS) {
    const comma = body.indexOf(', ', start);
    return comma < 0 ? body.length : comma;
  }
  const inner = body.charCodeAt(start + 1) === QUOTE ? quoteEnd(body, start + 2) : start + 1;
  let close = body.indexOf('>', inner);
  // Before Postfix 3.5 an unquoted local part may hold a `>`.
  while (close >= 0 && !endsAddress(body.charCodeAt(close + 1)))
    close = body.indexOf('>', close + 1);
  return close < 0 ? body.length : close + 1;
}

/** Whether this may follow an address: a comma, a blank, or the line's end (NaN). */
function endsAddress(code: number): boolean {
  return code === COMMA || code === BLANK || Number.isNaN(code);
}

/** The index of the closing quote, backslashes respected; the start where there is none. */
function quoteEnd(body: string, start: number): number {
  for (let at = start; at < body.length; at++) {
    const code = body.charCodeAt(at);
    if (code === QUOTE) return at;
    if (code === 92) at++;
  }
  return start;
}

/** The address between two places, without its angle brackets. */
export function addressText(body: string, start: number, end: number): string {
  const closed = body.charCodeAt(end - 1) === GREATER;
  return body.charCodeAt(start) === LESS
    ? body.slice(start + 1, closed ? end - 1 : end)
    : body.slice(start, end);
}

/** Reads `from=<a>[,] to=<b>`. */
export function readEnds(body: string, at: number, event: LogEvent): void {
  const end = addressEnd(body, at + 5);
  event.from = addressText(body, at + 5, end);
  const to = body.indexOf('to=', end);
  if (to >= 0 && to <= end + 2) event.to = addressText(body, to + 3, addressEnd(body, to + 3));
}
