import type { Trouble } from './trouble.ts';

/** Troubles of one cause and destination: one notification, however many there are. */
export interface TroubleGroup {
  /** Of the notification; one that comes with the same id replaces the earlier one. */
  readonly id: string;
  readonly key: string;
  /** What all in it have in common, with one exact reason. */
  readonly sample: Omit<Trouble, 'count' | 'queueId' | 'destination'>;
  readonly count: number;
  /** Messages by destination, the first few; `elsewhere` counts the rest. */
  readonly destinations: Readonly<Record<string, number>>;
  readonly elsewhere: number;
  /** Milliseconds since 1970, when Postbar saw them. */
  readonly firstAt: number;
  readonly lastAt: number;
  /** The count that was told last; 0 where nothing was. */
  readonly told: number;
  readonly toldAt: number;
  /** The messages in it that are still in the queue, so that one to several recipients counts once. */
  readonly recent: readonly string[];
}

const HOUR = 3_600_000;
const GROUP_GAP = 6 * HOUR;
const GROUP_LIFE = 24 * HOUR;
// Each goes when its message leaves the queue: the bound is for queues beyond it.
const MOST_RECENT = 2_000;
const MOST_DESTINATIONS = 20;
// So many groups of one kind and cause, then one for all other destinations; and so many of one
// kind, then one for all else: whatever comes, it is a handful of notifications.
const MOST_DESTINATION_GROUPS = 3;
const MOST_OF_KIND = 6;

/** Adds a trouble to the group it belongs to. Gives new values, changes none. */
export function gather(
  groups: readonly TroubleGroup[],
  trouble: Trouble,
  now: number,
): readonly TroubleGroup[] {
  const live = groups.filter((group) => isLive(group, now));
  const key = keyFor(live, trouble, now);
  const found = live.find((group) => group.key === key);
  if (!found) return [...groups, begin(key, trouble, now)];
  const next = join(found, trouble, now);
  return groups.map((group) => (group === found ? next : group));
}

/** The groups without the id of a message that has left the queue: nothing more comes of it. */
export function settle(groups: readonly TroubleGroup[], queueId: string): readonly TroubleGroup[] {
  return groups.map((group) =>
    group.recent.includes(queueId)
      ? { ...group, recent: group.recent.filter((id) => id !== queueId) }
      : group,
  );
}

/** Whether a trouble of the same key still joins this group. */
export const isLive = ({ firstAt, lastAt }: TroubleGroup, now: number) =>
  now - lastAt < GROUP_GAP && now - firstAt < GROUP_LIFE;

/** By cause and provider, or domain where nobody known answered. */
function keyFor(live: readonly TroubleGroup[], trouble: Trouble, now: number): string {
  const { kind, cause = '', provider, destination = '', service = '' } = trouble;
  // Each is news of its own.
  if (kind === 'stopped' || kind === 'rules-gone') return `${kind} ${now}`;
  if (kind === 'growing') return kind;
  const ofKind = `${kind} `;
  if (kind === 'service') return limited(live, ofKind, service, MOST_OF_KIND);
  const ofCause = `${kind} ${cause} `;
  const place = provider ?? destination;
  const known = [`${ofCause}${place}`, `${ofCause}*`].find((key) =>
    live.some((group) => group.key === key),
  );
  if (known !== undefined) return known;
  const isFull = live.filter(startsWith(ofKind)).length >= MOST_OF_KIND;
  return isFull ? `${ofKind}*` : limited(live, ofCause, place, MOST_DESTINATION_GROUPS);
}

function limited(live: readonly TroubleGroup[], prefix: string, name: string, most: number) {
  const key = prefix + name;
  const others = live.filter(startsWith(prefix));
  return others.length < most || others.some((group) => group.key === key) ? key : `${prefix}*`;
}

/** Whether a group is the one for all that had no more room for groups of their own. */
export const isOfMany = ({ key }: Pick<TroubleGroup, 'key'>) => key.endsWith(' *');

const startsWith = (prefix: string) => (group: TroubleGroup) => group.key.startsWith(prefix);

function begin(key: string, trouble: Trouble, now: number): TroubleGroup {
  const blank: TroubleGroup = {
    id: `${key} ${now}`,
    key,
    sample: sampleOf(key, trouble),
    count: 0,
    destinations: {},
    elsewhere: 0,
    firstAt: now,
    lastAt: now,
    told: 0,
    toldAt: 0,
    recent: [],
  };
  return join(blank, trouble, now);
}

/** The trouble without what the others in its group need not share. */
function sampleOf(key: string, trouble: Trouble): TroubleGroup['sample'] {
  const { kind, cause, provider, ipVersion, service, reason } = trouble;
  if (key === `${kind} *`) return { kind };
  return {
    kind,
    ...(cause ? { cause } : {}),
    ...(provider && !isOfMany({ key }) ? { provider } : {}),
    ...(ipVersion ? { ipVersion } : {}),
    ...(service === undefined ? {} : { service }),
    ...(reason === undefined ? {} : { reason }),
  };
}

function join(group: TroubleGroup, trouble: Trouble, now: number): TroubleGroup {
  const { kind, queueId, destination, count } = trouble;
  if (queueId !== undefined && group.recent.includes(queueId)) return { ...group, lastAt: now };
  return {
    ...group,
    ...counted(group, destination, count),
    ...tally(group, kind, count),
    lastAt: now,
    recent: queueId === undefined ? group.recent : [...group.recent, queueId].slice(-MOST_RECENT),
  };
}

/**
 * A sum, but the queue's growth is a size: growth that begins anew after the
 * queue has shrunk was not told. A service that dies is one trouble, however often
 * master(8) says so.
 */
function tally(
  { count, told }: TroubleGroup,
  kind: Trouble['kind'],
  more: number,
): Pick<TroubleGroup, 'count' | 'told'> {
  if (kind === 'growing') return { count: more, told: more < told ? 0 : told };
  if (kind === 'service') return { count: 1, told };
  return { count: count + more, told };
}

function counted(
  { destinations, elsewhere }: TroubleGroup,
  destination: string | undefined,
  count: number,
): Pick<TroubleGroup, 'destinations' | 'elsewhere'> {
  if (destination === undefined) return { destinations, elsewhere };
  const isKnown = Object.hasOwn(destinations, destination);
  if (!isKnown && Object.keys(destinations).length >= MOST_DESTINATIONS)
    return { destinations, elsewhere: elsewhere + count };
  const before = isKnown ? (destinations[destination] ?? 0) : 0;
  // Not by assignment: a domain may be called `__proto__`.
  const entries = Object.entries(destinations).filter(([name]) => name !== destination);
  return {
    destinations: Object.fromEntries([...entries, [destination, before + count]]),
    elsewhere,
  };
}
