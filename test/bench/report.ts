import type { DuelResult, Spread } from './duel.ts';
import type { PanelRows } from './panel-rows.ts';
import type { Watching } from './watch.ts';

/** A row of the table: what was measured, the goal, and whether it was reached. */
export interface Row {
  readonly task: string;
  readonly figures: string;
  readonly goal: string;
  /** Undefined where there is no goal. */
  readonly reached: boolean | undefined;
}

/** A duel in rows: one of time, one of memory where there is a goal for it. */
export function duelRows(result: DuelResult): readonly Row[] {
  const { task, oursMs, peerMs, ratio, most, mostBytes, peakBytes } = result;
  const time: Row = {
    task,
    figures: `${spread(ratio, times)}; ${spread(oursMs, milliseconds)} against ${spread(peerMs, milliseconds)}`,
    goal: most === undefined ? '' : `≤ ${times(most)}`,
    reached: most === undefined ? undefined : ratio.median <= most,
  };
  if (mostBytes === undefined) return [time];
  const memory: Row = {
    task: 'its peak memory',
    figures: megabytes(peakBytes),
    goal: `< ${megabytes(mostBytes)}`,
    reached: peakBytes > 0 && peakBytes < mostBytes,
  };
  return [time, memory];
}

const FIRST_ROWS_MS = 100;
const FRAME_MS = 50;

export function panelRows({
  rows,
  firstRowsMs,
  longestFrameMs,
  frames,
}: PanelRows): readonly Row[] {
  const count = rows.toLocaleString('en');
  return [
    {
      task: `The queue window with ${count} rows: first rows`,
      figures: spread(firstRowsMs, milliseconds),
      goal: `≤ ${milliseconds(FIRST_ROWS_MS)}`,
      reached: firstRowsMs.median <= FIRST_ROWS_MS,
    },
    {
      task: `its longest frame of ${frames} while scrolling`,
      figures: spread(longestFrameMs, milliseconds),
      goal: `≤ ${milliseconds(FRAME_MS)}`,
      reached: longestFrameMs.median <= FRAME_MS,
    },
  ];
}

const START_MS = 1_000;

export function startRow(times: Spread): Row {
  return {
    task: 'From the start of the app to a panel with the IPv4 switches, on the stand-in',
    figures: spread(times, milliseconds),
    goal: `≤ ${milliseconds(START_MS)}`,
    reached: times.median <= START_MS,
  };
}

const SHARE = 0.02;

export function watchRow({ messages, seconds, looks, share }: Watching): Row {
  return {
    task: `\`postbar watch\` with ${messages.toLocaleString('en')} messages queued: its part of one core over ${seconds} s`,
    figures: `${percent(share)} in ${looks} looks`,
    goal: `≤ ${percent(SHARE)}`,
    reached: looks > 0 && share <= SHARE,
  };
}

/** The rows as a table in Markdown. */
export function table(rows: readonly Row[]): string {
  const lines = rows.map(({ task, figures, goal, reached }) => {
    const verdict = reached === undefined ? '' : reached ? 'yes' : '**missed**';
    // A bar would begin another cell.
    return `| ${task.replaceAll('|', '\\|')} | ${figures} | ${goal} | ${verdict} |`;
  });
  return ['| task | measured | goal | reached |', '| --- | --- | --- | --- |', ...lines].join('\n');
}

const spread = ({ median, least, most }: Spread, unit: (value: number) => string) =>
  `${unit(median)} (${unit(least)} to ${unit(most)})`;
const times = (value: number) => `${value.toFixed(2)} ×`;
const milliseconds = (value: number) => `${Math.round(value)} ms`;
const percent = (part: number) => `${(part * 100).toFixed(1)} %`;
const megabytes = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;
