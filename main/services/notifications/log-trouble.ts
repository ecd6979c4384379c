import { diagnose } from '../../doctor/reasons/explain.ts';
import { copied } from '../../postfix/lines.ts';
import type { LogEvent } from '../../postfix/log-event.ts';
import { domainOfAddress } from '../../postfix/queue-message.ts';
import { type LastFew, lastFew } from '../last-few.ts';
import { diagnosed, type Trouble } from './trouble.ts';

/** What a line of the log means to a person. */
export interface LogReading {
  readonly trouble?: Trouble;
  /** The id of a message that was told of as trouble and has now left the queue. */
  readonly settled?: string;
}

/** What is remembered of earlier lines, over restarts too. */
export interface LogMemory {
  /** Queue ids of reports: bounces, delay warnings. */
  readonly reports: readonly string[];
  /** Why a message waits, by its queue id. */
  readonly deferrals: readonly (readonly [queueId: string, deferral: Deferral])[];
}

export interface Deferral {
  readonly destination?: string | undefined;
  readonly reason: string;
}

/** Reads the log's events one by one, in its order. */
export interface LogTroubleReader {
  read(event: LogEvent): LogReading;
  kept(): LogMemory;
}

// A message's entries go when it leaves the queue: these bounds are for queues beyond them.
const MOST_REMEMBERED = 5_000;
const MOST_KEPT_REPORTS = 2_000;
const MOST_KEPT_DEFERRALS = 500;
const LONGEST_REASON = 500;

/**
 * Remembers which messages are reports, because the line of a delivery does not
 * name the sender, and why a message waited, because the line that says it
 * expired does not.
 * @param troubled ids of messages told of before that may still be in the queue
 */
export function logTroubleReader(
  memory: LogMemory = { reports: [], deferrals: [] },
  troubled: readonly string[] = [],
): LogTroubleReader {
  const reports = lastFew<true>(MOST_REMEMBERED, withTrue(memory.reports));
  const deferrals = lastFew<Deferral>(MOST_REMEMBERED, memory.deferrals);
  const open = lastFew<true>(MOST_REMEMBERED, withTrue(troubled));
  return {
    read: (event) => {
      const { queueId = '' } = event;
      if (event.event === 'removed') {
        reports.delete(queueId);
        deferrals.delete(queueId);
        return open.delete(queueId) ? { settled: copied(queueId) } : {};
      }
      noteReports(event, reports);
      if (isReport(event, reports)) return {};
      if (event.event === 'deferred' && event.reason !== undefined && queueId !== '') {
        deferrals.set(copied(queueId), deferralOf(event));
      }
      const trouble = troubleOf(event, deferrals.get(queueId));
      if (trouble?.queueId !== undefined) open.set(trouble.queueId, true);
      return trouble ? { trouble } : {};
    },
    kept: () => ({
      reports: reports.newest(MOST_KEPT_REPORTS).map(([id]) => id),
      deferrals: deferrals.newest(MOST_KEPT_DEFERRALS),
    }),
  };
}

const withTrue = (ids: readonly string[]) => ids.map((id) => [id, true] as const);

/** The null sender's mail, and what bounce(8) says it has made. */
function noteReports(event: LogEvent, reports: LastFew<true>): void {
  const { queueId, notificationId } = event;
  if (notificationId !== undefined) reports.set(copied(notificationId), true);
  if (queueId !== undefined && event.from === '' && event.event === 'queue-active') {
    reports.set(copied(queueId), true);
  }
}

/** About a report, which is no mail anybody sent, or to Postfix's own address for such mail (double_bounce_sender). */
function isReport({ from, to, queueId }: LogEvent, reports: LastFew<true>): boolean {
  if (from === '' || (queueId !== undefined && reports.has(queueId))) return true;
  return (to?.startsWith('double-bounce@') || from?.startsWith('double-bounce@')) ?? false;
}

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
