import {
  type QueueMessage,
  type QueueName,
  type QueueProblem,
  type QueueRecipient,
  queueNames,
  queueProblem,
  type ReasonKind,
} from './queue-message.ts';

/**
 * Reads one line of `postqueue -j` (3.1+; showq_json.c): forced_expire since
 * 3.5, orig_address, bounce_reason and other_reason since 3.11. Unknown keys are
 * passed over. A line that is not such an object gives a problem, nothing is thrown.
 */
export function readQueueLine(line: string): QueueMessage | QueueProblem {
  try {
    return asMessage(JSON.parse(line)) ?? queueProblem('unreadable-line', line);
  } catch {
    // Not JSON: cut off, or not of postqueue. The caller is told of the line.
    return queueProblem('unreadable-line', line);
  }
}

/** Whether what a line gave is a problem. */
export function isQueueProblem(found: QueueMessage | QueueProblem): found is QueueProblem {
  return 'kind' in found;
}

type Fields = Readonly<Record<string, unknown>>;

function asFields(value: unknown): Fields | undefined {
  return typeof value === 'object' && value !== null ? (value as Fields) : undefined;
}

function asMessage(value: unknown): QueueMessage | undefined {
  const fields = asFields(value);
  if (!fields || !Array.isArray(fields.recipients)) return undefined;
  const queueName = queueNameOf(fields.queue_name);
  const { queue_id: queueId, sender, arrival_time: arrival, message_size: size } = fields;
  if (!queueName || typeof queueId !== 'string' || typeof sender !== 'string') return undefined;
  if (!isCount(arrival) || !isCount(size)) return undefined;
  const recipients = fields.recipients.map(asRecipient);
  if (!recipients.every((recipient) => recipient !== undefined)) return undefined;
  const message = { queueName, queueId, arrivalTime: arrival * 1000, size, sender, recipients };
  return typeof fields.forced_expire === 'boolean'
    ? { ...message, forcedExpire: fields.forced_expire }
    : message;
}

/** The queue of this name; undefined for a name Postfix does not list. */
function queueNameOf(name: unknown): QueueName | undefined {
  return queueNames.find((known) => known === name);
}

// The latest moment a Date can hold, in seconds; sizes are far below it.
const GREATEST = 8.64e12;

function isCount(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value <= GREATEST;
}

const reasonKeys: ReadonlyArray<readonly [string, ReasonKind]> = [
  ['delay_reason', 'delay'],
  ['bounce_reason', 'bounce'],
  ['other_reason', 'other'],
];

function asRecipient(value: unknown): QueueRecipient | undefined {
  const fields = asFields(value);
  if (typeof fields?.address !== 'string') return undefined;
  const key = reasonKeys.find(([name]) => typeof fields[name] === 'string');
  const original = fields.orig_address;
  return {
    address: fields.address,
    // Empty where no alias led here, which is most of the time.
    ...(typeof original === 'string' && original !== '' ? { origAddress: original } : {}),
    ...(key ? { reason: String(fields[key[0]]), reasonKind: key[1] } : {}),
  };
}
