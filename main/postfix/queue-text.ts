import { queueFailureOf } from './queue-failure.ts';
import {
  type QueueMessage,
  type QueueRecipient,
  type QueueSink,
  queueProblem,
} from './queue-message.ts';
import { listingTime } from './queue-time.ts';

/** Takes a text listing line by line. */
export interface TextListing {
  line(line: string): void;
  /** Gives the last message of a listing without an end. */
  end(): void;
}

/**
 * Reads the listing of `mailq` and `postqueue -p` (2.x: showq.c, 3.x:
 * showq_compat.c): short and long queue ids, `*` active, `!` hold, `#` forced to
 * expire (3.5+). A reason stands before the recipients it is about, once for
 * several, and `(reason unavailable)` (3.1+) means none. An empty queue gives
 * nothing; what is no part of a listing gives a problem.
 * @param now the present, from which the dates, which have no year, get one
 */
export function textListing(sink: QueueSink, now: number): TextListing {
  let head: Head | undefined;
  let recipients: QueueRecipient[] = [];
  let reason: string | undefined;

  const finish = () => {
    if (head) sink.message({ ...head, recipients });
    head = undefined;
    recipients = [];
    reason = undefined;
  };
  const belongsToMessage = (line: string) => {
    const text = line.trim();
    if (text.startsWith('(')) reason = reasonOf(text);
    // Only an indented line can be a recipient: its column is the widest.
    else if (line.startsWith('  ')) recipients.push(recipientOf(text, reason));
    else return false;
    return true;
  };

  return {
    line(line) {
      if (line.trim() === '') return finish();
      if (head && belongsToMessage(line)) return;
      const next = headOf(line, now);
      if (next) {
        finish();
        head = next;
        return;
      }
      if (isFrame(line)) return finish();
      sink.problem(queueProblem(queueFailureOf(line) ?? 'unreadable-line', line));
    },
    end: finish,
  };
}

type Head = Omit<QueueMessage, 'recipients'>;

// The id may fill its column, so the size is what follows after one blank.
const headForm =
  /^([0-9A-Za-z]{5,64})([*!]?)(#?) +(\d{1,15}) +([A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d) {1,2}(.*)$/;

function headOf(line: string, now: number): Head | undefined {
  const match = headForm.exec(line);
  const [, queueId = '', mark, expire, size = '', date = '', sender = ''] = match ?? [];
  const arrivalTime = match ? listingTime(date, now) : undefined;
  if (arrivalTime === undefined) return undefined;
  return {
    queueName: mark === '*' ? 'active' : mark === '!' ? 'hold' : 'deferred',
    queueId,
    arrivalTime,
    size: Number(size),
    sender,
    ...(expire === '#' ? { forcedExpire: true } : {}),
  };
}

/** The heading, the count at the end, or the words for an empty queue. */
function isFrame(line: string): boolean {
  return /^-+Queue ID-|^-- \d+ Kbytes in \d+ Request|^Mail queue is empty$/.test(line);
}

function reasonOf(text: string): string | undefined {
  const inner = text.endsWith(')') ? text.slice(1, -1) : text.slice(1);
  return inner === 'reason unavailable' ? undefined : inner;
}

function recipientOf(address: string, reason: string | undefined): QueueRecipient {
  return reason === undefined ? { address } : { address, reason, reasonKind: 'delay' };
}
