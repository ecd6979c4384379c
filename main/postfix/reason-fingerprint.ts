// What a character can be, as bits, so that those of a word add up. From OPEN_BRACKET on, a
// character needs a closer look.
const LETTER = 1;
const DIGIT = 2;
const POINT = 4;
const DASH = 8;
const AT = 16;
const OTHER = 32;
const OPEN_BRACKET = 64;
const BLANK = 128;

const BLANK_CODE = 32;
const CLOSE_BRACKET = 93;

/** By character code. */
const kinds = new Uint8Array(0x10000).fill(OTHER);
for (let code = 0; code < 128; code++) kinds[code] = kindOf(code);

function kindOf(code: number): number {
  if ((code >= 97 && code <= 122) || (code >= 65 && code <= 90)) return LETTER;
  if (code >= 48 && code <= 57) return DIGIT;
  if (code === 46) return POINT;
  if (code === 45 || code === 95) return DASH;
  if (code === 64) return AT;
  if (code === 91) return OPEN_BRACKET;
  return code === BLANK_CODE ? BLANK : OTHER;
}

/** Stands for a pair of brackets with what is between them; no character's number. */
const BRACKETS = 0x110000;
// Below this, a word with digits may be a code that tells two causes apart.
const SHORTEST_ID = 8;

/** Reasons are read up to this length. */
export const LONGEST_REASON = 2_000;

// The reason's characters, copied here, with a blank behind them: V8 reads an array in a third of
// the time it takes for a slice of a string.
const units = new Uint16Array(LONGEST_REASON + 1);
const unitBytes = Buffer.from(units.buffer);

/**
 * A number that two reasons share only if `normalReason` makes them one (but for
 * one chance in 2^52), and that most reasons of one cause share. What is sure to
 * be taken out is passed over: an address in brackets behind a host's name, a
 * word with an `@`, a long id. It is read in a fraction of the time, so that of
 * the reasons of one cause only one has to be taken apart.
 *
 * Not for a reason with a quoted local part (`<"`): blanks part no words there.
 */
export function reasonFingerprint(reason: string): number {
  const length = Math.min(reason.length, LONGEST_REASON);
  unitBytes.write(reason, 0, 2 * length, 'utf16le');
  units[length] = BLANK_CODE;
  let high = 0;
  let low = 0;
  for (let at = 0; at < length; at++) {
    const start = at;
    const highBefore = high;
    const lowBefore = low;
    let word = 0;
    for (; ; at++) {
      let code = units[at] ?? BLANK_CODE;
      const kind = kinds[code] ?? OTHER;
      if (kind >= OPEN_BRACKET) {
        if (kind === BLANK) break;
        const close = at > start && isPlain(word) ? addressEnd(at) : at;
        if (close > at) code = BRACKETS;
        at = close;
      }
      word |= kind;
      high = (Math.imul(high, 31) + code) | 0;
      low = Math.imul(low ^ code, 16_777_619);
    }
    const last = units[at - 1] ?? 0;
    if ((word & AT) !== 0 || isLongId(word, at - start, last)) {
      high = (Math.imul(highBefore, 31) + (isMark(last) ? last : 1)) | 0;
      low = Math.imul(lowBefore ^ BRACKETS, 16_777_619);
    }
    high = Math.imul(high, 37);
  }
  return (high >>> 0) * 0x100000 + (low & 0xfffff);
}

/** Whether all of a word's characters so far are those of a host's name. */
function isPlain(word: number): boolean {
  return (word & ~(LETTER | DIGIT | POINT | DASH)) === 0;
}

/** The bracket that closes an IP address or a socket's path; the opening one where none does. */
function addressEnd(open: number): number {
  for (let at = open + 1; ; at++) {
    const code = units[at] ?? BLANK_CODE;
    if (code === CLOSE_BRACKET) return at;
    // Digits with point, slash and colon around them, and letters; no blank, which ends the reason.
    const fits = (code >= 45 && code <= 58) || (code >= 97 && code <= 122);
    if (!fits) return open;
  }
}

/** Letters and digits, points and dashes; no host's name for sure, because those end in letters. */
function isLongId(word: number, length: number, last: number): boolean {
  if (length < SHORTEST_ID || !isPlain(word)) return false;
  if ((word & LETTER) === 0 || (word & DIGIT) === 0) return false;
  const kind = kinds[last] ?? OTHER;
  return kind === DIGIT || (kind === LETTER && (word & POINT) === 0);
}

/** A comma, a semicolon or a colon: `normalReason` keeps it behind what it takes out. */
function isMark(code: number): boolean {
  return code === 44 || code === 58 || code === 59;
}
