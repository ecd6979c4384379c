import type { FindingView, ReachabilityView, RuleOffer } from '../../../preload/contract.ts';
import type { Facts } from '../../doctor/facts.ts';
import { inWords, type Severity } from '../../doctor/finding.ts';
import { findAll } from '../../doctor/findings/all-findings.ts';
import { inLines } from '../../doctor/reachability/lines.ts';
import { suggestedRules } from '../../doctor/suggested-rules.ts';
import type { Texts } from '../../texts/texts.ts';
import type { Examination } from '../doctor.ts';
import { reportText } from '../doctor-report.ts';

/** An examination in one language, as the windows show it. */
export interface Worded {
  /** The worst first. */
  readonly findings: readonly FindingView[];
  readonly reachability: readonly ReachabilityView[];
  /** For a helper or a forum, with addresses masked. */
  readonly report: string;
}

const severities: Record<Severity, FindingView['severity']> = {
  problem: 'bad',
  warning: 'attention',
  info: 'info',
};

/**
 * Puts an examination into words. The language may change after it, so what was
 * found is put into words, not what was said of it then.
 * @param number of the examination; goes into the lines' ids, so that no id means another line later
 */
export function worded({ facts, reachability }: Examination, number: number, texts: Texts): Worded {
  const findings = findAll(facts).map((found) => inWords(texts, found));
  const outside = inLines(reachability, texts);
  return {
    findings: findings.map(({ id, severity, title, why, evidence, fix }) => ({
      id,
      severity: severities[severity],
      title,
      why,
      evidence: evidence.map(({ source, text }) => `${source}: ${text}`),
      ...(fix ? { fix: { label: fix.label } } : {}),
    })),
    reachability: outside.lines.map(({ state, text, ask }, at) => ({
      id: `${number}.${at}`,
      state,
      text,
      ...(ask ? { ask: { ...ask, whom: texts.reachability.whom[ask.whom] } } : {}),
    })),
    report: reportText(facts, findings, outside, texts),
  };
}

/** The rules that would have helped mail that did not go. */
export const offersOf = (facts: Facts): readonly RuleOffer[] =>
  suggestedRules(facts).map(({ kind, name }) => ({ kind, name }));
