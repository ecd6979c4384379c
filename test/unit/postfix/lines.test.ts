import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lineCutter } from '../../../main/postfix/lines.ts';

function cut(chunks: ReadonlyArray<Buffer | string>, maxBytes = 1000) {
  const lines: Array<[string, boolean]> = [];
  const cutter = lineCutter((line, wasCut) => lines.push([line, wasCut]), maxBytes);
  for (const chunk of chunks) cutter.push(chunk);
  cutter.end();
  return lines;
}

test('however the bytes are cut into chunks, the lines are the same', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'é', '𝔘', '\n', '\r\n', ' ', '\u202e') });
  fc.assert(
    fc.property(text, fc.array(fc.nat(40)), (whole, places) => {
      const bytes = Buffer.from(whole);
      const ends = [...places.map((at) => Math.min(at, bytes.length)), bytes.length].sort(
        (a, b) => a - b,
      );
      const chunks = ends.map((end, index) =>
        bytes.subarray(index === 0 ? 0 : ends[index - 1], end),
      );
      expect(cut(chunks)).toEqual(cut([whole]));
      const expected = whole.split('\n').map((line) => line.replace(/\r$/, ''));
      if (expected.at(-1) === '' && !whole.endsWith('\r')) expected.pop();
      expect(cut([whole]).map(([line]) => line)).toEqual(expected);
    }),
  );
});

test('lines beyond ASCII stand among plain ones as they came, near the ends of runs too', () => {
  const plain = (at: number) => `line ${at} ${'x'.repeat((at * 37) % 300)}`;
  const lines = Array.from({ length: 3_000 }, (_, at) =>
    at % 97 === 0 ? `${plain(at)} boîte pleine 𝔘` : plain(at),
  );
  lines[1_500] = `é${'y'.repeat(200_000)}é`;
  const bytes = Buffer.from(`${lines.join('\n')}\n`);
  const chunks = Array.from({ length: Math.ceil(bytes.length / 65_536) }, (_, at) =>
    bytes.subarray(at * 65_536, (at + 1) * 65_536),
  );
  expect(cut(chunks, 1_000_000).map(([line]) => line)).toEqual(lines);
  expect(cut([bytes], 1_000_000).map(([line]) => line)).toEqual(lines);
});

test('any bytes at all, plain lines and others in any order, are each line for itself', () => {
  const plain = fc.string({ unit: fc.constantFrom('a', ' ', '<', '\u0000'), maxLength: 300 });
  const line = fc.oneof(
    { weight: 5, arbitrary: plain.map((text) => Buffer.from(text)) },
    fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes.map((b) => b || 1))),
  );
  fc.assert(
    fc.property(fc.array(line, { minLength: 50, maxLength: 200 }), fc.nat(), (lines, place) => {
      const bytes = Buffer.concat(lines.flatMap((one) => [one, Buffer.from('\n')]));
      const whole = bytes.toString('latin1').split('\n').slice(0, -1);
      const expected = whole.map((one) =>
        Buffer.from(one, 'latin1').toString('utf8').replace(/\r$/, ''),
      );
      const middle = place % bytes.length;
      const chunks = [bytes.subarray(0, middle), bytes.subarray(middle)];
      expect(cut(chunks).map(([one]) => one)).toEqual(expected);
    }),
    { numRuns: 60 },
  );
});

test('a chunk may be overwritten once it has been taken', () => {
  const chunk = Buffer.from('first half, ');
  const lines: string[] = [];
  const cutter = lineCutter((line) => lines.push(line), 100);
  cutter.push(chunk);
  chunk.fill('x');
  cutter.push('second half\n');
  expect(lines).toEqual(['first half, second half']);
});

test('a line longer than allowed is given once, as its beginning', () => {
  const long = 'x'.repeat(5_000);
  expect(cut([`a\n${long}\nb\n`], 10)).toEqual([
    ['a', false],
    ['x'.repeat(10), true],
    ['b', false],
  ]);
  const pieces = Array.from({ length: 50 }, () => 'x'.repeat(100));
  expect(cut(['a\n', ...pieces, '\nb'], 10)).toEqual([
    ['a', false],
    ['x'.repeat(10), true],
    ['b', false],
  ]);
});

test('bytes that are not UTF-8 become the replacement character', () => {
  expect(cut([Buffer.from([0x61, 0xff, 0x62, 0x0a])])).toEqual([['a\ufffdb', false]]);
});
