import type { Finished, Host } from '../host/host.ts';
import type { Place } from './place.ts';
import { queueFailureOf } from './queue-failure.ts';
import type { QueueFailure, QueueProblem, QueueSink } from './queue-message.ts';
import { readQueue } from './queue-reader.ts';

/** How a listing ended. Messages that came before a failure have been given all the same. */
export type QueueListing =
  | { readonly ok: true; readonly problems: readonly QueueProblem[] }
  /** `detail`: Postfix's own words. */
  | { readonly ok: false; readonly failure: QueueFailure | 'no-command'; readonly detail: string };

/** Lists the queue of one Postfix into a sink, a line of it in memory at a time. */
export type QueueLister = (sink: Pick<QueueSink, 'message'>, now: number) => Promise<QueueListing>;

const MOST_PROBLEMS = 20;
// A million messages take less than a minute; a showq(8) that hangs must not be waited for forever.
const LONGEST_MS = 10 * 60_000;

/**
 * A lister that asks `postqueue -j`, and `postqueue -p` of a Postfix older than
 * 3.1, which has no other. It remembers which of the two this one has.
 */
export function queueLister(host: Host, place: Place): QueueLister {
  let form: '-j' | '-p' = '-j';
  return async (sink, now) => {
    const first = await listAs(host, place, form, sink, now);
    if (first.listing || form === '-p') return first.listing ?? failed(first.ended);
    form = '-p';
    const second = await listAs(host, place, form, sink, now);
    return second.listing ?? failed(second.ended);
  };
}

interface Attempt {
  readonly ended: Finished;
  /** Undefined where this postqueue does not know the option. */
  readonly listing: QueueListing | undefined;
}

async function listAs(
  host: Host,
  place: Place,
  form: '-j' | '-p',
  { message }: Pick<QueueSink, 'message'>,
  now: number,
): Promise<Attempt> {
  const problems: QueueProblem[] = [];
  const problem = (found: QueueProblem) => {
    if (problems.length < MOST_PROBLEMS) problems.push(found);
  };
  const file = `${place.commandDir}/postqueue`;
  const running = host.start({ file, args: ['-c', place.configDir, form], timeoutMs: LONGEST_MS });
  try {
    await readQueue(running.stdout, { message, problem }, now);
  } catch (error) {
    running.kill();
    throw error;
  }
  const ended = await running.finished;
  if (/^postqueue: (?:illegal|invalid) option|fatal: usage: /m.test(ended.stderr))
    return { ended, listing: undefined };
  if (ended.code !== 0) return { ended, listing: failed(ended) };
  // Root reads the files themselves where Postfix is down, and postqueue says so.
  for (const line of ended.stderr.split('\n')) {
    const kind = queueFailureOf(line);
    if (kind) problem({ kind, text: line.slice(0, 500) });
  }
  return { ended, listing: { ok: true, problems } };
}

function failed({ failure, stderr }: Finished): QueueListing {
  if (failure === 'not-found' || failure === 'not-permitted')
    return { ok: false, failure: 'no-command', detail: failure };
  const lines = stderr.split('\n');
  const known = lines.map(queueFailureOf).find((one) => one !== undefined);
  return {
    ok: false,
    failure: known ?? 'failed',
    detail: stderr.trim().slice(0, 2_000) || (failure ?? 'postqueue failed'),
  };
}
