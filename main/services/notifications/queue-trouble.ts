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
}

export const queueLimits: QueueLimits = { waitingMs: 4 * 3_600_000, size: 100 };

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
 */
export function waitingTally(memory: QueueMemory, limits: QueueLimits, now: number): WaitingTally {
  const from = memory.waitingUpTo ?? Number.NEGATIVE_INFINITY;
  const upTo = now - limits.waitingMs;
  const normal = reasonNormalizer();
  const groups = new Map<string, { count: number; destination: string; reason: string }>();
  return {
    upTo,
    add: ({ arrivalTime, queueName, sender, recipients }) => {
      if (arrivalTime <= from || arrivalTime > upTo) return;
      // A bounce that cannot be delivered is no new trouble.
      if (queueName === 'hold' || sender === 'MAILER-DAEMON') return;
      const first = recipients.find(({ reason }) => reason !== undefined) ?? recipients[0];
      const destination = domainOfAddress(first?.address ?? '') ?? '';
      const key = `${destination} ${normal(first?.reason ?? '')}`;
      const found = groups.get(key);
      if (found) found.count++;
      else if (groups.size < MOST_GROUPS) {
        const reason = copied((first?.reason ?? '').slice(0, 500));
        groups.set(copied(key), { count: 1, destination: copied(destination), reason });
      }
    },
    troubles: () => [...groups.values()].map(waitingTrouble),
  };
}

function waitingTrouble(group: { count: number; destination: string; reason: string }): Trouble {
  const { count, destination, reason } = group;
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

// A restart takes seconds; whoever stops Postfix to do something wants no notice of it at once.
const STOPPED_FOR = 60_000;

/** Postfix stopped for a minute: told once, until it runs again. */
export function stoppage(
  memory: QueueMemory,
  state: PostfixState,
  now: number,
): { readonly trouble?: Trouble; readonly memory: QueueMemory } {
  const { stopped, ...rest } = memory;
  if (state === 'unknown') return { memory };
  if (state !== 'stopped') return { memory: rest };
  if (!stopped) return { memory: { ...rest, stopped: { since: now, told: false } } };
  if (stopped.told || now - stopped.since < STOPPED_FOR) return { memory };
  return {
    trouble: { kind: 'stopped', count: 1 },
    memory: { ...rest, stopped: { ...stopped, told: true } },
  };
}
