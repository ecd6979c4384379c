import { type Cause, causes, type ReasonClass } from './explanation.ts';
import { momentSignals } from './moment-signals.ts';
import { personSignals } from './person-signals.ts';
import { ownSignals, waySignals } from './postfix-signals.ts';
import type { ReasonFacts } from './reason-facts.ts';
import { ruleSignals } from './rule-signals.ts';
import type { Signal } from './signals.ts';
import { statusCodeSignals } from './status-code-signals.ts';
import { trustSignals } from './trust-signals.ts';

const replySignals = [
  ...waySignals,
  ...statusCodeSignals,
  ...personSignals,
  ...trustSignals,
  ...momentSignals,
  ...ruleSignals,
];

// What a program of this machine says (local, pipe) is worded like a reply.
const signalsOf: Record<ReasonFacts['place'], readonly Signal[]> = {
  reply: replySignals,
  greeting: replySignals,
  login: [],
  connection: [...ownSignals, ...waySignals],
  here: [...ownSignals, ...replySignals],
};

/**
 * The likeliest cause of a reason. Every signal found adds its weight to its cause;
 * the class with the most points wins, and in it the cause with the most. A sum, not
 * a list of known replies, so that a wording nobody has seen still falls somewhere
 * sensible. `unclear` where nothing speaks.
 */
export function likeliestCause(facts: ReasonFacts): Cause {
  if (facts.place === 'login') return 'relay-login';
  const points = new Map<Cause, number>();
  for (const signal of signalsOf[facts.place]) {
    if (signal.pattern.test(signal.inNames ? facts.names : facts.words))
      points.set(signal.cause, (points.get(signal.cause) ?? 0) + signal.weight);
  }
  return heaviest(points);
}

function heaviest(points: ReadonlyMap<Cause, number>): Cause {
  const ofClass = new Map<ReasonClass, number>();
  for (const [cause, weight] of points) {
    const name = causes[cause].class;
    ofClass.set(name, (ofClass.get(name) ?? 0) + weight);
  }
  // A stable sort: among equals, the order of `causes` decides.
  const [first] = (Object.keys(causes) as Cause[])
    .filter((cause) => points.has(cause))
    .map((cause) => ({
      cause,
      ofClass: ofClass.get(causes[cause].class) ?? 0,
      ofCause: points.get(cause) ?? 0,
    }))
    .sort((a, b) => b.ofClass - a.ofClass || b.ofCause - a.ofCause);
  return first?.cause ?? 'unclear';
}
