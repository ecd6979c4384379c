const LETTER_F = 102;

// How bodies begin (behind the queue id) that tell of nothing but a message's
// ordinary way through Postfix, of a connection that came and went, or of one host
// of several that did not take a message whose delivery then goes on.
const routine = [
  ...['client=', 'connect from ', 'connect to ', 'disconnect from ', 'host ', 'lost connection '],
  ...['message-id=', 'removed', 'resent-message-id=', 'statistics: ', 'uid='],
];

/** By the character code of their first letter. */
const beginnings: ReadonlyArray<readonly string[]> = Array.from({ length: 128 }, (_, code) =>
  routine.filter((words) => words.charCodeAt(0) === code),
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
  for (const words of beginnings[first] ?? []) if (text.startsWith(words, at)) return true;
  return false;
}
