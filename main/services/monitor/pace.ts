/** `open`: somebody looks at the panel; `normal`; `away`: nobody is at the computer. */
export type Attention = 'open' | 'normal' | 'away';

const SECOND = 1_000;
const wanted: Record<Attention, number> = {
  open: 3 * SECOND,
  normal: 20 * SECOND,
  away: 120 * SECOND,
};

// One part in fifty: 2% of one core over time, whatever the queue's size.
const REST = 50;
const LEAST = SECOND;
const MOST = 15 * 60 * SECOND;

/**
 * Milliseconds from the end of one look at the queue to the next: as often as
 * the attention deserves, but at least fifty times as long as the last look
 * took, and never more often than once a second.
 * @param costMs how long the last look took: wall time or CPU time, the greater
 */
export function nextLookIn(costMs: number, attention: Attention): number {
  return Math.min(MOST, Math.max(LEAST, wanted[attention], costMs * REST));
}
