import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changeIdAfter, changeIdForm } from '../../../main/services/change-id.ts';

test('is the time of day, to the millisecond', () => {
  const id = changeIdAfter(undefined, Date.UTC(2026, 10, 28, 22, 5, 9, 7));
  expect(id).toMatch(/^20261128T220509Z-007[a-f0-9]{3}$/);
});

test('sorts behind the newest, whatever the clock says', () => {
  const times = fc.array(fc.integer({ min: 0, max: Date.UTC(2100, 0) }), { minLength: 2 });
  fc.assert(
    fc.property(times, (clock) => {
      let newest: string | undefined;
      for (const now of clock) {
        const id = changeIdAfter(newest, now);
        expect(id).toMatch(changeIdForm);
        if (newest !== undefined) expect(id > newest).toBe(true);
        newest = id;
      }
    }),
  );
});

test('sorts behind a name of before, which has six digits at random', () => {
  const digits = fc.stringMatching(/^[a-f0-9]{6}$/);
  const now = Date.UTC(2026, 10, 28, 23, 59, 59, 999);
  fc.assert(
    fc.property(digits, (random) => {
      const old = `20261128T235959Z-${random}`;
      expect(changeIdAfter(old, now) > old).toBe(true);
    }),
  );
});
