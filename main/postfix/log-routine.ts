const LETTER_F = 102;

// How bodies begin (behind the queue id) that tell of nothing but a message's
// ordinary way through Postfix, of a connection that came and went, or of one host
// of several that did not take a message whose delivery then goes on.
const beginnings: ReadonlyMap<number, readonly string[]> = new Map(
  Object.entries({
    c: ['client=', 'connect from ', 'connect to '],
    d: ['disconnect from '],
    h: ['host '],
    l: ['lost connection '],
    m: ['message-id='],
    r: ['removed', 'resent-message-id='],
    s: ['statistics: '],
    u: ['uid='],
  }).map(([letter, words]) => [letter.charCodeAt(0), words]),
);

const ACTIVE = ' (queue active)';

/**
 * Whether what Postfix said from `at` to `end` of a text is one of the lines that
 * fill a log and count for nothing in a summary: no delivery, no refusal, no
 * trouble. What it is not sure of is not routine.
 */
export function isRoutineAt(text: string, at: number, end: number): boolean {
  const first = text.charCodeAt(at);
  if (first === LETTER_F)
    return text.startsWith('from=<', at) && text.startsWith(ACTIVE, end - ACTIVE.length);
  const words = beginnings.get(first);
  if (words === undefined) return false;
  for (const beginning of words) if (text.startsWith(beginning, at)) return true;
  return false;
}
