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
  'rules-gone': 'stopped',
} as const satisfies Record<TroubleKind, keyof NoticeWishes>;

const SECOND = 1_000;
// A burst takes a few seconds to become one number.
const GATHER_MS = 5_000;
const COUNT_UP_MS = 10_000;
const SLOW_COUNT_UP_MS = 60_000;

/** Whether the user wants to hear of this kind at all. */
export const isWanted = (kind: TroubleKind, wishes: NoticeWishes) => wishes[switchOf[kind]];

/** The groups that may still be told, or that more may still join. */
export const stillKept = (groups: readonly TroubleGroup[], wishes: NoticeWishes, now: number) =>
  groups.filter(
    (group) =>
      isWanted(group.sample.kind, wishes) && (group.told < group.count || isLive(group, now)),
  );

/**
 * The groups to tell now: a new one once its first few seconds are over, so
 * that a burst is one number; one that grows, in its place, when it has doubled
 * or after a minute. Nothing in quiet hours: it is told after them.
 * @param now milliseconds since 1970
 * @returns `groups`: all that are to be kept, those marked as told that are told
 */
export function due(
  groups: readonly TroubleGroup[],
  wishes: NoticeWishes,
  now: number,
): { readonly telling: readonly TroubleGroup[]; readonly groups: readonly TroubleGroup[] } {
  const kept = stillKept(groups, wishes, now);
  if (quietUntil(wishes.quiet, now) !== undefined) return { telling: [], groups: kept };
  const telling = kept.filter((group) => waitOf(group, now) === 0);
  const marked = kept.map((group) =>
    telling.includes(group) ? { ...group, told: group.count, toldAt: now } : group,
  );
  return { telling, groups: marked };
}

/** Milliseconds until a group is to be told; undefined where all of it was. */
function waitOf({ count, told, firstAt, toldAt }: TroubleGroup, now: number): number | undefined {
  if (count <= told) return undefined;
  const at =
    told === 0
      ? firstAt + GATHER_MS
      : toldAt + (count >= 2 * told ? COUNT_UP_MS : SLOW_COUNT_UP_MS);
  const wait = at - now;
  // More than the longest there is: the clock was set back.
  return wait > SLOW_COUNT_UP_MS ? 0 : Math.max(0, wait);
}

/** The same hour twice means never; `22` to `7` goes over midnight. */
export function isQuiet(quiet: NoticeWishes['quiet'], hour: number): boolean {
  if (!quiet) return false;
  const { from, to } = quiet;
  return from <= to ? hour >= from && hour < to : hour >= from || hour < to;
}

/** When the quiet hours end that are now, by the local clock, in milliseconds since 1970. */
function quietUntil(quiet: NoticeWishes['quiet'], now: number): number | undefined {
  const at = new Date(now);
  if (!quiet || !isQuiet(quiet, at.getHours())) return undefined;
  at.setHours(quiet.to, 0, 0, 0);
  if (at.getTime() <= now) at.setDate(at.getDate() + 1);
  return at.getTime();
}

/** Milliseconds until `due` may have something to tell, at least a second; undefined where nothing waits. */
export function dueIn(
  groups: readonly TroubleGroup[],
  wishes: NoticeWishes,
  now: number,
): number | undefined {
  const waits = stillKept(groups, wishes, now)
    .map((group) => waitOf(group, now))
    .filter((wait) => wait !== undefined);
  if (waits.length === 0) return undefined;
  const quietFor = (quietUntil(wishes.quiet, now) ?? now) - now;
  return Math.max(SECOND, quietFor, Math.min(...waits));
}
