/** The queues of Postfix that hold mail, in the order `postqueue` lists them. */
export const queueNames = ['maildrop', 'active', 'incoming', 'deferred', 'hold'] as const;

/** Where a message waits. A text listing marks only active and hold; all else there counts as deferred. */
export type QueueName = (typeof queueNames)[number];

/** Why a recipient has not got the message: 3.11 tells a bounce and others from a delay. */
export type ReasonKind = 'delay' | 'bounce' | 'other';

/** One recipient who has not got the message yet. */
export interface QueueRecipient {
  readonly address: string;
  /** The address before aliases were expanded (Postfix 3.11+). */
  readonly origAddress?: string;
  /** Postfix's own words; absent for a first try, and where Postfix has lost it. */
  readonly reason?: string;
  readonly reasonKind?: ReasonKind;
}

/** A message in the queue, as `postqueue -j` or `mailq` tells it. */
export interface QueueMessage {
  readonly queueName: QueueName;
  readonly queueId: string;
  /** Milliseconds since 1970; whole seconds. */
  readonly arrivalTime: number;
  /** Bytes. */
  readonly size: number;
  /** The envelope sender; `MAILER-DAEMON` for the null sender, as Postfix lists it. */
  readonly sender: string;
  /** True where an admin has had it expire (`postsuper -e`, 3.5+). */
  readonly forcedExpire?: boolean;
  readonly recipients: readonly QueueRecipient[];
}

/** What a listing says besides messages. */
export interface QueueProblem {
  readonly kind: 'unreadable-line' | 'line-too-long' | QueueFailure;
  /** The line's beginning. */
  readonly text: string;
}

/** Why there is no listing. `accessed-directly`: there is one, though Postfix is stopped (root only). */
export type QueueFailure =
  | 'mail-system-down'
  | 'accessed-directly'
  | 'not-permitted'
  | 'unknown-configuration'
  | 'failed';

/** Takes what a reader finds, in the order of the listing. Its strings may be slices: copy what stays. */
export interface QueueSink {
  message(message: QueueMessage): void;
  problem(problem: QueueProblem): void;
}

const LONGEST_TEXT = 500;

/** A problem with the beginning of the line it is about. */
export function queueProblem(kind: QueueProblem['kind'], line: string): QueueProblem {
  return { kind, text: line.slice(0, LONGEST_TEXT) };
}

const AT = 64;

/** The part of an address behind the last `@`, in lower case; undefined where there is none. */
export function domainOfAddress(address: string): string | undefined {
  // By hand: a domain is short, and `lastIndexOf` leaves V8's compiled code.
  for (let at = address.length - 1; at >= 0; at--)
    if (address.charCodeAt(at) === AT) return address.slice(at + 1).toLowerCase();
  return undefined;
}
