import { diagnose } from '../../doctor/reasons/explain.ts';
import { copied } from '../../postfix/lines.ts';
import type { LogEvent } from '../../postfix/log-event.ts';
import { domainOfAddress } from '../../postfix/queue-message.ts';
import { lastFew } from '../last-few.ts';
import { diagnosed, type Trouble } from './trouble.ts';

/** What a line of the log means to a person. */
export interface LogReading {
  readonly trouble?: Trouble;
  /** The id of a message that was told of as trouble and has now left the queue. */
  readonly settled?: string;
}

/** What is remembered of earlier lines, over restarts too. */
export interface LogMemory {
  /** Why a message waits, by its queue id. */
  readonly deferrals: readonly (readonly [queueId: string, deferral: Deferral])[];
}

export interface Deferral {
  readonly destination?: string | undefined;
  readonly reason: string;
}

/** Reads the log's events one by one, in its order; those about reports are left out before. */
export interface LogTroubleReader {
  read(event: LogEvent): LogReading;
  kept(): LogMemory;
}

// A message's entries go when it leaves the queue: these bounds are for queues beyond them.
const MOST_REMEMBERED = 5_000;
const MOST_KEPT_DEFERRALS = 500;
const LONGEST_REASON = 500;

/**
 * Remembers why a message waited, because the line that says it expired does not.
 * @param troubled ids of messages told of before that may still be in the queue
 */
export function logTroubleReader(
  memory: LogMemory = { deferrals: [] },
  troubled: readonly string[] = [],
): LogTroubleReader {
  const deferrals = lastFew<Deferral>(MOST_REMEMBERED, memory.deferrals);
  const open = lastFew<true>(MOST_REMEMBERED, withTrue(troubled));
  return {
    read: (event) => {
      const { queueId = '' } = event;
      if (event.event === 'removed') {
        deferrals.delete(queueId);
        return open.delete(queueId) ? { settled: copied(queueId) } : {};
      }
      if (event.event === 'deferred' && event.reason !== undefined && queueId !== '') {
        deferrals.set(copied(queueId), deferralOf(event));
      }
      const trouble = troubleOf(event, deferrals.get(queueId));
      if (trouble?.queueId !== undefined) open.set(trouble.queueId, true);
      return trouble ? { trouble } : {};
    },
    kept: () => ({
      deferrals: deferrals.newest(MOST_KEPT_DEFERRALS),
    }),
  };
}

const withTrue = (ids: readonly string[]) => ids.map((id) => [id, true] as const);

function troubleOf(event: LogEvent, deferral: Deferral | undefined): Trouble | undefined {
  switch (event.event) {
    case 'bounced':
      return returned('bounced', event, deferralOf(event));
    case 'expired':
      return returned('expired', event, deferral ?? deferralOf(event));
    case 'service-dying':
    case 'service-throttled':
    case 'transport-unavailable':
      return serviceTrouble(event);
    default:
      return undefined;
  }
}

function returned(kind: 'bounced' | 'expired', event: LogEvent, deferral: Deferral): Trouble {
  const { destination, reason } = deferral;
  const { relayHost, relayIp, ipVersion, dsn, status } = event;
  const context = {
    ...(relayHost === undefined ? {} : { relayHost }),
    ...(relayIp === undefined ? {} : { relayIp }),
    ...(ipVersion === undefined ? {} : { ipVersion }),
    ...(dsn === undefined ? {} : { dsn }),
    ...(status === undefined ? {} : { status }),
  };
  return {
    kind,
    count: 1,
    ...diagnosed(diagnose(reason, context)),
    reason,
    ...(destination === undefined ? {} : { destination }),
    ...(event.queueId === undefined ? {} : { queueId: copied(event.queueId) }),
  };
}

function serviceTrouble({ service, reason }: LogEvent): Trouble {
  return {
    kind: 'service',
    count: 1,
    ...(service === undefined ? {} : { service: copied(service.slice(0, 100)) }),
    ...(reason === undefined ? {} : { reason: copied(reason.slice(0, LONGEST_REASON)) }),
  };
}

const deferralOf = (event: LogEvent): Deferral => ({
  destination: destinationOf(event),
  reason: reasonOf(event),
});

function destinationOf({ to }: LogEvent): string | undefined {
  const domain = to === undefined ? undefined : domainOfAddress(to);
  return domain === undefined ? undefined : copied(domain.slice(0, 255));
}

const reasonOf = ({ reason }: LogEvent) => copied((reason ?? '').slice(0, LONGEST_REASON));
