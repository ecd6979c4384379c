import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { diagnose } from '../../../main/doctor/reasons/explain.ts';
import { paraphrasedReasons } from './paraphrased-reasons.ts';
import { providerReasons } from './provider-reasons.ts';
import { unseenReasons } from './unseen-reasons.ts';

test.each([...unseenReasons, ...paraphrasedReasons, ...providerReasons])(
  '%s, IPv4 helps: %s: %s',
  (wanted, helps, reason) => {
    expect(diagnose(reason)).toMatchObject({ class: wanted, ipv4Helps: helps });
  },
);

const corpus = resolve(import.meta.dirname, '../../../../shared/corpus');
if (!existsSync(corpus)) console.log(`skipped: real reasons and reports (no ${corpus})`);

interface Report {
  readonly id: string;
  readonly strings: readonly string[];
  readonly ipv4_helps?: boolean;
}

describe.skipIf(!existsSync(corpus))('what people reported', () => {
  const reports: readonly Report[] = existsSync(corpus)
    ? JSON.parse(readFileSync(resolve(corpus, 'reports.json'), 'utf8'))
    : [];
  const judged = reports.filter(({ ipv4_helps }) => ipv4_helps !== undefined);

  // One report can hold lines of several connections: port 25 blocked over IPv4 outweighs
  // a missing IPv6 route, as in `suggestions`.
  test.each(judged.map((report) => [report.id, report] as const))('%s', (_, report) => {
    const found = report.strings.map((reason) => diagnose(reason));
    const ipv4IsDown = found.some((one) => one.class === 'network' && one.ipVersion === 4);
    const helps = !ipv4IsDown && found.some((one) => one.ipv4Helps === true);
    expect(helps).toBe(report.ipv4_helps);
  });
});

describe.skipIf(!existsSync(corpus))('real reasons met over IPv6', () => {
  const rows = existsSync(corpus)
    ? readFileSync(resolve(corpus, 'reasons.jsonl'), 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line))
        .filter((row) => row.ipv6_related)
    : [];

  test('are recognised as such', () => {
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter((row) => diagnose(row.reason).ipVersion !== 6)).toEqual([]);
  });
});
