import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Picture, readPng } from '../png.ts';
import { folder } from './driver.ts';

// The panel and the windows look as they do in docs/screenshots. Where they are meant
// to look otherwise: `npm run screenshots`, look at them, and commit them.

// Two pictures of one state are never the same to the last pixel: another
// Chromium smooths its letters a little otherwise. So they are compared as
// somebody sees them who steps back: by the mean colour of small squares.

/** The side of a square, in pixels. */
const SIDE = 16;
/** By how much the mean colour of a square may differ, of 255. */
const TOLERANCE = 16;

/** The share of squares that may differ: a word more or less, no row and no colour. */
export const LIMIT = 0.01;

/** Where the picture of a scene is kept. */
export const pictureFile = (name: string): string =>
  join(folder, 'docs/screenshots', `${name}.png`);

/** How much a picture just taken differs from the one kept of that name. */
export function differenceFromKept(now: Buffer, name: string): number {
  const kept = readFileSync(pictureFile(name));
  return now.equals(kept) ? 0 : difference(readPng(now), readPng(kept));
}

/** The share of squares whose colour is another one, from 0 (alike) to 1. */
export function difference(one: Picture, other: Picture): number {
  const columns = Math.ceil(Math.max(one.width, other.width) / SIDE);
  const rows = Math.ceil(Math.max(one.height, other.height) / SIDE);
  let differing = 0;
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const [a, b] = [meanColor(one, column, row), meanColor(other, column, row)];
      if (a.some((value, at) => Math.abs(value - (b[at] ?? 0)) > TOLERANCE)) differing++;
    }
  return differing / (rows * columns);
}

/** Red, green and blue; black where the picture does not reach. */
function meanColor({ width, height, channels, data }: Picture, column: number, row: number) {
  const sum = [0, 0, 0];
  const [left, top] = [column * SIDE, row * SIDE];
  for (let y = top; y < Math.min(top + SIDE, height); y++)
    for (let x = left; x < Math.min(left + SIDE, width); x++)
      for (let channel = 0; channel < 3; channel++)
        sum[channel] = (sum[channel] ?? 0) + (data[(y * width + x) * channels + channel] ?? 0);
  return sum.map((value) => value / SIDE ** 2);
}
