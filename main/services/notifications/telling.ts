import { isLive, type TroubleGroup } from './grouping.ts';
import type { TroubleKind } from './trouble.ts';

/** What the user wants to be told, and when not. */
export interface NoticeWishes {
  readonly bounced: boolean;
  readonly waiting: boolean;
  readonly stopped: boolean;
  /** Hours of the day, 0 to 23: from the beginning of one to the beginning of the other. */
  readonly quiet?: { readonly from: number; readonly to: number };
}

const switchOf = {
  bounced: 'bounced',
  expired: 'bounced',
  waiting: 'waiting',
  growing: 'waiting',
  service: 'stopped',
  stopped: 'stopped',
} as const satisfies Record<TroubleKind, keyof NoticeWishes>;

// A burst takes a few seconds to become one number.
const GATHER_MS = 5_000;
const COUNT_UP_MS = 10_000;
const SLOW_COUNT_UP_MS = 60_000;

/**
 * The groups to tell now: a new one once its first few seconds are over, so
 * that a burst is one number; one that grows, in its place, when it has doubled
 * or after a minute. Nothing in quiet hours: it is told after them.
 * @param hour the local hour of the day, 0 to 23
 * @returns `groups`: all that are to be kept, those marked as told that are told
 */
export function due(
  groups: readonly TroubleGroup[],
  wishes: NoticeWishes,
  now: number,
  hour: number,
): { readonly telling: readonly TroubleGroup[]; readonly groups: readonly TroubleGroup[] } {
  const wanted = groups.filter(
    (group) => wishes[switchOf[group.sample.kind]] && isKept(group, now),
  );
  if (isQuiet(wishes.quiet, hour)) return { telling: [], groups: wanted };
  const telling = wanted.filter((group) => isDue(group, now));
  const marked = wanted.map((group) =>
    telling.includes(group) ? { ...group, told: group.count, toldAt: now } : group,
  );
  return { telling, groups: marked };
}

const isKept = (group: TroubleGroup, now: number) => group.told < group.count || isLive(group, now);

/** When a group is to be told, in milliseconds since 1970; undefined where all of it was. */
function dueAt({ count, told, firstAt, toldAt }: TroubleGroup): number | undefined {
  if (count <= told) return undefined;
  if (told === 0) return firstAt + GATHER_MS;
  return toldAt + (count >= 2 * told ? COUNT_UP_MS : SLOW_COUNT_UP_MS);
}

function isDue(group: TroubleGroup, now: number): boolean {
  const at = dueAt(group);
  return at !== undefined && at <= now;
}

/** The same hour twice means never; `22` to `7` goes over midnight. */
export function isQuiet(quiet: NoticeWishes['quiet'], hour: number): boolean {
  if (!quiet) return false;
  const { from, to } = quiet;
  return from <= to ? hour >= from && hour < to : hour >= from || hour < to;
}

/** Milliseconds until `due` may have something to tell; undefined where nothing waits. */
export function dueIn(groups: readonly TroubleGroup[], now: number): number | undefined {
  const moments = groups.map(dueAt).filter((at) => at !== undefined);
  return moments.length === 0 ? undefined : Math.max(0, Math.min(...moments) - now);
}
