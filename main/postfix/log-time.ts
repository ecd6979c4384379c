import { copied } from './lines.ts';

const DAY = 86_400_000;
const LONGEST_TIME = 64;
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A time read from the start of a line, and where it ends. */
export interface ReadTime {
  /** Milliseconds since 1970. */
  readonly time: number;
  /** Index of the first character after it. */
  readonly end: number;
}

/**
 * Reads the time that a line of a text begins with, which starts at `from`;
 * undefined where it begins with none. What it gives is valid until the next call.
 */
export type TimeReader = (text: string, from: number) => ReadTime | undefined;

/**
 * A reader of log times in all forms Postfix's lines come with:
 * - `Jan  2 15:04:05`, `Jan 2 …`, `Jan 02 …`: traditional syslog and
 *   maillog_file (util/msg_logger.c), local time without a year
 * - `2026 Jan 02 15:04:05.123`: the same with a year
 * - `2026-01-02T15:04:05.123456+01:00`: RFC 3339 (rsyslog); a blank instead of
 *   the T and an offset without a colon: `log show`
 * A time without a year is of the latest year that does not put it more than a
 * day after `now` (a clock may be a little off), so December read in January
 * is last year's.
 *
 * It remembers the last minute it has seen, because a log's next line is
 * nearly always of the same one.
 */
export function timeReader(now: () => number): TimeReader {
  let minute = '';
  let minuteStart = 0;
  let minuteHasZone = false;
  const result = { time: 0, end: 0 };

  const sameMinute = (text: string, from: number) => {
    const at = from + minute.length;
    const seconds = twoDigits(text, at);
    if (seconds < 0) return undefined;
    result.time = minuteStart + seconds * 1000;
    result.end = at + 2;
    return minuteHasZone ? withFractionAndZone(text, result) : result;
  };

  return (text, from) => {
    if (minute !== '' && text.startsWith(minute, from)) return sameMinute(text, from);
    const beginning = text.slice(from, from + LONGEST_TIME);
    const found = traditional(beginning, now) ?? dashed(beginning);
    if (!found) return undefined;
    minute = copied(found.minute);
    minuteStart = found.start;
    minuteHasZone = found.mayHaveZone;
    return sameMinute(text, from);
  };
}

interface Minute {
  /** The line's text up to the seconds. */
  readonly minute: string;
  readonly start: number;
  readonly mayHaveZone: boolean;
}

const traditionalForm = /^(?:(\d{4}) )?([A-Z][a-z]{2}) ([ \d]?\d) (\d\d):(\d\d):(?=\d\d)/;

function traditional(line: string, now: () => number): Minute | undefined {
  const match = traditionalForm.exec(line);
  const month = months.indexOf(match?.[2] ?? '');
  if (!match || month < 0) return undefined;
  const [day, hour, minute] = [Number(match[3]), Number(match[4]), Number(match[5])];
  const inYear = (year: number) => new Date(year, month, day, hour, minute).getTime();
  const present = now();
  const thisYear = new Date(present + DAY).getFullYear();
  const start = match[1]
    ? inYear(Number(match[1]))
    : inYear(thisYear) > present + DAY
      ? inYear(thisYear - 1)
      : inYear(thisYear);
  return { minute: match[0], start, mayHaveZone: match[1] !== undefined };
}

const dashedForm = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d):(?=\d\d)/;
const zoneForm = /^\d\d(?:[.,]\d+)?(Z|[+-]\d\d)/;

function dashed(line: string): Minute | undefined {
  const match = dashedForm.exec(line);
  if (!match) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = match.slice(1).map(Number);
  const hasZone = zoneForm.test(line.slice(match[0].length));
  const start = hasZone
    ? Date.UTC(year, month - 1, day, hour, minute)
    : new Date(year, month - 1, day, hour, minute).getTime();
  return { minute: match[0], start, mayHaveZone: true };
}

/** Adds the fraction of a second, and takes away the offset from UTC; moves the end behind them. */
function withFractionAndZone(line: string, read: { time: number; end: number }): ReadTime {
  let at = read.end;
  const mark = line.charCodeAt(at);
  if (mark === 46 || mark === 44) {
    let scale = 100;
    for (at++; isDigit(line.charCodeAt(at)); at++) {
      read.time += Math.floor((line.charCodeAt(at) - 48) * scale);
      scale = scale > 1 ? scale / 10 : 0;
    }
  }
  const sign = line.charCodeAt(at);
  if (sign === 90) at++;
  else if (sign === 43 || sign === 45) {
    const colon = line.charCodeAt(at + 3) === 58 ? 1 : 0;
    const hours = twoDigits(line, at + 1);
    const minutes = twoDigits(line, at + 3 + colon);
    if (hours >= 0 && minutes >= 0) {
      read.time -= (sign === 45 ? -1 : 1) * (hours * 60 + minutes) * 60_000;
      at += 5 + colon;
    }
  }
  read.end = at;
  return read;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** The number two digits make; -1 where there are none. */
function twoDigits(line: string, at: number): number {
  const tens = line.charCodeAt(at);
  const ones = line.charCodeAt(at + 1);
  return isDigit(tens) && isDigit(ones) ? (tens - 48) * 10 + ones - 48 : -1;
}
