import { providerById } from '../../doctor/providers.ts';
import type { Texts } from '../../texts/texts.ts';
import { isOfMany, type TroubleGroup } from './grouping.ts';

/** A place in the app a click leads to. */
export type NoticeTarget =
  | { readonly window: 'panel' }
  /** `at`: a cause's id, as in the queue glance. */
  | { readonly window: 'queue'; readonly at?: string };

/** A notification in words; one with the id of an earlier one takes its place, without a sound. */
export interface Notice {
  readonly id: string;
  readonly title: string;
  readonly body: string;
  readonly silent: boolean;
  readonly target: NoticeTarget;
}

/** Puts a group into words. Nothing of it is Postfix's own text but names of domains and services. */
export function noticeOf(group: TroubleGroup, texts: Texts): Notice {
  const { title, body } = wordsOf(group, texts);
  return { id: group.id, title, body, silent: group.told > 0, target: targetOf(group) };
}

function wordsOf(group: TroubleGroup, texts: Texts): { title: string; body: string } {
  const words = texts.notices;
  const { sample, count } = group;
  switch (sample.kind) {
    case 'stopped':
      return words.stopped;
    case 'rules-gone':
      return words.rulesGone;
    case 'growing':
      return words.growing(count);
    case 'service':
      if (isOfMany(group)) return words.services;
      return words.service(sample.service === undefined ? undefined : shown(sample.service));
    default:
      return { title: words[sample.kind](count, whereTo(group, texts)), body: why(group, texts) };
  }
}

/** What happened and what to do, as the explanation of the reason has it. */
function why({ sample }: TroubleGroup, texts: Texts): string {
  if (!sample.cause) return texts.notices.manyCauses;
  // In the reason's own words the diagnosis may come out differently: the cause is what was grouped by.
  const name = sample.provider && providerById(sample.provider)?.name;
  const { title, text } = texts.reasons.causes[sample.cause](texts.reasons.server(name));
  return `${title}. ${text}`;
}

/** `gmail.com`, `gmail.com and 2 other domains`, or nothing where it is not known. */
function whereTo({ destinations, elsewhere }: TroubleGroup, texts: Texts): string | undefined {
  const [first, ...others] = Object.entries(destinations).sort(([, a], [, b]) => b - a);
  if (!first) return undefined;
  return texts.notices.destinations(shown(first[0]), others.length, elsewhere > 0);
}

/** A name from mail or from the log: letters, digits, dots and hyphens of it, and not too many. */
function shown(name: string): string {
  const plain = name.replace(/[^\p{L}\p{N}._-]/gu, '?');
  return plain.length > 60 ? `${plain.slice(0, 59)}…` : plain;
}

function targetOf({ sample }: TroubleGroup): NoticeTarget {
  switch (sample.kind) {
    case 'waiting':
    case 'growing':
      return sample.cause ? { window: 'queue', at: sample.cause } : { window: 'queue' };
    default:
      return { window: 'panel' };
  }
}
