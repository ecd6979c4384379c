import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { benchPackages, browserPackages, ensurePackages, labPackages } from '../lab/packages.mjs';
import { buildCommandLine } from '../postfix/command-line.ts';
import { hasCorpus } from '../unit/postfix/corpus.ts';
import { fight } from './duel.ts';
import { logDuels } from './log.ts';
import { load, machineFigures } from './machine.ts';
import { measurePanelRows } from './panel-rows.ts';
import { labWithQueue, longListingDuel, realQueueDuels } from './queue.ts';
import { duelRows, panelRows, type Row, startRow, table, watchRow } from './report.ts';
import { measureStart } from './start.ts';
import { measureWatching } from './watch.ts';

// `npm run bench [queue] [listing] [log] [start] [window] [watch]`: speed as ratios against a peer in the same
// run, with the machine's figures; all of it without a name. docs/benchmarks.md keeps the figures.

const QUEUED = 20_000;
const LISTED = 1_000_000;
const LOGGED = 1_000_000;
const ROWS = 100_000;
const WATCHED = 100_000;
const WATCHED_S = 180;

const parts: Readonly<Record<string, (folder: string) => Promise<readonly Row[]>>> = {
  queue: async () => {
    const lab = await labWithQueue(QUEUED);
    try {
      const rows: Row[] = [];
      for (const duel of realQueueDuels(lab, QUEUED, 9)) rows.push(...(await told(duel)));
      return rows;
    } finally {
      await lab.close();
    }
  },
  listing: async (folder) => {
    const lab = await labWithQueue(0);
    try {
      return await told(await longListingDuel(lab, folder, LISTED, 3));
    } finally {
      await lab.close();
    }
  },
  log: async (folder) => {
    if (!hasCorpus()) return [];
    const rows: Row[] = [];
    for (const duel of await logDuels(folder, LOGGED, 5)) rows.push(...(await told(duel)));
    return rows;
  },
  start: async () => [startRow(await measureStart())],
  window: async () => panelRows(await measurePanelRows(ROWS)),
  watch: async (folder) => {
    const lab = await labWithQueue(0);
    try {
      return [watchRow(await measureWatching(lab, folder, WATCHED, WATCHED_S))];
    } finally {
      await lab.close();
    }
  },
};

/** Says how a duel went as soon as it is over: the whole takes minutes. */
async function told(duel: Parameters<typeof fight>[0]): Promise<readonly Row[]> {
  const rows = duelRows(await fight(duel));
  for (const row of rows) console.error(`${row.task}: ${row.figures}`);
  return rows;
}

async function main(wanted: readonly string[]): Promise<number> {
  const unknown = wanted.filter((name) => !Object.hasOwn(parts, name));
  if (unknown.length > 0) {
    console.error(`no such part: ${unknown.join(' ')}; there are: ${Object.keys(parts).join(' ')}`);
    return 2;
  }
  const names = wanted.length > 0 ? wanted : Object.keys(parts);
  const packages = [...labPackages, ...benchPackages, ...browserPackages];
  if (ensurePackages(packages).length > 0) return 1;
  await buildCommandLine();
  const folder = await mkdtemp(join(tmpdir(), 'postbar-bench-'));
  try {
    const before = load();
    const rows: Row[] = [];
    for (const name of names) rows.push(...((await parts[name]?.(folder)) ?? []));
    console.log(`\n${machineFigures()}; load ${before} before, ${load()} after\n\n${table(rows)}`);
    return rows.some(({ reached }) => reached === false) ? 1 : 0;
  } finally {
    await rm(folder, { recursive: true });
  }
}

process.exit(await main(process.argv.slice(2)));
