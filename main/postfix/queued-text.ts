/** A queued message as plain text. */
export interface QueuedText {
  readonly headers: string;
  readonly body: string;
  /** True where only the beginning is given. */
  readonly truncated: boolean;
}

const contents = /^\*\*\* MESSAGE CONTENTS \S+ \*\*\*$/m;
const extracted = '\n*** HEADER EXTRACTED ';
const fileEnd = '\n*** MESSAGE FILE END ';

/**
 * Takes the message out of what `postcat -q` prints around it. The message may
 * hold lines that look like postcat's own: the first opens it, the last closes it.
 * Its zero bytes are left out.
 * @param maxLength characters of headers, and of body, that are given
 * @returns undefined where there is no message in it
 */
export function queuedText(raw: string, maxLength: number): QueuedText | undefined {
  const printed = raw.replaceAll('\0', '');
  const opening = contents.exec(printed);
  if (!opening) return undefined;
  const start = opening.index + opening[0].length + 1;
  const isWhole = printed.lastIndexOf(fileEnd) >= start - 1;
  const close = isWhole ? printed.lastIndexOf(extracted) : -1;
  const message = printed.slice(start, close < start - 1 ? printed.length : close);
  const { headers, body } = partsOf(message);
  return {
    headers: headers.slice(0, maxLength),
    body: body.slice(0, maxLength),
    truncated: !isWhole || headers.length > maxLength || body.length > maxLength,
  };
}

function partsOf(message: string): { headers: string; body: string } {
  if (message.startsWith('\n')) return { headers: '', body: message.slice(1) };
  const blank = message.indexOf('\n\n');
  if (blank < 0) return { headers: message, body: '' };
  return { headers: message.slice(0, blank), body: message.slice(blank + 2) };
}
