import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foreignConfiguration } from './foreign-configuration.ts';
import { generatedFiles } from './generated-files.ts';
import { roundTrip } from './round-trip.ts';

// A configuration takes seconds: `npm run test:faults` makes many.
const runs = Math.max(4, Math.round(200 / Number(process.env.POSTBAR_FAULT_STEP ?? '1')));

// Postfix cannot read what was generated, or an entry of it routes the domain already.
const reasons =
  /fatal:|already has a route of its own|no usual delivery service|does something else/;

test('generated configurations: only the lines meant differ, and every byte comes back', async () => {
  let through = 0;
  const refusals: string[] = [];
  await fc.assert(
    fc.asyncProperty(generatedFiles, async (files) => {
      const configuration = foreignConfiguration(files);
      try {
        const outcome = await roundTrip(configuration, false);
        if (outcome.refused === undefined) through += 1;
        else refusals.push(outcome.message);
      } finally {
        configuration.remove();
      }
    }),
    // Shrinking would make hundreds more: the seed is printed, and enough.
    { numRuns: runs, endOnFailure: true },
  );
  console.log(
    `faults: ${runs} generated configurations: ${through} on, off and undone, ${refusals.length} refused`,
  );
  for (const message of refusals) expect(message).toMatch(reasons);
  expect(through).toBeGreaterThan(runs / 2);
}, 7_200_000);
