import type { Cause } from './explanation.ts';

/** A hint at a cause: where `words` is found, `weight` points speak for it. */
export interface Signal {
  readonly cause: Cause;
  /** 1: a faint hint. 3: usual. 6: says so outright. 9 and more: nothing else can be meant. */
  readonly weight: number;
  readonly words: RegExp;
  /** Looked for in links and host names instead of in the sentences. */
  readonly inNames?: true;
}

/** A row of a table of signals, as it is written down. */
type Row = readonly [cause: Cause, weight: number, words: RegExp];

export const sentences = (rows: readonly Row[]): readonly Signal[] =>
  rows.map(([cause, weight, words]) => ({ cause, weight, words }));

export const names = (rows: readonly Row[]): readonly Signal[] =>
  rows.map(([cause, weight, words]) => ({ cause, weight, words, inNames: true }));
