import { queueIdEnd } from './queue-id.ts';

const LETTER_T = 116;

// How bodies begin (behind the queue id) that tell of nothing but a message's
// ordinary way through Postfix, or of a connection that came and went.
const routine: ReadonlyMap<number, readonly string[]> = new Map(
  Object.entries({
    c: ['client=', 'connect from '],
    d: ['disconnect from '],
    m: ['message-id='],
    r: ['removed', 'resent-message-id='],
    s: ['statistics: '],
    u: ['uid='],
  }).map(([letter, beginnings]) => [letter.charCodeAt(0), beginnings]),
);

/**
 * Whether a line in a syslog envelope is one of those that fill a log and count
 * for nothing in a summary: no delivery, no refusal, no trouble. Tells it without
 * taking the line apart, which for a day's log is most of the work saved; a line
 * it is not sure of is not routine.
 */
export function isRoutine(line: string): boolean {
  const close = line.indexOf(']: ');
  if (close < 0) return false;
  const start = close + 3;
  const end = queueIdEnd(line, start);
  const at = end < 0 ? start : end + 2;
  const first = line.charCodeAt(at);
  if (first === LETTER_T) return false;
  if (line.startsWith('from=<', at)) return line.endsWith(' (queue active)');
  for (const beginning of routine.get(first) ?? []) if (line.startsWith(beginning, at)) return true;
  return false;
}
