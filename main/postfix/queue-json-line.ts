import type { QueueMessage, QueueProblem } from './queue-message.ts';

/**
 * A message as one line of JSON, without a newline: as `QueueMessage`, but
 * `arrivalTime` in ISO 8601 (UTC).
 */
export function queueMessageLine(message: QueueMessage): string {
  const arrivalTime = new Date(message.arrivalTime).toISOString();
  return JSON.stringify({ ...message, arrivalTime });
}

/** A problem as one line of JSON: `error` is its kind. */
export function queueProblemLine({ kind, text }: QueueProblem): string {
  return JSON.stringify({ error: kind, text });
}
