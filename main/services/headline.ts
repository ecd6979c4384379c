import type { AppState, Headline } from '../../preload/contract.ts';
import { textsFor } from '../texts/texts.ts';

/** What was read, before a sentence is made of it. */
export type Reading = Pick<
  AppState,
  'installation' | 'installations' | 'rules' | 'offers' | 'findings' | 'queue' | 'activity'
> &
  Pick<AppState, 'lastChange'>;

/**
 * The one sentence: the most pressing thing first. What a user can cure comes
 * before what only has to be waited for.
 */
export function headlineOf(reading: Reading, locale: AppState['locale']): Headline {
  const words = textsFor(locale).overview;
  const { installation, rules, findings, queue, activity } = reading;
  if (!installation) return { tone: 'neutral', ...words.noPostfix };
  const broken = rules.find(({ state }) => state === 'broken');
  if (broken) return { tone: 'attention', ...words.broken(broken.name) };
  if (installation.state === 'stopped') return { tone: 'bad', ...words.stopped };
  const returned = activity?.totals.bounced ?? 0;
  const waiting = queue?.total ?? 0;
  if (returned > 0) return { tone: 'attention', ...words.returned(returned, waiting) };
  const pressing = findings.find(({ severity }) => severity !== 'info');
  if (pressing) {
    const tone = pressing.severity === 'bad' ? 'bad' : 'attention';
    return { tone, title: pressing.title, detail: words.seeBelow };
  }
  if (waiting > 0) return { tone: 'neutral', ...words.waiting(waiting) };
  if (installation.state === 'asleep') return { tone: 'asleep', ...words.asleep };
  const on = rules.filter(({ state, kind }) => state === 'on' && kind === 'domain');
  return { tone: 'good', ...words.fine(on.map(({ name }) => name)) };
}
