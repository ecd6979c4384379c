const NOQUEUE = 'NOQUEUE';
const COLON = 58;

// What a character of a queue id can be, as bits, so that those of an id add up.
const DIGIT = 1;
const HEX = 2;
const BEYOND_HEX = 4;
const VOWEL = 8;

/** By character code; 0 for what is no part of an id. */
const kinds = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (/\d/.test(character)) return DIGIT;
  if (!/[a-z]/i.test(character)) return 0;
  const vowel = /[aeiou]/i.test(character) ? VOWEL : 0;
  return (/[A-F]/.test(character) ? HEX : BEYOND_HEX) | vowel;
});

/**
 * The index of the colon behind the queue id a text begins with at `from`; -1
 * where it begins with none. Short ids are upper-case hex of six digits and
 * more; long ones (2.9+, enable_long_queue_ids) are base 52 without vowels
 * (global/mail_queue.h). An ordinary word before a colon (`statistics:`,
 * `Deleted:`) is neither, and `NOQUEUE` counts as an id.
 */
export function queueIdEnd(text: string, from: number): number {
  let at = from;
  let found = 0;
  for (let kind = kinds[text.charCodeAt(at)]; kind; kind = kinds[text.charCodeAt(++at)])
    found |= kind;
  const length = at - from;
  if (text.charCodeAt(at) !== COLON || length < 5 || length > 64) return -1;
  if ((found & DIGIT) !== 0 || (found & BEYOND_HEX) === 0) return at;
  if (length === NOQUEUE.length && text.startsWith(NOQUEUE, from)) return at;
  return (found & VOWEL) === 0 && length >= 12 ? at : -1;
}
