import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { logParser } from '../../../main/postfix/log-parse.ts';
import { fight } from '../../bench/duel.ts';
import { writeLog } from '../../bench/log-lines.ts';
import { costOf } from '../../bench/measured.ts';
import { writeQueueListing } from '../../bench/queue-lines.ts';
import { duelRows, table, watchRow } from '../../bench/report.ts';
import { hasCorpus } from '../postfix/corpus.ts';
import { readListing } from '../postfix/queue-reading.ts';

// That `npm run bench` measures what it says, in small.

const folder = mkdtempSync(join(tmpdir(), 'postbar-bench-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('a duel tells the ratio round by round, and a missed goal', async () => {
  const ours = async () => ({ ms: 30, peakBytes: 200e6 });
  const peer = async () => ({ ms: 20, peakBytes: 0 });
  const result = await fight({
    task: 'a | b',
    most: 1.15,
    mostBytes: 150e6,
    ours,
    peer,
    rounds: 3,
  });
  expect(result.ratio).toEqual({ median: 1.5, least: 1.5, most: 1.5 });
  expect(duelRows(result).map(({ reached }) => reached)).toEqual([false, false]);
  expect(table(duelRows(result))).toContain(
    '| a \\| b | 1.50 × (1.50 × to 1.50 ×); 30 ms (30 ms to 30 ms) against 20 ms (20 ms to 20 ms) | ≤ 1.15 × | **missed** |',
  );
});

test('watching that never looked has reached nothing', () => {
  const watching = { messages: 1_000, seconds: 60, looks: 3, share: 0.0149 };
  expect(watchRow(watching)).toMatchObject({ figures: '1.5 % in 3 looks', reached: true });
  expect(watchRow({ ...watching, looks: 0 }).reached).toBe(false);
  expect(watchRow({ ...watching, share: 0.021 }).reached).toBe(false);
});

test('what a program costs is its own time and memory, and a failure is no figure', async () => {
  const work = 'const held = Buffer.alloc(80e6, 1); setTimeout(() => held.at(0), 400)';
  const cost = await costOf({ file: process.execPath, args: ['-e', work] });
  expect(cost.ms).toBeGreaterThan(399);
  expect(cost.peakBytes).toBeGreaterThan(80e6);
  const failing = { file: process.execPath, args: ['-e', 'throw new Error("no")'] };
  await expect(costOf(failing)).rejects.toThrow('Error: no');
});

test('the made listing is one of Postfix: every message is read, each with an id of its own', async () => {
  const path = join(folder, 'listing');
  await writeQueueListing(path, 2_500);
  const { messages, problems } = readListing(readFileSync(path));
  expect(problems).toEqual([]);
  expect(new Set(messages.map(({ queueId }) => queueId)).size).toBe(2_500);
});

test.runIf(hasCorpus())(
  'the made log is as long as asked for, and its messages are different ones',
  async () => {
    const path = join(folder, 'log');
    await writeLog(path, 3_000);
    const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
    const parse = logParser(() => Date.UTC(2026, 10, 25));
    const events = lines.map((line) => parse(line));
    expect(events.length).toBe(3_000);
    expect(events.filter(({ event }) => event === 'deferred').length).toBeGreaterThan(500);
    const ids = (from: number, to: number) =>
      new Set(events.slice(from, to).flatMap(({ queueId }) => queueId ?? []));
    // The second time round, ids are others.
    const again = [...ids(936, 1_872)].filter((id) => ids(0, 936).has(id));
    expect(again).toEqual([]);
  },
);
