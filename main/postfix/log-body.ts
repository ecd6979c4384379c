import { decimalAt } from './decimal.ts';
import { addressEnd, addressText, readEnds } from './log-address.ts';
import { readAttempt } from './log-attempt.ts';
import { readComplaint } from './log-complaint.ts';
import type { LogEvent } from './log-event.ts';
import { readRejection } from './log-reject.ts';
import { eventOfStatus, readDelivery, readStatus } from './log-status.ts';
import { queueIdEnd } from './queue-id.ts';

/**
 * Reads what Postfix said, from `start` to the end of the text, into an event
 * whose time and writer are known already. Never fails; a body of no known form
 * is kept as `text`.
 */
export function readBody(body: string, start: number, event: LogEvent): void {
  const end = queueIdEnd(body, start);
  let at = start;
  if (end > 0) {
    event.queueId = body.slice(start, end);
    at = body.charCodeAt(end + 1) === BLANK ? end + 2 : end + 1;
  }
  if (readKnown(body, at, event)) return;
  event.text = body.slice(at);
  // Header checks, filters and warnings about a refusal name both ends of the mail:
  // `…; from=<a> to=<b> proto=ESMTP helo=<c>`.
  if (body.charCodeAt(body.length - 1) !== GREATER) return;
  const tail = body.indexOf('; from=<', at);
  if (tail >= 0) readEnds(body, tail + 2, event);
}

const BLANK = 32;
const GREATER = 62;

/** Tries the forms by the character they begin with; false where none fits. */
function readKnown(body: string, at: number, event: LogEvent): boolean {
  switch (body.charAt(at)) {
    case 't':
      if (body.startsWith('to=', at)) return readDelivery(body, at, event);
      return readMaster(body, at, event);
    case 'f':
      if (body.startsWith('from=', at)) return readSender(body, at, event);
      return readComplaint(body, at, event);
    case 'r':
      if (body.length === at + 7 && body.startsWith('removed', at)) return named(event, 'removed');
      return readRejection(body, at, event) || readMaster(body, at, event);
    case 's':
      return readLoneStatus(body, at, event) || readNotification(body, at, event);
    case 'p':
      return (
        readNotification(body, at, event) ||
        readRejection(body, at, event) ||
        readComplaint(body, at, event)
      );
    case 'w':
    case 'e':
      return readComplaint(body, at, event);
    case 'm':
      if (body.startsWith('message-id=', at)) return false;
      return readRejection(body, at, event) || readMaster(body, at, event);
    case 'd':
      return readMaster(body, at, event);
    case 'h':
    case 'S':
    case 'c':
    case 'l':
      return readAttempt(body, at, event);
    default:
      return false;
  }
}

function named(event: LogEvent, name: LogEvent['event']): true {
  event.event = name;
  return true;
}

/**
 * qmgr: `from=<a>, size=N, nrcpt=N (queue active)` (qmgr/qmgr_message.c) and
 * `from=<a>, status=expired, returned to sender` (qmgr/qmgr_active.c).
 */
function readSender(body: string, at: number, event: LogEvent): boolean {
  const end = addressEnd(body, at + 5);
  event.from = addressText(body, at + 5, end);
  if (body.startsWith(', status=', end)) {
    const comma = body.indexOf(',', end + 9);
    event.status = body.slice(end + 9, comma < 0 ? body.length : comma);
    event.event = eventOfStatus(event.status);
    if (comma > 0) event.reason = body.slice(comma + 1).trim();
    return true;
  }
  if (!body.startsWith(', size=', end)) return false;
  event.size = decimalAt(body, end + 7);
  const count = body.indexOf('nrcpt=', end);
  if (count > 0) event.recipients = decimalAt(body, count + 6);
  return named(event, 'queue-active');
}

/** qmgr: `status=deferred (bounce failed)`, without a recipient. */
function readLoneStatus(body: string, at: number, event: LogEvent): boolean {
  if (!body.startsWith('status=', at)) return false;
  readStatus(body, at + 7, event);
  return true;
}

/** bounce: `sender non-delivery notification: NEWID`, or `delay`, and to the postmaster. */
function readNotification(body: string, at: number, event: LogEvent): boolean {
  const colon = event.queueId === undefined ? -1 : body.indexOf(' notification: ', at);
  if (colon < 0) return false;
  const kind = body.slice(at, colon);
  event.notificationId = body.slice(colon + 15);
  event.reason = kind;
  if (kind.endsWith(' non-delivery')) return named(event, 'bounce-notification');
  if (kind.endsWith(' delay')) return named(event, 'delay-notification');
  event.text = body.slice(at);
  return true;
}

// master/master.c, master/master_sig.c
const masterSays: ReadonlyArray<readonly [string, LogEvent['event']]> = [
  ['daemon started -- version ', 'master-start'],
  ['reload -- version ', 'master-reload'],
  ['terminating on signal ', 'master-stop'],
  ['master exit time has arrived', 'master-stop'],
];

function readMaster(body: string, at: number, event: LogEvent): boolean {
  const found = masterSays.find(([words]) => body.startsWith(words, at));
  if (!found) return false;
  event.reason = body.slice(at);
  return named(event, found[1]);
}
