import { goneRules } from '../../rules/gone-rules.ts';
import { writtenName } from '../../rules/rule-name.ts';
import type { Facts } from '../facts.ts';
import type { Found } from '../finding.ts';

/** Rules that Postbar set are not in the files any more: an update put the stock files back. */
export function rulesGone({ reading, wantedRules }: Facts): Found[] {
  if (!reading.ok) return [];
  const gone = goneRules(reading.configuration, wantedRules);
  if (gone.length === 0) return [];
  const names = gone.map(writtenName);
  // Rules that went together lack the same lines: each once, and the names with the first.
  const lines = new Map(
    gone.flatMap(({ missing }) => missing.map((one) => [`${one.file} ${one.what}`, one])),
  );
  return [
    {
      kind: 'rules-gone',
      subject: '',
      severity: 'problem',
      evidence: [
        { source: 'IPv4', text: names.join(', ') },
        ...[...lines.values()].map(({ file, what }) => ({ source: file, text: what })),
      ],
      remedy: { by: 'rules', names, retry: 'all' },
    },
  ];
}
