import {
  type QueueMessage,
  type QueueName,
  type QueueRecipient,
  queueNames,
  type ReasonKind,
} from './queue-message.ts';

const QUOTE = 34;

/**
 * Reads a line of `postqueue -j` in exactly the form Postfix prints it
 * (showq_json.c: order of keys, one blank after each colon and comma), several
 * times as fast as JSON.parse, which is what a queue of a million messages
 * needs. Undefined for any other form, and for a line with a backslash (an
 * escaped character): JSON.parse reads those.
 */
export function scanQueueLine(line: string): QueueMessage | undefined {
  if (line.includes('\\') || !line.startsWith('{"queue_name": "')) return undefined;
  const nameEnd = line.indexOf('"', 16);
  const queueName = queueNameAt(line, nameEnd);
  if (!queueName || !line.startsWith('", "queue_id": "', nameEnd)) return undefined;
  const idEnd = line.indexOf('"', nameEnd + 16);
  if (!line.startsWith('", "arrival_time": ', idEnd)) return undefined;
  const timeEnd = line.indexOf(', "message_size": ', idEnd + 19);
  const sizeEnd = line.indexOf(', "', timeEnd + 18);
  const arrival = digitsBetween(line, idEnd + 19, timeEnd);
  const size = digitsBetween(line, timeEnd + 18, sizeEnd);
  if (timeEnd < 0 || sizeEnd < 0 || arrival < 0 || size < 0) return undefined;
  const senderStart = line.indexOf('"sender": "', sizeEnd) + 11;
  const senderEnd = line.indexOf('", "recipients": [', senderStart);
  if (senderStart < 11 || senderEnd < 0) return undefined;
  const recipients = recipientsFrom(line, senderEnd + 18);
  const forcedExpire = forcedExpireOf(line.slice(sizeEnd, senderStart - 11));
  if (!recipients || forcedExpire === 'unknown') return undefined;
  const queueId = line.slice(nameEnd + 16, idEnd);
  const sender = line.slice(senderStart, senderEnd);
  const arrivalTime = arrival * 1000;
  return forcedExpire === undefined
    ? { queueName, queueId, arrivalTime, size, sender, recipients }
    : { queueName, queueId, arrivalTime, size, sender, forcedExpire, recipients };
}

function queueNameAt(line: string, end: number): QueueName | undefined {
  for (const name of queueNames) {
    if (end - 16 === name.length && line.startsWith(name, 16)) return name;
  }
  return undefined;
}

/** What stands between the size and the sender. */
function forcedExpireOf(between: string): boolean | undefined | 'unknown' {
  if (between === ', ') return undefined;
  if (between === ', "forced_expire": false, ') return false;
  return between === ', "forced_expire": true, ' ? true : 'unknown';
}

/** A whole number of at most twelve digits; -1 where there is anything else. */
function digitsBetween(line: string, start: number, end: number): number {
  if (end <= start || end - start > 12) return -1;
  let value = 0;
  for (let at = start; at < end; at++) {
    const digit = line.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

/** Reads `{…}, {…}]}` up to the end of the line; undefined where it is anything else. */
function recipientsFrom(line: string, start: number): QueueRecipient[] | undefined {
  const recipients: QueueRecipient[] = [];
  let at = start;
  if (line.startsWith(']}', at)) return recipients;
  for (;;) {
    let origAddress = '';
    let addressStart = at + 13;
    if (line.startsWith('{"orig_address": "', at)) {
      const end = line.indexOf('"', at + 18);
      if (!line.startsWith('", "address": "', end)) return undefined;
      origAddress = line.slice(at + 18, end);
      addressStart = end + 15;
    } else if (!line.startsWith('{"address": "', at)) return undefined;
    const addressEnd = line.indexOf('"', addressStart);
    if (addressEnd < 0) return undefined;
    const address = line.slice(addressStart, addressEnd);
    at = addReason(line, addressEnd, recipients, address, origAddress);
    if (at < 0) return undefined;
    if (line.startsWith('}, ', at)) at += 3;
    else return line.startsWith('}]}', at) && at + 3 === line.length ? recipients : undefined;
  }
}

const reasonKinds: ReadonlyArray<readonly [string, ReasonKind]> = [
  ['", "delay_reason": "', 'delay'],
  ['", "bounce_reason": "', 'bounce'],
  ['", "other_reason": "', 'other'],
];

/** Adds a recipient with the reason behind its address; gives the index behind it, or -1. */
function addReason(
  line: string,
  addressEnd: number,
  recipients: QueueRecipient[],
  address: string,
  origAddress: string,
): number {
  if (line.startsWith('"}', addressEnd)) {
    recipients.push(origAddress === '' ? { address } : { address, origAddress });
    return addressEnd + 1;
  }
  for (const [key, reasonKind] of reasonKinds) {
    if (!line.startsWith(key, addressEnd)) continue;
    const start = addressEnd + key.length;
    const end = line.indexOf('"', start);
    if (end < 0 || line.charCodeAt(end) !== QUOTE) return -1;
    const reason = line.slice(start, end);
    recipients.push(
      origAddress === ''
        ? { address, reason, reasonKind }
        : { address, origAddress, reason, reasonKind },
    );
    return end + 1;
  }
  return -1;
}
