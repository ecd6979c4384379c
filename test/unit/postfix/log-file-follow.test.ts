import { appendFile, copyFile, mkdtemp, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Host, HostError } from '../../../main/host/host.ts';
import { thisMachine } from '../../../main/host/this-machine.ts';
import type { LogPosition } from '../../../main/postfix/log-source.ts';
import { type Followed, follow, pause } from './log-following.ts';

let folder: string;
let path: string;
let open: Followed[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'postbar-log-'));
  path = join(folder, 'mail.log');
});
afterEach(async () => {
  await Promise.all(open.map((followed) => followed.close()));
  open = [];
  await rm(folder, { recursive: true });
});

function following(from?: LogPosition, options = {}): Followed {
  const followed = follow(thisMachine(), { kind: 'file', path }, from, options);
  open.push(followed);
  return followed;
}

let counter = 0;

/** Lines like no others, with the present as their time. */
function lines(count: number): string[] {
  return Array.from(
    { length: count },
    () => `${new Date().toISOString()} mail postfix/qmgr[1]: line ${counter++}`,
  );
}

async function append(to: string, written: readonly string[]): Promise<readonly string[]> {
  await appendFile(to, written.map((line) => `${line}\n`).join(''));
  return written;
}

test('what is there, then what comes, and half a line only when it is whole', async () => {
  const first = await append(path, lines(3));
  const followed = following();
  expect(await followed.count(3)).toEqual(first);
  expect(followed.caughtUp).toBe(true);
  const [whole = ''] = lines(1);
  await appendFile(path, whole.slice(0, 20));
  await pause(100);
  expect(followed.lines).toHaveLength(3);
  await appendFile(path, `${whole.slice(20)}\n`);
  expect(await followed.count(4)).toEqual([...first, whole]);
});

test('a rename, and a writer that finds out late', async () => {
  const first = await append(path, lines(3));
  const followed = following();
  await followed.count(3);
  await append(path, lines(1));
  await rename(path, `${path}.1`);
  const late = await append(`${path}.1`, lines(2));
  await append(path, lines(2));
  await followed.count(8);
  const later = await append(`${path}.1`, lines(1));
  const told = await followed.count(9);
  expect(told.slice(0, 3)).toEqual(first);
  expect(told).toEqual(expect.arrayContaining([...late, ...later]));
  expect(new Set(told).size).toBe(9);
  expect(followed.gaps).toBe(0);
});

test('a rename, a night’s sleep, and a writer that finds out only then', async () => {
  await append(path, lines(3));
  let asleep = 0;
  const followed = following(undefined, { now: () => Date.now() + asleep });
  await followed.count(3);
  await rename(path, `${path}.1`);
  await append(path, lines(1));
  await followed.count(4);
  asleep = 9 * 3_600_000;
  await pause(100);
  const late = await append(`${path}.1`, lines(1));
  expect(await followed.count(5)).toEqual(expect.arrayContaining([...late]));
});

test('copytruncate, and a file grown beyond the old size before the next look', async () => {
  await append(path, lines(3));
  const followed = following();
  await followed.count(3);
  await append(path, lines(2));
  await copyFile(path, `${path}.1`);
  await truncate(path);
  await append(path, lines(40));
  expect(new Set(await followed.count(45)).size).toBe(45);
  expect(followed.lines).toHaveLength(45);
  expect(followed.gaps).toBe(0);
});

test('truncated without a copy: what comes is told, and that something may be missing', async () => {
  await append(path, lines(5));
  const followed = following();
  await followed.count(5);
  await truncate(path);
  await append(path, lines(2));
  expect(await followed.count(7)).toHaveLength(7);
  expect(followed.gaps).toBe(1);
});

test('a log that goes and comes back, and one that is not there yet', async () => {
  const followed = following();
  await followed.until(() => followed.troubles.length > 0);
  expect(followed.troubles).toEqual(['missing']);
  await append(path, lines(2));
  await followed.count(2);
  await rm(path);
  await pause(60);
  await append(path, lines(2));
  expect(await followed.count(4)).toHaveLength(4);
  expect(followed.troubles).toEqual(['missing', 'none']);
});

