import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayCounts } from '../../../../main/services/monitor/activity.ts';
import { nextLookIn, owedAfter } from '../../../../main/services/monitor/pace.ts';

test.each([
  [0, 'open', 3_000],
  [100_000, 'open', 3_000],
  [100_000, 'normal', 20_000],
  [0, 'away', 120_000],
  [200_000, 'open', 80_000],
  [200_000, 'away', 120_000],
  [5_000_000, 'normal', 900_000],
] as const)('%i ms of rest owed, %s: the next look in %i ms', (owed, attention, expected) => {
  expect(nextLookIn(owed, attention)).toBe(expected);
});

test('over time never more than 2% of one core, never faster than a second, never forgotten', () => {
  const costs = fc.array(fc.double({ min: 0, max: 18_000, noNaN: true }), { minLength: 100 });
  fc.assert(
    fc.property(costs, fc.constantFrom('open', 'normal', 'away'), (looks, attention) => {
      let [owed, since, passed, spent] = [0, 0, 0, 0];
      for (const cost of looks) {
        owed = owedAfter(owed, cost, since + cost);
        since = nextLookIn(owed, attention);
        expect(since).toBeGreaterThanOrEqual(1_000);
        passed += cost + since;
        spent += cost;
      }
      // What may be made up for later, beside the 2% of a quarter of an hour cut short.
      expect(spent).toBeLessThanOrEqual(0.02 * (passed + 120_000) + 1);
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
