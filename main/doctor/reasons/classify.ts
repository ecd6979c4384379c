import { type Cause, causes, type ReasonClass } from './explanation.ts';
import { momentSignals } from './moment-signals.ts';
import { personSignals } from './person-signals.ts';
import { postfixSignals } from './postfix-signals.ts';
import type { ReasonFacts } from './reason-facts.ts';
import { ruleSignals } from './rule-signals.ts';
import { statusCodeSignals } from './status-code-signals.ts';
import { trustSignals } from './trust-signals.ts';

const everywhere = [
  ...postfixSignals,
  ...statusCodeSignals,
  ...personSignals,
  ...trustSignals,
  ...momentSignals,
  ...ruleSignals,
];

/**
 * The likeliest cause of a reason. Every signal found adds its weight to its cause;
 * the class with the most points wins, and in it the cause with the most. A sum, not
 * a list of known replies, so that a wording nobody has seen still falls somewhere
 * sensible. `unclear` where nothing speaks.
 */
export function likeliestCause(facts: ReasonFacts): Cause {
  if (facts.place === 'login') return 'relay-login';
  const points = new Map<Cause, number>();
  for (const signal of facts.place === 'connection' ? postfixSignals : everywhere) {
    if (signal.pattern.test(signal.inNames ? facts.names : facts.words))
      points.set(signal.cause, (points.get(signal.cause) ?? 0) + signal.weight);
  }
  const ofClass = new Map<ReasonClass, number>();
  for (const [cause, weight] of points) {
    const name = causes[cause].class;
    ofClass.set(name, (ofClass.get(name) ?? 0) + weight);
  }
  let likeliest: Cause = 'unclear';
  let most = { ofClass: 0, ofCause: 0 };
  for (const cause of Object.keys(causes) as Cause[]) {
    const now = { ofClass: ofClass.get(causes[cause].class) ?? 0, ofCause: points.get(cause) ?? 0 };
    const more =
      now.ofClass > most.ofClass || (now.ofClass === most.ofClass && now.ofCause > most.ofCause);
    if (now.ofCause > 0 && more) {
      likeliest = cause;
      most = now;
    }
  }
  return likeliest;
}
