/** What is called for each line; `cut` where the line was longer than allowed and is only its beginning. */
export type OnLine = (line: string, cut: boolean) => void;

/** Takes chunks of bytes as they come and gives lines. */
export interface LineCutter {
  push(chunk: Buffer | string): void;
  /** Gives a last line that has no end; call it once, after the last chunk. */
  end(): void;
}

const NEWLINE = 10;
const RETURN = 13;

/**
 * Cuts bytes into lines without their ends (LF or CRLF). At most `maxBytes` of
 * a line are held or given; the rest of a longer line is dropped and its
 * beginning marked as cut. UTF-8 is decoded a whole run of lines at a time,
 * which is several times as fast as line by line and cannot split a character,
 * because no other byte of UTF-8 is a newline.
 *
 * The lines may be slices of a larger string: who keeps one, copies it.
 */
export function lineCutter(onLine: OnLine, maxBytes: number): LineCutter {
  let held: Buffer[] = [];
  let heldBytes = 0;
  let cut = false;

  const hold = (piece: Buffer) => {
    const room = maxBytes - heldBytes;
    const kept = piece.length > room ? piece.subarray(0, room) : piece;
    cut ||= kept.length < piece.length;
    heldBytes += kept.length;
    if (kept.length > 0) held.push(kept);
  };
  const release = () => {
    const line = Buffer.concat(held).toString('utf8');
    const wasCut = cut;
    held = [];
    heldBytes = 0;
    cut = false;
    onLine(withoutReturn(line), wasCut);
  };

  return {
    push(chunk) {
      const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
      const last = bytes.lastIndexOf(NEWLINE);
      if (last === -1) return hold(bytes);
      let start = 0;
      if (heldBytes > 0) {
        const first = bytes.indexOf(NEWLINE);
        hold(bytes.subarray(0, first));
        release();
        start = first + 1;
      }
      while (start <= last) {
        const end = pieceEnd(bytes, start, last);
        cutRun(bytes.toString('utf8', start, end), onLine, maxBytes);
        start = end;
      }
      hold(bytes.subarray(last + 1));
    },
    end() {
      if (heldBytes > 0) release();
    },
  };
}

// V8 keeps a larger string than this on pages of its own, which the system then has to map and
// clear each time: reading a log in pieces of 256 KiB takes five times as long as in these.
const PIECE = 64 * 1024;

/** The index behind the last newline of the next piece: whole lines, at least one. */
function pieceEnd(bytes: Buffer, start: number, last: number): number {
  if (last - start < PIECE) return last + 1;
  const inside = bytes.lastIndexOf(NEWLINE, start + PIECE - 1);
  return (inside >= start ? inside : bytes.indexOf(NEWLINE, start)) + 1;
}

/** Gives each line of a text that ends in a newline. */
function cutRun(text: string, onLine: OnLine, maxLength: number): void {
  let start = 0;
  while (start < text.length) {
    const end = text.indexOf('\n', start);
    const stop = text.charCodeAt(end - 1) === RETURN && end > start ? end - 1 : end;
    if (stop - start > maxLength) onLine(text.slice(start, start + maxLength), true);
    else onLine(text.slice(start, stop), false);
    start = end + 1;
  }
}

function withoutReturn(line: string): string {
  return line.charCodeAt(line.length - 1) === RETURN ? line.slice(0, -1) : line;
}

/**
 * A copy that shares no memory with the text it was cut from. V8 keeps a whole
 * chunk alive for the smallest slice of it, so everything kept for longer than
 * a line's handling goes through here.
 */
export function copied(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le');
}
