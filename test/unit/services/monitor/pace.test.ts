import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayCounts } from '../../../../main/services/monitor/activity.ts';
import { nextLookIn } from '../../../../main/services/monitor/pace.ts';

test.each([
  [5, 'open', 3_000],
  [5, 'normal', 20_000],
  [5, 'away', 120_000],
  [1_000, 'open', 50_000],
  [1_000, 'away', 120_000],
  [60_000, 'normal', 900_000],
] as const)('a look of %i ms, %s: the next in %i ms', (cost, attention, expected) => {
  expect(nextLookIn(cost, attention)).toBe(expected);
});

test('never more than 2% of one core, never faster than a second, never forgotten', () => {
  const cost = fc.double({ min: 0, max: 18_000, noNaN: true });
  fc.assert(
    fc.property(cost, fc.constantFrom('open', 'normal', 'away'), (ms, attention) => {
      const pause = nextLookIn(ms, attention);
      expect(pause).toBeGreaterThanOrEqual(1_000);
      expect(ms / pause).toBeLessThanOrEqual(0.02);
    }),
  );
});

const HALF_HOUR = 30 * 60_000;
const now = Date.UTC(2026, 4, 12, 9, 41);

test('a day in half hours, kept over a restart', () => {
  const counts = dayCounts();
  counts.add({ event: 'sent', time: now }, now);
  counts.add({ event: 'sent', time: now - HALF_HOUR }, now);
  counts.add({ event: 'expired', time: now - HALF_HOUR }, now);
  counts.add({ event: 'soft-bounced', time: undefined }, now);
  counts.add({ event: 'removed', time: now }, now);
  counts.add({ event: 'sent', time: now - 25 * 2 * HALF_HOUR }, now);
  counts.add({ event: 'sent', time: now + 3 * HALF_HOUR }, now);
  const again = dayCounts(JSON.parse(JSON.stringify(counts.kept())));
  const { bucketMs, buckets, totals } = again.activity(now);
  expect({ bucketMs, totals, length: buckets.length }).toEqual({
    bucketMs: HALF_HOUR,
    totals: { sent: 2, deferred: 1, bounced: 1 },
    length: 48,
  });
  expect(buckets.slice(-2)).toEqual([
    { at: Date.UTC(2026, 4, 12, 9), sent: 1, deferred: 0, bounced: 1 },
    { at: Date.UTC(2026, 4, 12, 9, 30), sent: 1, deferred: 1, bounced: 0 },
  ]);
  expect(again.activity(now + 48 * HALF_HOUR).totals).toEqual({ sent: 0, deferred: 0, bounced: 0 });
});
