import { diagnose } from '../../doctor/reasons/explain.ts';
import { copied } from '../../postfix/lines.ts';
import type { LogEvent } from '../../postfix/log-event.ts';
import { domainOfAddress } from '../../postfix/queue-message.ts';
import { diagnosed, type Trouble } from './trouble.ts';

/** What a line of the log means to a person. */
export interface LogReading {
  /** True where it is about a report (a bounce, a delay warning): no mail anybody sent. */
  readonly isReport: boolean;
  readonly trouble?: Trouble;
}

const MOST_REMEMBERED = 5_000;
const LONGEST_REASON = 500;

interface Deferral {
  readonly destination: string | undefined;
  readonly reason: string;
}

/**
 * Reads events one by one, in the log's order. It remembers which messages are
 * reports, because the line of a delivery does not name the sender, and why a
 * message waited, because the line that says it expired does not.
 */
export function logTroubleReader(): (event: LogEvent) => LogReading {
  const reports = lastFew<true>(MOST_REMEMBERED);
  const deferrals = lastFew<Deferral>(MOST_REMEMBERED);
  return (event) => {
    const { queueId } = event;
    noteReports(event, reports);
    const isReport =
      event.from === '' || isDoubleBounce(event) || (queueId !== undefined && reports.has(queueId));
    if (queueId !== undefined && event.event === 'deferred' && event.reason !== undefined) {
      deferrals.set(copied(queueId), deferralOf(event));
    }
    const trouble = isReport ? undefined : troubleOf(event, deferrals.get(queueId ?? ''));
    return trouble ? { isReport, trouble } : { isReport };
  };
}

/** The null sender's mail, and what bounce(8) says it has made. */
function noteReports(event: LogEvent, reports: LastFew<true>): void {
  const { queueId, notificationId } = event;
  if (notificationId !== undefined) reports.set(copied(notificationId), true);
  if (queueId !== undefined && event.from === '' && event.event === 'queue-active') {
    reports.set(copied(queueId), true);
  }
}

/** Postfix's own address for mail that nobody is to answer (double_bounce_sender). */
function isDoubleBounce({ to, from }: LogEvent): boolean {
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

interface LastFew<T> {
  has(key: string): boolean;
  get(key: string): T | undefined;
  set(key: string, value: T): void;
}

/** A map that forgets its oldest entry where it grows beyond `most`. */
function lastFew<T>(most: number): LastFew<T> {
  const entries = new Map<string, T>();
  return {
    has: (key) => entries.has(key),
    get: (key) => entries.get(key),
    set: (key, value) => {
      entries.delete(key);
      entries.set(key, value);
      const [oldest] = entries.keys();
      if (entries.size > most && oldest !== undefined) entries.delete(oldest);
    },
  };
}
