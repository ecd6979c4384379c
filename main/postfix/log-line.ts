import { jsonEnvelope } from './log-line-json.ts';
import { type TimeReader, timeReader } from './log-time.ts';

/** A line of the log without what syslog, the journal or macOS put around it. */
export interface LogLine {
  /** Milliseconds since 1970. */
  time: number | undefined;
  /** The writer as it names itself: `postfix/smtp-ipv4/smtp`, `smtp` (macOS). */
  tag: string | undefined;
  /** The line, or the message inside it; what Postfix said begins at `at`. */
  text: string;
  at: number;
}

/** Takes a line apart. Never fails: what has no known envelope is all body. */
export type LineOpener = (line: string) => LogLine;

/**
 * Opens log lines of every form Postbar meets: traditional syslog and
 * maillog_file, RFC 3339, `log show` in its default, syslog and compact
 * styles, `log stream --style ndjson`, `journalctl -o json`, and a bare body.
 * @param now the present, from which a time without a year gets one
 */
export function lineOpener(now: () => number): LineOpener {
  const readTime = timeReader(now);
  return (line) => {
    if (line.charCodeAt(0) === OPEN_BRACE) {
      const found = jsonEnvelope(line);
      if (found) return found;
    }
    return textEnvelope(line, readTime);
  };
}

const OPEN_BRACE = 123;
const OPEN_BRACKET = 91;
const BLANK = 32;

function textEnvelope(line: string, readTime: TimeReader): LogLine {
  const read = readTime(line, 0);
  const time = read?.time;
  const end = read?.end ?? 0;
  const found = tagged(line, end, time);
  if (found) return found;
  if (read) return unifiedText(line, end, time) ?? untagged(line, end, time);
  return { time, tag: undefined, text: line, at: firstOf(line, 0) };
}

/** `HOST TAG[PID]: BODY` or `TAG[PID]: BODY`; the host may be a log level. */
function tagged(line: string, from: number, time: number | undefined): LogLine | undefined {
  const close = tagEnd(line, from);
  const start = close < 0 ? -1 : tagStart(line, from, close);
  // A bare body may hold `foo[12]: ` behind one word; as a tag it stands first.
  if (start < 0 || (time === undefined && start > 0)) return undefined;
  return { time, tag: line.slice(start, line.lastIndexOf('[', close)), text: line, at: close + 3 };
}

/**
 * Where the tag begins whose process id ends at `close`; -1 where it is no
 * process id, or where more than a host's name stands before the tag.
 * @param from the end of the line's time
 */
export function tagStart(text: string, from: number, close: number): number {
  let open = close - 1;
  while (isDigit(text.charCodeAt(open))) open--;
  if (text.charCodeAt(open) !== OPEN_BRACKET || open === close - 1 || open <= from) return -1;
  let start = open;
  while (start > from && text.charCodeAt(start - 1) !== BLANK) start--;
  return isOneWord(text, from, start) ? start : -1;
}

/** The index of the first `]: `; looks at the usual place, the second word, first. */
function tagEnd(line: string, from: number): number {
  const second = line.indexOf(' ', line.indexOf(' ', from + 1) + 1);
  return line.startsWith(']: ', second - 2) ? second - 2 : line.indexOf(']: ', from);
}

/** Whether at most one word stands between two places of a line. */
function isOneWord(line: string, from: number, to: number): boolean {
  let at = firstOf(line, from);
  while (at < to && line.charCodeAt(at) !== BLANK) at++;
  return firstOf(line, at) >= to;
}

/** The index of the first character from here on that is no blank. */
function firstOf(line: string, from: number): number {
  let at = from;
  while (line.charCodeAt(at) === BLANK) at++;
  return at;
}

// log(1)'s default style has columns (thread, type, activity, process id, TTL),
// its compact style a one- or two-letter type and `process[pid:thread]`.
const unifiedDefault = /^ +0x[0-9a-f]+ +\S+ +0x[0-9a-f]+ +\d+ +\d+ +([\w.-]+): (?:\([^)]*\) )?/;
const unifiedCompact = /^ +[A-Za-z]{1,2} +([\w.-]+)\[\d+:[0-9a-f]+\] (?:\([^)]*\) )?/;

function unifiedText(line: string, from: number, time: number | undefined): LogLine | undefined {
  const rest = line.slice(from);
  const match = unifiedDefault.exec(rest) ?? unifiedCompact.exec(rest);
  return match ? { time, tag: match[1], text: line, at: from + match[0].length } : undefined;
}

const tagWithoutPid = /^ +\S+ +([\w./-]+): /;

/** A writer that gives no process id, or none at all. */
function untagged(line: string, from: number, time: number | undefined): LogLine {
  const match = tagWithoutPid.exec(line.slice(from, from + 512));
  const at = match ? from + match[0].length : firstOf(line, from);
  return { time, tag: match?.[1], text: line, at };
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
