import type { RuleOffer } from '../../preload/contract.ts';
import type { Rule } from './change.ts';
import type { DoctorWindow } from './doctor-window/doctor-window.ts';
import type { Reading } from './headline.ts';
import type { FindPostfix } from './postfix-in-use.ts';

// The domain whose refusals the recipe that goes round was written for.
const firstOffer: RuleOffer = { kind: 'domain', name: 'gmail.com' };

/**
 * Reads what the panel shows. A rule that was switched off stays in the list,
 * off, for as long as Postbar runs: who switched it off may want it back. One
 * that would have helped mail is offered for as long as the doctor says so.
 */
export function makeReading(
  find: FindPostfix,
  doctor: Pick<DoctorWindow, 'findings' | 'offers'>,
): () => Promise<Reading> {
  const known = new Map<string, RuleOffer>([[keyOf(firstOffer), firstOffer]]);
  return async () => {
    const postfix = await find();
    if (!postfix) return { installations: [], rules: [], offers: [], findings: [] };
    const { installation, installations } = postfix;
    const [state, rules, history] = await Promise.all([
      postfix.state(),
      postfix.rules.list(),
      postfix.rules.history(),
    ]);
    for (const { kind, name } of rules) known.set(keyOf({ kind, name }), { kind, name });
    const lastChange = history.find((change) => change.state === 'done');
    return {
      installation: { configDir: installation.configDir, version: installation.version, state },
      // The state is asked of the one in use only: asking the others costs commands each time.
      installations: installations.map(({ configDir, version }) => ({ configDir, version })),
      rules,
      offers: offersAmong([...known.values(), ...doctor.offers()], rules),
      findings: doctor.findings(state),
      ...(lastChange ? { lastChange } : {}),
    };
  };
}

function offersAmong(known: readonly RuleOffer[], rules: readonly Rule[]): RuleOffer[] {
  const taken = new Set(rules.map(keyOf));
  const offers = new Map(known.map((offer) => [keyOf(offer), offer]));
  return [...offers].filter(([key]) => !taken.has(key)).map(([, offer]) => offer);
}

const keyOf = ({ kind, name }: RuleOffer) => `${kind} ${name}`;
