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
// Somebody opens the panel, sees, and closes it again: that much rest may be made up for later.
const MOST_OWED = 120 * SECOND;

/** What is still owed of rest, in milliseconds, after a look. */
export type Owed = number;

/**
 * Rest that is owed once a look has ended: fifty times as long as it took,
 * besides what was owed before and has not been rested since.
 * @param costMs how long the look took: what it cost on the wall and in this process
 * @param sinceMs how long ago the look before had ended
 */
export function owedAfter(owed: Owed, costMs: number, sinceMs: number): Owed {
  return Math.max(0, owed - sinceMs) + costMs * REST;
}

/**
 * Milliseconds from the end of one look at the queue to the next: as often as
 * the attention deserves, as long as not too much rest is owed, and never more
 * often than once a second.
 */
export function nextLookIn(owed: Owed, attention: Attention): number {
  return Math.min(MOST, Math.max(LEAST, wanted[attention], owed - MOST_OWED));
}
