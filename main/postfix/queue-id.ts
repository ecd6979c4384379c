const NOQUEUE = 'NOQUEUE';
const COLON = 58;

/**
 * The index of the colon behind the queue id a text begins with at `from`; -1
 * where it begins with none. Short ids are upper-case hex of six digits and
 * more; long ones (2.9+, enable_long_queue_ids) are base 52 without vowels
 * (global/mail_queue.h). An ordinary word before a colon (`statistics:`,
 * `Deleted:`) is neither, and `NOQUEUE` counts as an id.
 */
export function queueIdEnd(text: string, from: number): number {
  let at = from;
  let digits = 0;
  let vowels = 0;
  let beyondHex = 0;
  for (; ; at++) {
    const code = text.charCodeAt(at);
    if (code >= 48 && code <= 57) digits++;
    else if (code >= 65 && code <= 70) vowels += code === 65 || code === 69 ? 1 : 0;
    else if (isLetter(code)) {
      beyondHex++;
      vowels += isVowel(code) ? 1 : 0;
    } else break;
  }
  const length = at - from;
  if (text.charCodeAt(at) !== COLON || length < 5 || length > 64) return -1;
  if (digits > 0 || beyondHex === 0) return at;
  if (length === NOQUEUE.length && text.startsWith(NOQUEUE, from)) return at;
  return vowels === 0 && length >= 12 ? at : -1;
}

function isLetter(code: number): boolean {
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}

function isVowel(code: number): boolean {
  // The fifth bit is what tells a small letter from a capital.
  const capital = code & ~32;
  return capital === 65 || capital === 69 || capital === 73 || capital === 79 || capital === 85;
}
