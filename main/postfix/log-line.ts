import { jsonEnvelope } from './log-line-json.ts';
import { type TimeReader, timeReader } from './log-time.ts';

/** A line of the log without what syslog, the journal or macOS put around it. */
export interface LogLine {
  /** Milliseconds since 1970. */
  time: number | undefined;
  /** The writer as it names itself: `postfix/smtp-ipv4/smtp`, `smtp` (macOS). */
  tag: string | undefined;
  /** What Postfix said. */
  body: string;
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
  const read = readTime(line);
  if (!read)
    return (
      tagged(line, 0, undefined) ?? { time: undefined, tag: undefined, body: trimmed(line, 0) }
    );
  const { time, end } = read;
  return tagged(line, end, time) ?? unifiedText(line, end, time) ?? untagged(line, end, time);
}

/** `HOST TAG[PID]: BODY` or `TAG[PID]: BODY`; the host may be a log level. */
function tagged(line: string, from: number, time: number | undefined): LogLine | undefined {
  const close = line.indexOf(']: ', from);
  if (close < 0) return undefined;
  let open = close - 1;
  while (isDigit(line.charCodeAt(open))) open--;
  if (line.charCodeAt(open) !== OPEN_BRACKET || open === close - 1 || open <= from)
    return undefined;
  const tagStart = line.lastIndexOf(' ', open) + 1;
  // A bare body may hold `foo[12]: ` anywhere; as a tag it stands first, or after one word.
  if (time === undefined ? tagStart > 0 : !isOneWord(line, from, tagStart)) return undefined;
  return { time, tag: line.slice(Math.max(tagStart, from), open), body: line.slice(close + 3) };
}

/** Whether at most one word stands between two places of a line. */
function isOneWord(line: string, from: number, to: number): boolean {
  let at = from;
  while (at < to && line.charCodeAt(at) === BLANK) at++;
  const blank = line.indexOf(' ', at);
  if (blank < 0 || blank >= to - 1) return true;
  for (let rest = blank; rest < to; rest++) if (line.charCodeAt(rest) !== BLANK) return false;
  return true;
}

// log(1)'s default style has columns (thread, type, activity, process id, TTL),
// its compact style a one- or two-letter type and `process[pid:thread]`.
const unifiedDefault = /^ +0x[0-9a-f]+ +\S+ +0x[0-9a-f]+ +\d+ +\d+ +([\w.-]+): (?:\([^)]*\) )?/;
const unifiedCompact = /^ +[A-Za-z]{1,2} +([\w.-]+)\[\d+:[0-9a-f]+\] (?:\([^)]*\) )?/;

function unifiedText(line: string, from: number, time: number): LogLine | undefined {
  const rest = line.slice(from);
  const match = unifiedDefault.exec(rest) ?? unifiedCompact.exec(rest);
  return match ? { time, tag: match[1], body: rest.slice(match[0].length) } : undefined;
}

const tagWithoutPid = /^ +\S+ +([\w./-]+): /;

/** A writer that gives no process id, or none at all. */
function untagged(line: string, from: number, time: number): LogLine {
  const match = tagWithoutPid.exec(line.slice(from, from + 512));
  return match
    ? { time, tag: match[1], body: line.slice(from + match[0].length) }
    : { time, tag: undefined, body: trimmed(line, from) };
}

function trimmed(line: string, from: number): string {
  return line.slice(from).trim();
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
