import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Memory, readMemory, writeMemory } from '../../../../main/services/monitor/memory.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'postbar-memory-'));
  file = join(folder, 'new', 'monitor.json');
});
afterEach(() => rmSync(folder, { recursive: true }));

const memory: Memory = {
  version: 1,
  position: { kind: 'file', path: '/var/log/mail.log', offset: 17, before: 'abc' },
  upTo: 1_000,
  counts: [[5, 1, 2, 3]],
  notices: { groups: [{ id: '1' }] },
};

test('is read as it was written, and leaves no draft', async () => {
  expect(await readMemory(file)).toEqual({});
  expect(writeMemory(file, memory)).toBeUndefined();
  expect(await readMemory(file)).toEqual({ memory });
  expect(readdirSync(join(folder, 'new'))).toEqual(['monitor.json']);
});

test.each([
  ['half of one', JSON.stringify(memory).slice(0, 60)],
  ['nothing', ''],
  ['of a later version', JSON.stringify({ ...memory, version: 2 })],
  ['counts that are none', JSON.stringify({ ...memory, counts: [['x', 1, 2, 3]] })],
  ['a place before the beginning', JSON.stringify({ ...memory, upTo: -1 })],
  ['a kind of log nobody knows', JSON.stringify({ ...memory, position: { kind: 'tape' } })],
])('a broken one is set aside: %s', async (_, text) => {
  writeMemory(file, memory);
  writeFileSync(file, text);
  expect(await readMemory(file)).toEqual({ broken: `${file}.broken` });
  expect(existsSync(file)).toBe(false);
  expect(existsSync(`${file}.broken`)).toBe(true);
});

test('a second broken one does not take the place of the first', async () => {
  writeMemory(file, memory);
  for (const text of ['first', 'second']) {
    writeFileSync(file, text);
    await readMemory(file);
  }
  expect(readFileSync(`${file}.broken`, 'utf8')).toBe('first');
  expect(readFileSync(`${file}.broken-2`, 'utf8')).toBe('second');
});

test('says why it could not be written', () => {
  writeFileSync(join(folder, 'new'), 'a file where the folder should be');
  expect(writeMemory(file, memory)).toMatch(/EEXIST|ENOTDIR/);
});
