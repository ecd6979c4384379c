import {
  type QueueMessage,
  type QueueName,
  type QueueRecipient,
  queueNames,
  type ReasonKind,
} from './queue-message.ts';

/**
 * Reads a message from a line of `postqueue -j`, which stands in a text from
 * `start` to `end`, in exactly the form Postfix prints it (showq_json.c: order of
 * keys, one blank after each colon and comma): several times as fast as
 * JSON.parse, which is what a queue of a million messages needs. Undefined for
 * any other form; the line must hold no backslash (an escaped character).
 */
export function scanQueueLine(text: string, start: number, end: number): QueueMessage | undefined {
  const queue = queueAt(text, start);
  if (!queue) return undefined;
  const idStart = start + queue.head.length;
  const idEnd = text.indexOf('"', idStart);
  if (!text.startsWith('", "arrival_time": ', idEnd)) return undefined;
  const timeEnd = digitsEnd(text, idEnd + 19);
  if (timeEnd < 0 || !text.startsWith(', "message_size": ', timeEnd)) return undefined;
  const sizeEnd = digitsEnd(text, timeEnd + 18);
  const senderStart = sizeEnd < 0 ? -1 : senderStartAt(text, sizeEnd);
  if (senderStart < 0) return undefined;
  const senderEnd = text.indexOf('"', senderStart);
  if (!text.startsWith('", "recipients": [', senderEnd)) return undefined;
  const recipients = recipientsFrom(text, senderEnd + 18, end);
  if (!recipients) return undefined;
  const queueName = queue.name;
  const queueId = text.slice(idStart, idEnd);
  const arrivalTime = numberBetween(text, idEnd + 19, timeEnd) * 1000;
  const size = numberBetween(text, timeEnd + 18, sizeEnd);
  const sender = text.slice(senderStart, senderEnd);
  const between = senderStart - sizeEnd;
  if (between === withoutExpire.length)
    return { queueName, queueId, arrivalTime, size, sender, recipients };
  const forcedExpire = between === expired.length;
  return { queueName, queueId, arrivalTime, size, sender, forcedExpire, recipients };
}

interface Head {
  readonly name: QueueName;
  readonly head: string;
}

/** By the character code of the name's first letter, which no two share. */
const heads: ReadonlyArray<Head | undefined> = Array.from({ length: 128 }, (_, code) => {
  const name = queueNames.find((one) => one.charCodeAt(0) === code);
  return name && { name, head: `{"queue_name": "${name}", "queue_id": "` };
});
const NAME_START = '{"queue_name": "'.length;

function queueAt(text: string, start: number): Head | undefined {
  const queue = heads[text.charCodeAt(start + NAME_START)];
  return queue && text.startsWith(queue.head, start) ? queue : undefined;
}

// What stands between the size and the sender; each as long as no other.
const withoutExpire = ', "sender": "';
const expired = ', "forced_expire": true, "sender": "';
const notExpired = ', "forced_expire": false, "sender": "';

function senderStartAt(text: string, at: number): number {
  if (text.startsWith(notExpired, at)) return at + notExpired.length;
  if (text.startsWith(withoutExpire, at)) return at + withoutExpire.length;
  return text.startsWith(expired, at) ? at + expired.length : -1;
}

/** The index behind a whole number of at most twelve digits; -1 where there is none. */
function digitsEnd(text: string, start: number): number {
  let at = start;
  for (let code = text.charCodeAt(at); code >= 48 && code <= 57; ) code = text.charCodeAt(++at);
  return at > start && at - start <= 12 ? at : -1;
}

function numberBetween(text: string, start: number, end: number): number {
  let value = 0;
  for (let at = start; at < end; at++) value = value * 10 + text.charCodeAt(at) - 48;
  return value;
}

const firstAddress = '{"address": "';
const original = '{"orig_address": "';
const thenAddress = '", "address": "';

/** Reads `{…}, {…}]}` up to the end of the line; undefined where it is anything else. */
function recipientsFrom(text: string, start: number, end: number): QueueRecipient[] | undefined {
  if (text.startsWith(']}', start)) return start + 2 === end ? [] : undefined;
  const first = recipientAt(text, start);
  if (!first) return undefined;
  // An array grown by `push` takes room for seventeen; nearly all hold one.
  const recipients = [first.recipient];
  let at = first.end;
  while (text.startsWith(', {', at)) {
    const next = recipientAt(text, at + 2);
    if (!next) return undefined;
    recipients.push(next.recipient);
    at = next.end;
  }
  return at + 2 === end && text.startsWith(']}', at) ? recipients : undefined;
}

interface FoundRecipient {
  readonly recipient: QueueRecipient;
  /** The index behind its brace. */
  readonly end: number;
}

function recipientAt(text: string, start: number): FoundRecipient | undefined {
  if (text.startsWith(firstAddress, start))
    return addressAt(text, start + firstAddress.length, undefined);
  if (!text.startsWith(original, start)) return undefined;
  const origStart = start + original.length;
  const origEnd = text.indexOf('"', origStart);
  if (!text.startsWith(thenAddress, origEnd)) return undefined;
  const origAddress = origEnd === origStart ? undefined : text.slice(origStart, origEnd);
  return addressAt(text, origEnd + thenAddress.length, origAddress);
}

const reasonKinds: ReadonlyArray<readonly [string, ReasonKind]> = [
  ['", "delay_reason": "', 'delay'],
  ['", "bounce_reason": "', 'bounce'],
  ['", "other_reason": "', 'other'],
];
const CLOSE_BRACE = 125;

/** The recipient from its address on. */
function addressAt(
  text: string,
  start: number,
  origAddress: string | undefined,
): FoundRecipient | undefined {
  const end = text.indexOf('"', start);
  if (end < 0) return undefined;
  const address = text.slice(start, end);
  if (text.charCodeAt(end + 1) === CLOSE_BRACE) {
    const recipient = origAddress === undefined ? { address } : { address, origAddress };
    return { recipient, end: end + 2 };
  }
  for (const [key, reasonKind] of reasonKinds) {
    if (!text.startsWith(key, end)) continue;
    const reasonEnd = text.indexOf('"', end + key.length);
    if (reasonEnd < 0 || text.charCodeAt(reasonEnd + 1) !== CLOSE_BRACE) return undefined;
    const reason = text.slice(end + key.length, reasonEnd);
    const recipient =
      origAddress === undefined
        ? { address, reason, reasonKind }
        : { address, origAddress, reason, reasonKind };
    return { recipient, end: reasonEnd + 2 };
  }
  return undefined;
}
