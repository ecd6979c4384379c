import { inflateSync } from 'node:zlib';

/** A picture's pixels, row after row from the top left, a byte a channel. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  /** 3 for RGB, 4 with alpha. */
  readonly channels: 3 | 4;
  readonly data: Buffer;
}

/** Reads a PNG of 8 bits a channel, RGB or RGBA, not interlaced: what browsers and rsvg write. */
export function readPng(png: Buffer): Picture {
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const [depth, color, , , interlaced] = png.subarray(24, 29);
  if (depth !== 8 || (color !== 2 && color !== 6) || interlaced !== 0)
    throw new Error(`a PNG of another form: ${depth} bits, type ${color}`);
  const parts: Buffer[] = [];
  for (let at = 8; at < png.length; at += png.readUInt32BE(at) + 12) {
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  }
  const channels = color === 2 ? 3 : 4;
  const data = unfilter(inflateSync(Buffer.concat(parts)), width * channels, height, channels);
  return { width, height, channels, data };
}

/** Undoes the filters of PNG, section 9 of its specification. */
function unfilter(raw: Buffer, line: number, height: number, channels: number): Buffer {
  const out = Buffer.alloc(line * height);
  for (let row = 0; row < height; row++) {
    const filter = raw[row * (line + 1)] ?? 0;
    for (let column = 0; column < line; column++) {
      const at = row * line + column;
      const left = column >= channels ? (out[at - channels] ?? 0) : 0;
      const up = row > 0 ? (out[at - line] ?? 0) : 0;
      const upLeft = row > 0 && column >= channels ? (out[at - line - channels] ?? 0) : 0;
      const guess = guessOf(filter, left, up, upLeft);
      out[at] = (raw[row * (line + 1) + 1 + column] ?? 0) + guess;
    }
  }
  return out;
}

function guessOf(filter: number, left: number, up: number, upLeft: number): number {
  if (filter === 0) return 0;
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  const guess = left + up - upLeft;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - upLeft)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : upLeft;
}
