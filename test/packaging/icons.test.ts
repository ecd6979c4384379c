import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { trayIcon } from '../../main/shell/tray-icon.ts';
import type { Tone } from '../../preload/contract.ts';
import { readPng } from '../png.ts';

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
    const { width, height, pixels } = picture(join(folder, file));
    expect([width, height]).toEqual([size, size]);
    const inked = pixels.filter(([, , , alpha]) => alpha > 0);
    expect(inked.every(([red, green, blue]) => red + green + blue === 0)).toBe(true);
    // Neither empty nor a filled square, which macOS would show as a blot.
    expect(inked.length / pixels.length).toBeGreaterThan(0.15);
    expect(inked.length / pixels.length).toBeLessThan(0.6);
  }
});

it('tells the states apart by shape', () => {
  const shapes = wanted.map((name) => picture(join(folder, name)).pixels.map((pixel) => pixel[3]));
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

function picture(file: string): { width: number; height: number; pixels: Pixel[] } {
  const { width, height, channels, data } = readPng(readFileSync(file));
  expect(channels).toBe(4);
  const pixels = Array.from({ length: width * height }, (_, i) => [
    ...data.subarray(i * 4, i * 4 + 4),
  ]).map(([red = 0, green = 0, blue = 0, alpha = 0]) => [red, green, blue, alpha] as const);
  return { width, height, pixels };
}
