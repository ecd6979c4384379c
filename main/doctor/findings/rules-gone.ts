import { findRules } from '../../rules/found-rules.ts';
import type { Facts } from '../facts.ts';
import type { Found } from '../finding.ts';

/** Rules that Postbar set are not in the files any more: an update put the stock files back. */
export function rulesGone({ reading, wantedRules, place }: Facts): Found[] {
  if (!reading.ok) return [];
  const there = findRules(reading.configuration)
    .filter(({ faults }) => !faults.some(({ code }) => /-not-named$|^service-missing$/.test(code)))
    .map(({ kind, name }) => (kind === 'provider' ? `provider:${name}` : name));
  const gone = wantedRules.filter((name) => !there.includes(name));
  if (gone.length === 0) return [];
  return [
    {
      kind: 'rules-gone',
      subject: '',
      severity: 'problem',
      evidence: gone.map((name) => ({ source: place.configDir, text: `no rule for ${name}` })),
      remedy: { by: 'rules', names: gone, retry: 'all' },
    },
  ];
}
