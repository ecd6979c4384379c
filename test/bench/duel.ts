import type { Cost } from './measured.ts';

/** Postbar and its peer at the same task. */
export interface Duel {
  readonly task: string;
  /** The goal: our time divided by the peer's; none where the duel is there to compare. */
  readonly most?: number;
  /** The goal for our memory. */
  readonly mostBytes?: number;
  readonly ours: () => Promise<Cost>;
  readonly peer: () => Promise<Cost>;
  readonly rounds: number;
}

/** The middle, the smallest and the greatest of several runs. */
export interface Spread {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

export interface DuelResult extends Pick<Duel, 'task' | 'most' | 'mostBytes'> {
  readonly oursMs: Spread;
  readonly peerMs: Spread;
  /** Our time divided by the peer's, round by round. */
  readonly ratio: Spread;
  readonly peakBytes: number;
}

/**
 * Runs both in turns, so that whatever else the machine does meets both alike,
 * and compares them round by round. A first round, not counted, fills the
 * system's caches for both.
 */
export async function fight({ ours, peer, rounds, ...goals }: Duel): Promise<DuelResult> {
  await peer();
  await ours();
  const pairs: { readonly ours: Cost; readonly peer: Cost }[] = [];
  for (let round = 0; round < rounds; round++) {
    const first = round % 2 === 0 ? await ours() : undefined;
    const other = await peer();
    pairs.push({ ours: first ?? (await ours()), peer: other });
  }
  return {
    ...goals,
    oursMs: spreadOf(pairs.map((pair) => pair.ours.ms)),
    peerMs: spreadOf(pairs.map((pair) => pair.peer.ms)),
    ratio: spreadOf(pairs.map((pair) => pair.ours.ms / pair.peer.ms)),
    peakBytes: Math.max(...pairs.map((pair) => pair.ours.peakBytes)),
  };
}

/** Of an even number of values, the greater of the two in the middle. */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((one, other) => one - other);
  const at = (index: number) => sorted[index] ?? Number.NaN;
  return {
    median: at(Math.floor(sorted.length / 2)),
    least: at(0),
    most: at(sorted.length - 1),
  };
}
