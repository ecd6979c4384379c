import { diagnose } from '../../doctor/reasons/explain.ts';
import { copied } from '../../postfix/lines.ts';
import type { QueueMessage } from '../../postfix/queue-message.ts';
import { domainOfAddress } from '../../postfix/queue-message.ts';
import { reasonNormalizer } from '../../postfix/reason-normal.ts';
import type { PostfixState } from '../../postfix/state.ts';
import { diagnosed, type Trouble } from './trouble.ts';

/** Limits beyond which a person wants to know. */
export interface QueueLimits {
  /** Milliseconds in the queue. */
  readonly waitingMs: number;
  /** Messages. */
  readonly size: number;
  /** Milliseconds of standstill: a restart takes seconds, and who stops Postfix to do something knows. */
  readonly stoppedMs: number;
}

export const queueLimits: QueueLimits = {
  waitingMs: 4 * 3_600_000,
  size: 100,
  stoppedMs: 60_000,
};

/** What is remembered of earlier looks at the queue, over restarts too. */
export interface QueueMemory {
  /** Messages that arrived up to then have been told of if they waited too long. */
  readonly waitingUpTo?: number;
  /** The size the queue had when its growth was told. */
  readonly toldSize?: number;
  /** Since when Postfix has been seen stopped, and whether that was told. */
  readonly stopped?: { readonly since: number; readonly told: boolean };
}

/** Counts the messages that have begun to wait too long since the last look. */
export interface WaitingTally {
  add(message: QueueMessage): void;
  troubles(): readonly Trouble[];
  /** The moment of arrival up to which this tally looked. */
  readonly upTo: number;
}

const MOST_GROUPS = 200;

/**
 * Messages whose arrival lies between the last look's moment and this one's: one
 * number instead of a list of all that were told of, so nothing is told twice
 * or missed at any size of queue. What a person put on hold waits on purpose.
 *
 * At the very first look everything that is overdue already is one trouble: who
 * has just installed Postbar is told once, not once for each cause.
 */
export function waitingTally(memory: QueueMemory, limits: QueueLimits, now: number): WaitingTally {
  const { waitingUpTo } = memory;
  const limit = now - limits.waitingMs;
  // A moment that lies ahead is of a clock that was wrong.
  const from = waitingUpTo !== undefined && waitingUpTo > now ? limit : waitingUpTo;
  // A limit that was raised must not tell again what was told under the lower one.
  const upTo = Math.max(from ?? limit, limit);
  const normal = reasonNormalizer();
  const groups = new Map<string, WaitingGroup>();
  const groupOf = (destination: string, reason: string): WaitingGroup => {
    const isFull = groups.size >= MOST_GROUPS;
    const key = `${destination} ${normal(reason)}`;
    const found = groups.get(key) ?? (isFull ? groups.get('') : undefined);
    if (found) return found;
    const own = { destination: copied(destination), reason: copied(reason.slice(0, 500)) };
    const fresh = { count: 0, ...(isFull ? { destination: '', reason: '' } : own) };
    groups.set(isFull ? '' : copied(key), fresh);
    return fresh;
  };
  return {
    upTo,
    add: ({ arrivalTime, queueName, sender, recipients }) => {
      if (arrivalTime > upTo || (from !== undefined && arrivalTime <= from)) return;
      // A bounce that cannot be delivered is no new trouble.
      if (queueName === 'hold' || sender === 'MAILER-DAEMON') return;
      const first = recipients.find(({ reason }) => reason !== undefined) ?? recipients[0];
      groupOf(domainOfAddress(first?.address ?? '') ?? '', first?.reason ?? '').count++;
    },
    troubles: () => {
      const troubles = [...groups.values()].map(waitingTrouble);
      return waitingUpTo === undefined ? merged(troubles) : troubles;
    },
  };
}

interface WaitingGroup {
  count: number;
  readonly destination: string;
  readonly reason: string;
}

/** All as one, with the cause and the destination that all have in common. */
function merged(troubles: readonly Trouble[]): readonly Trouble[] {
  const [first, ...others] = troubles;
  if (!first || others.length === 0) return troubles;
  const count = troubles.reduce((sum, one) => sum + one.count, 0);
  const { kind, cause, provider, destination } = first;
  const all = (same: (other: Trouble) => boolean) => others.every(same);
  return [
    {
      kind,
      count,
      ...(cause && all((other) => other.cause === cause) ? { cause } : {}),
      ...(provider && all((other) => other.provider === provider) ? { provider } : {}),
      ...(destination && all((other) => other.destination === destination) ? { destination } : {}),
    },
  ];
}

function waitingTrouble({ count, destination, reason }: WaitingGroup): Trouble {
  return {
    kind: 'waiting',
    count,
    ...diagnosed(diagnose(reason, { status: 'deferred' })),
    reason,
    ...(destination ? { destination } : {}),
  };
}

/**
 * Growth past the limit: told once, again at twice the size, and anew after the
 * queue has gone below half the limit.
 */
export function growth(
  memory: QueueMemory,
  total: number,
  limits: QueueLimits,
): { readonly trouble?: Trouble; readonly memory: QueueMemory } {
  const { toldSize, ...rest } = memory;
  if (total < limits.size / 2) return { memory: rest };
  const next = toldSize === undefined ? limits.size : 2 * toldSize;
  if (total < next) return { memory };
  return { trouble: { kind: 'growing', count: total }, memory: { ...rest, toldSize: total } };
}

/** Postfix stopped for longer than the limit: told once, until it runs again. */
export function stoppage(
  memory: QueueMemory,
  state: PostfixState,
  limits: QueueLimits,
  now: number,
): { readonly trouble?: Trouble; readonly memory: QueueMemory } {
  const { stopped, ...rest } = memory;
  if (state === 'unknown') return { memory };
  if (state !== 'stopped') return { memory: rest };
  // A beginning that lies ahead is of a clock that was set back since.
  const isAhead = stopped !== undefined && stopped.since > now;
  if (!stopped || isAhead) {
    return { memory: { ...rest, stopped: { since: now, told: stopped?.told ?? false } } };
  }
  if (stopped.told || now - stopped.since < limits.stoppedMs) return { memory };
  return {
    trouble: { kind: 'stopped', count: 1 },
    memory: { ...rest, stopped: { ...stopped, told: true } },
  };
}
