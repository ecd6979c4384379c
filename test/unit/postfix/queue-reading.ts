import type { QueueMessage, QueueProblem } from '../../../main/postfix/queue-message.ts';
import { queueReader } from '../../../main/postfix/queue-reader.ts';

/** All that a listing holds. */
export function readListing(listing: string | Buffer, now = Date.now()) {
  const messages: QueueMessage[] = [];
  const problems: QueueProblem[] = [];
  const reader = queueReader(
    { message: (message) => messages.push(message), problem: (found) => problems.push(found) },
    now,
  );
  reader.push(listing);
  reader.end();
  return { messages, problems };
}
