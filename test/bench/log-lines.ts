import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { corpusText } from '../unit/postfix/corpus.ts';
import { inParts } from './queue-lines.ts';

const DAY_S = 86_400;
const START = Date.UTC(2026, 10, 24) / 1_000;
const shortId = /\b[0-9A-F]{10,12}\b/g;
// Ten digits and more without vowels: six of seconds, four of microseconds, a `z`, the inode.
const digits = '0123456789BCDFGHJKLMNPQRSTVWXYZbcdfghjklmnpqrstvwxyz';
const longId = new RegExp(`\\b4[${digits}]{9}z[${digits}]{4,6}\\b`, 'g');

/**
 * Writes a day's log of this many lines: a real one of Postfix 3.7, over and
 * over, each time with queue ids of its own, and with the clock going on.
 */
export async function writeLog(path: string, lines: number): Promise<void> {
  const bodies = corpusText('logs/generated-postfix-3.7.11.log')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.slice('Nov 25 03:09:49'.length));
  const line = (at: number) => {
    const round = Math.floor(at / bodies.length);
    const body = bodies[at % bodies.length] ?? '';
    const time = timeText(START + Math.floor((at / lines) * DAY_S));
    return `${time}${body.replace(shortId, (id) => shortOf(id, round)).replace(longId, (id) => longOf(id, round))}\n`;
  };
  await pipeline(Readable.from(inParts(lines, line)), createWriteStream(path));
}

/** Traditional syslog's form; the log is of one day, so months are of no concern. */
function timeText(seconds: number): string {
  const iso = new Date(seconds * 1_000).toISOString();
  return `Nov ${iso.slice(8, 10)} ${iso.slice(11, 19)}`;
}

/** Another id as long, the same for the same id, and for different ids different ones. */
function shortOf(id: string, round: number): string {
  const moved = (Number.parseInt(id, 16) + round * 0x1_0003) % 16 ** id.length;
  return moved.toString(16).toUpperCase().padStart(id.length, '0');
}

/** The same of a long id: its seconds are another round's. */
function longOf(id: string, round: number): string {
  const base = digits.length;
  const places = [base ** 2, base, 1].map((unit) => digits[Math.floor(round / unit) % base]);
  return id.slice(0, 3) + places.join('') + id.slice(6);
}
