import { createHash } from 'node:crypto';
import type { OpenFile } from '../host/host.ts';
import { lineCutter } from './lines.ts';

const CHUNK = 256 * 1024;
const LONGEST_LINE = 64 * 1024;
const NEWLINE = 10;
// Some lines' worth: with their times and queue ids no other place of any log has the same.
const FINGERPRINTED = 512;

/** A file being read line by line, from some offset on. */
export interface Tail {
  readonly file: OpenFile;
  /** Bytes up to the end of the last whole line. */
  offset(): number;
  /** Fingerprint of the bytes before `offset`. */
  before(): string;
  /** Reads to the end; `goOn` is asked after each chunk, when its lines have been given. */
  read(goOn: () => boolean): Promise<void>;
  /** `other`: what was read is no longer there; the file was truncated, and perhaps written anew. */
  change(): Promise<'none' | 'grown' | 'other'>;
}

/** Starts at an offset where a line begins. */
export async function openTail(
  file: OpenFile,
  start: number,
  onLine: (line: string) => void,
): Promise<Tail> {
  const buffer = Buffer.allocUnsafe(CHUNK);
  const cutter = lineCutter((line) => onLine(line), LONGEST_LINE);
  let read = start;
  let offset = start;
  /** The bytes before `read`. */
  let recent = await bytesBefore(file, start);
  let before = fingerprint(recent);

  const take = (chunk: Buffer) => {
    const lines = chunk.lastIndexOf(NEWLINE) + 1;
    if (lines > 0) {
      offset = read + lines;
      before = fingerprint(lastOf(recent, chunk.subarray(0, lines)));
    }
    recent = lastOf(recent, chunk);
    read += chunk.length;
    cutter.push(chunk);
  };

  return {
    file,
    offset: () => offset,
    before: () => before,
    async read(goOn) {
      let bytes = await file.read(buffer, read);
      while (bytes > 0) {
        take(buffer.subarray(0, bytes));
        if (!goOn()) return;
        bytes = await file.read(buffer, read);
      }
    },
    async change() {
      const { size } = await file.facts();
      if (size === read) return 'none';
      return size > read && (await isBehind(file, offset, before)) ? 'grown' : 'other';
    },
  };
}

function lastOf(earlier: Buffer, later: Buffer): Buffer {
  if (later.length >= FINGERPRINTED) return Buffer.from(later.subarray(-FINGERPRINTED));
  return Buffer.concat([earlier, later]).subarray(-FINGERPRINTED);
}

/** Whether a file holds, before an offset, the bytes of this fingerprint. */
export async function isBehind(file: OpenFile, offset: number, before: string): Promise<boolean> {
  const { size } = await file.facts();
  return size >= offset && fingerprint(await bytesBefore(file, offset)) === before;
}

async function bytesBefore(file: OpenFile, offset: number): Promise<Buffer> {
  const length = Math.min(FINGERPRINTED, offset);
  const bytes = Buffer.alloc(length);
  const read = await file.read(bytes, offset - length);
  return bytes.subarray(0, read);
}

/** Of the bytes themselves nothing is kept: a position may be stored where the log is not. */
function fingerprint(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('base64').slice(0, 22);
}
