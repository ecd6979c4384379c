import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { trayIcon } from '../../main/shell/tray-icon.ts';
import type { Tone } from '../../preload/contract.ts';

const folder = 'assets/tray';
const tones: readonly Tone[] = ['good', 'neutral', 'attention', 'bad', 'asleep'];
const wanted = [
  ...new Set(tones.map((tone) => trayIcon({ headline: { tone, title: '', detail: '' } }))),
];
const doubled = (name: string) => name.replace('.png', '@2x.png');

it('has a picture for each state, for both densities, and no other', () => {
  const there = readdirSync(folder).filter((name) => name.endsWith('.png'));
  expect(there.sort()).toEqual([...wanted, ...wanted.map(doubled)].sort());
});

it.each(wanted)('%s is black with alpha, 16 and 32 pixels wide', (name) => {
  for (const [file, size] of [
    [name, 16],
    [doubled(name), 32],
  ] as const) {
    const picture = readPng(join(folder, file));
    expect([picture.width, picture.height]).toEqual([size, size]);
    const inked = picture.pixels.filter(([, , , alpha]) => alpha > 0);
    expect(inked.every(([red, green, blue]) => red + green + blue === 0)).toBe(true);
    // Neither empty nor a filled square, which macOS would show as a blot.
    expect(inked.length / picture.pixels.length).toBeGreaterThan(0.15);
    expect(inked.length / picture.pixels.length).toBeLessThan(0.6);
  }
});

it('tells the states apart by shape', () => {
  const shapes = wanted.map((name) => readPng(join(folder, name)).pixels.map((pixel) => pixel[3]));
  for (const [i, one] of shapes.entries()) {
    for (const other of shapes.slice(i + 1)) {
      const differing = one.filter((alpha, at) => Math.abs(alpha - (other[at] ?? 0)) > 128).length;
      expect(differing).toBeGreaterThanOrEqual(12);
    }
  }
});

it('has the app’s icon in every size macOS asks for', () => {
  const icns = readFileSync('assets/icon.icns');
  expect(icns.toString('latin1', 0, 4)).toBe('icns');
  expect(icns.readUInt32BE(4)).toBe(icns.length);
  const sizes: Record<string, number> = {};
  for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4)) {
    expect(icns.toString('latin1', at + 9, at + 12)).toBe('PNG');
    sizes[icns.toString('latin1', at, at + 4)] = icns.readUInt32BE(at + 8 + 16);
  }
  const small = { ic11: 32, ic12: 64, ic07: 128, ic13: 256 };
  expect(sizes).toEqual({ ...small, ic08: 256, ic14: 512, ic09: 512, ic10: 1024 });
});

type Pixel = readonly [number, number, number, number];

/** Reads a PNG of 8 bits a channel, RGBA, not interlaced: what make-icons.mjs writes. */
function readPng(file: string): { width: number; height: number; pixels: Pixel[] } {
  const png = readFileSync(file);
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  expect([...png.subarray(24, 29)]).toEqual([8, 6, 0, 0, 0]);
  const data: Buffer[] = [];
  for (let at = 8; at < png.length; at += png.readUInt32BE(at) + 12) {
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') {
      data.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
    }
  }
  return { width, height, pixels: unfilter(inflateSync(Buffer.concat(data)), width, height) };
}

/** Undoes the filters of PNG, section 9 of its specification. */
function unfilter(raw: Buffer, width: number, height: number): Pixel[] {
  const line = width * 4;
  const out = Buffer.alloc(line * height);
  for (let at = 0; at < out.length; at++) {
    const [row, column] = [Math.floor(at / line), at % line];
    const left = column >= 4 ? (out[at - 4] ?? 0) : 0;
    const up = row > 0 ? (out[at - line] ?? 0) : 0;
    const upLeft = row > 0 && column >= 4 ? (out[at - line - 4] ?? 0) : 0;
    const filter = raw[row * (line + 1)] ?? 0;
    const base = [0, left, up, (left + up) >> 1, paeth(left, up, upLeft)][filter] ?? 0;
    out[at] = (raw[row * (line + 1) + 1 + column] ?? 0) + base;
  }
  return Array.from({ length: width * height }, (_, i) => [...out.subarray(i * 4, i * 4 + 4)]).map(
    ([red = 0, green = 0, blue = 0, alpha = 0]) => [red, green, blue, alpha] as const,
  );
}

function paeth(left: number, up: number, upLeft: number): number {
  const guess = left + up - upLeft;
  const [a, b, c] = [left, up, upLeft].map((value) => Math.abs(guess - value)) as [
    number,
    number,
    number,
  ];
  if (a <= b && a <= c) return left;
  return b <= c ? up : upLeft;
}
