import type { QueueName } from '../postfix/queue-message.ts';
import type { PostfixTools } from '../postfix/tools.ts';
import type { QueueError, QueueOutcome, QueueTarget } from './queue-outcome.ts';

/** Has Postfix try messages now that are in the queue, without a password. */
export type Retrier = (
  ids: readonly string[],
  queueOf: ReadonlyMap<string, QueueName>,
  target: QueueTarget,
) => Promise<QueueOutcome>;

// Each `postqueue -i` is a process of some five milliseconds; beyond this the whole queue is
// tried, which harms nothing: Postfix does the same by itself sooner or later.
const MOST_ONE_BY_ONE = 300;
const AT_ONCE = 4;

/**
 * `postqueue -f` for everything, `-i` for single messages. Not `-s`: it serves
 * only the domains of fast_flush_domains, by default those relayed for, and of
 * these only mail that was deferred since. What is on hold stays there, as it must.
 */
export function retrier(tools: PostfixTools): Retrier {
  return async (ids, queueOf, target) => {
    const isHeld = (id: string) => queueOf.get(id) === 'hold';
    const unchanged = ids.filter(isHeld);
    const waiting = ids.filter((id) => !isHeld(id));
    if (waiting.length === 0) return { done: [], gone: [], unchanged };
    const isWhole = target.kind === 'all' || waiting.length > MOST_ONE_BY_ONE;
    const { done, error } = isWhole
      ? await retryAll(tools, waiting)
      : await retryEach(tools, waiting);
    return { done, gone: [], unchanged, ...(error ? { error } : {}) };
  };
}

interface Retried {
  readonly done: readonly string[];
  readonly error?: QueueError;
}

async function retryAll(tools: PostfixTools, ids: readonly string[]): Promise<Retried> {
  const ended = await tools.run('postqueue', ['-f']);
  return ended.code === 0 ? { done: ids } : { done: [], error: retryError(ended.stderr) };
}

async function retryEach(tools: PostfixTools, ids: readonly string[]): Promise<Retried> {
  const left = [...ids];
  const done: string[] = [];
  let error: QueueError | undefined;
  const work = async () => {
    for (let id = left.shift(); id !== undefined && !error; id = left.shift()) {
      const ended = await tools.run('postqueue', ['-i', id]);
      if (ended.code === 0) done.push(id);
      else error = retryError(ended.stderr);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return { done, ...(error ? { error } : {}) };
}

/** Every fatal of postqueue exits 69, so its words decide. */
function retryError(stderr: string): QueueError {
  const detail = stderr.trim().slice(0, 2_000);
  if (/mail system is down/.test(stderr)) return { code: 'stopped', detail };
  return { code: /not allowed to flush/.test(stderr) ? 'not-permitted' : 'failed', detail };
}