test('a log that may not be read, until it may', async () => {
  let allowed = false;
  const machine = thisMachine();
  const openFile: Host['openFile'] = async (name) => {
    if (!allowed) throw new HostError('not-permitted', name);
    return machine.openFile(name);
  };
  await append(path, lines(2));
  const followed = follow({ ...machine, openFile }, { kind: 'file', path });
  open.push(followed);
  await followed.until(() => followed.troubles.length > 0);
  expect(followed.troubles).toEqual(['not-permitted']);
  allowed = true;
  expect(await followed.count(2)).toHaveLength(2);
  expect(followed.troubles).toEqual(['not-permitted', 'none']);
});

type While = (written: readonly string[]) => Promise<unknown>;

const meanwhile: ReadonlyArray<readonly [name: string, happen: While]> = [
  ['nothing happened', async () => undefined],
  ['lines were added', () => append(path, lines(3))],
  [
    'it was renamed',
    async () => {
      await append(path, lines(2));
      await rename(path, `${path}.1`);
      await append(path, lines(2));
    },
  ],
  [
    'it was renamed twice, by date',
    async () => {
      await append(path, lines(2));
      await rename(path, `${path}-20261124`);
      await pause(20);
      await append(path, lines(2));
      await rename(path, `${path}-20261125`);
      await pause(20);
      await append(path, lines(2));
    },
  ],
  [
    'it was copied and truncated',
    async () => {
      await append(path, lines(2));
      await copyFile(path, `${path}.1`);
      await truncate(path);
      await append(path, lines(30));
    },
  ],
  [
    'it was renamed, and nothing written since',
    async () => {
      await rename(path, `${path}.1`);
      await writeFile(path, '');
    },
  ],
];

for (const [name, happen] of meanwhile) {
  test(`over a restart nothing is lost or told twice: ${name}`, async () => {
    await append(path, lines(5));
    await append(path, lines(2));
    const before = following();
    await before.count(7);
    await before.close();
    const started = counter;
    await happen(before.lines);
    const after = following(before.position);
    expect(await after.count(counter - started)).toHaveLength(counter - started);
    expect(new Set([...before.lines, ...after.lines]).size).toBe(7 + counter - started);
    expect(after.gaps).toBe(0);
  });
}

test('a restart in the middle of a line', async () => {
  await append(path, lines(2));
  await appendFile(path, 'half a ');
  const before = following();
  await before.count(2);
  await before.close();
  await appendFile(path, 'line\n');
  expect(await following(before.position).count(1)).toEqual(['half a line']);
});

test('the position’s file is gone for good: the new one is told whole, with a gap', async () => {
  await append(path, lines(3));
  const before = following();
  await before.count(3);
  await before.close();
  await rm(path);
  const anew = await append(path, lines(2));
  const after = following(before.position);
  expect(await after.count(2)).toEqual(anew);
  expect(after.gaps).toBe(1);
});

const hour = 3_600_000;

/** A log of some days, a line every minute. */
async function days(to: string, from: number, until: number): Promise<void> {
  const written: string[] = [];
  for (let time = from; time < until; time += 60_000)
    written.push(
      `${new Date(time).toISOString()} mail postfix/qmgr[1]: ${'x'.repeat(200)} ${time}`,
    );
  await append(to, written);
}

test('the first time: the last day, found in a log of many', async () => {
  const now = Date.UTC(2026, 10, 25, 12);
  await days(path, now - 240 * hour, now);
  const followed = following(undefined, { backMs: 24 * hour, backBytes: 1e9, now: () => now });
  const told = await followed.count(24 * 60);
  expect(told.length).toBeGreaterThanOrEqual(24 * 60);
  // Exact to some kilobytes.
  expect(told.length).toBeLessThan(24 * 60 + 120);
});

test('the first time after a rotation: the rotated file has the rest of the day', async () => {
  const now = Date.UTC(2026, 10, 25, 12);
  await days(`${path}.1`, now - 240 * hour, now - 2 * hour);
  await days(path, now - 2 * hour, now);
  const followed = following(undefined, { backMs: 24 * hour, backBytes: 1e9, now: () => now });
  const told = await followed.count(24 * 60);
  expect(told.length).toBeGreaterThanOrEqual(24 * 60);
  expect(told.length).toBeLessThan(24 * 60 + 120);
});

test('the first time: no more than so many bytes, from a whole line on', async () => {
  const now = Date.UTC(2026, 10, 25, 12);
  await days(path, now - 24 * hour, now);
  const followed = following(undefined, { backMs: 24 * hour, backBytes: 50_000, now: () => now });
  const told = await followed.count(100);
  expect(told.join('\n').length).toBeLessThan(50_000);
  expect(told.every((line) => line.startsWith('2026-'))).toBe(true);
});
