import { isAscii } from 'node:buffer';

/** What is called for each line; `cut` where the line was longer than allowed and is only its beginning. */
export type OnLine = (line: string, cut: boolean) => void;

/** What is called for each run: whole lines, every one with its newline; `cut` as for a line, of a run that is one line. */
export type OnRun = (run: string, cut: boolean) => void;

/** Takes chunks of bytes as they come; a chunk may be used for something else afterwards. */
export interface LineCutter {
  push(chunk: Buffer | string): void;
  /** Gives a last line that has no end; call it once, after the last chunk. */
  end(): void;
}

const NEWLINE = 10;
const RETURN = 13;

// V8 keeps a larger string than this on pages of its own, which the system then has to map and
// clear each time: reading a log in runs of 256 KiB takes five times as long as in these.
const RUN = 64 * 1024;

// A string with one character beyond Latin-1 takes two bytes for each of all its characters, and
// everything done with it takes longer. So bytes in which there is more than ASCII are taken in
// pieces of about this size, and the rest of a run stays as quick as it was.
const MIXED_RUN = 4 * 1024;

/**
 * Cuts bytes into lines without their ends (LF or CRLF). At most `maxBytes` of
 * a line are held or given; the rest of a longer line is dropped and its
 * beginning marked as cut.
 *
 * The lines may be slices of a larger string: who keeps one, copies it.
 */
export function lineCutter(onLine: OnLine, maxBytes: number): LineCutter {
  return runCutter((run, cut) => {
    let start = 0;
    while (start < run.length) {
      const end = run.indexOf('\n', start);
      const stop = end > start && run.charCodeAt(end - 1) === RETURN ? end - 1 : end;
      if (stop - start > maxBytes) onLine(run.slice(start, start + maxBytes), true);
      else onLine(run.slice(start, stop), cut);
      start = end + 1;
    }
  }, maxBytes);
}

/**
 * Cuts bytes into runs of whole lines, for readers to whom one string a line is
 * too many. UTF-8 is decoded a whole run at a time, which is several times as
 * fast as line by line and cannot split a character, because no other byte of
 * UTF-8 is a newline. Of a line that does not fit into a chunk, no more than
 * `maxBytes` are held.
 */
export function runCutter(onRun: OnRun, maxBytes: number): LineCutter {
  let held: Buffer[] = [];
  let heldBytes = 0;
  let cut = false;

  const hold = (piece: Buffer) => {
    const room = maxBytes - heldBytes;
    const kept = piece.length > room ? piece.subarray(0, room) : piece;
    cut ||= kept.length < piece.length;
    heldBytes += kept.length;
    if (kept.length > 0) held.push(Buffer.from(kept));
  };
  const release = () => {
    const run = `${Buffer.concat(held).toString('utf8')}\n`;
    const wasCut = cut;
    held = [];
    heldBytes = 0;
    cut = false;
    onRun(run, wasCut);
  };

  return {
    push(chunk) {
      const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
      const last = bytes.lastIndexOf(NEWLINE);
      let start = 0;
      if (heldBytes > 0 && last >= 0) {
        const first = bytes.indexOf(NEWLINE);
        hold(bytes.subarray(0, first));
        release();
        start = first + 1;
      }
      while (start <= last) {
        const end = runEnd(bytes, start, last, RUN);
        giveDecoded(bytes, start, end, onRun);
        start = end;
      }
      hold(bytes.subarray(last + 1));
    },
    end() {
      if (heldBytes > 0) release();
    },
  };
}

/** Gives whole lines as text: those with more than ASCII apart from the others. */
function giveDecoded(bytes: Buffer, start: number, end: number, onRun: OnRun): void {
  if (isAscii(bytes.subarray(start, end))) {
    onRun(bytes.toString('latin1', start, end), false);
    return;
  }
  const half = Math.ceil((end - start) / 2);
  const middle = half > MIXED_RUN / 2 ? runEnd(bytes, start, end - 1, half) : end;
  if (middle === end) {
    // Little enough, or a single line.
    onRun(bytes.toString('utf8', start, end), false);
    return;
  }
  giveDecoded(bytes, start, middle, onRun);
  giveDecoded(bytes, middle, end, onRun);
}

/** The index behind the last newline of the next run of at most `most` bytes: whole lines, at least one. */
function runEnd(bytes: Buffer, start: number, last: number, most: number): number {
  if (last - start < most) return last + 1;
  const inside = bytes.lastIndexOf(NEWLINE, start + most - 1);
  return (inside >= start ? inside : bytes.indexOf(NEWLINE, start)) + 1;
}

/**
 * A copy that shares no memory with the text it was cut from. V8 keeps a whole
 * chunk alive for the smallest slice of it, so everything kept for longer than
 * a line's handling goes through here.
 */
export function copied(text: string): string {
  return Buffer.from(text).toString();
}
