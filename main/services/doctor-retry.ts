import { setTimeout as sleep } from 'node:timers/promises';
import type { Retry } from '../doctor/finding.ts';
import { logSource } from '../doctor/read-log.ts';
import type { Host } from '../host/host.ts';
import { copied, lineCutter } from '../postfix/lines.ts';
import { logParser } from '../postfix/log-parse.ts';
import { queueLister } from '../postfix/queue-listing.ts';
import type { QueueName } from '../postfix/queue-message.ts';
import { domainsOf } from '../postfix/queue-summary.ts';
import type { PostfixTools } from '../postfix/tools.ts';
import { retrier } from './queue-retry.ts';

/** What became of the messages that waited, counted by message. */
export interface Retried {
  readonly delivered: number;
  readonly returned: number;
  readonly waiting: number;
}

const mostWatched = 1_000;
const WATCH_MS = 20_000;
const LOOK_EVERY_MS = 700;

/** The messages that wait for these domains, with their queue; held ones stay where they are. */
export async function waitingFor(
  host: Host,
  tools: PostfixTools,
  retry: Retry,
): Promise<ReadonlyMap<string, QueueName>> {
  const found = new Map<string, QueueName>();
  await queueLister(host, tools.place)(
    {
      message: (message) => {
        const { queueId, queueName } = message;
        const isMeant =
          retry === 'all' || [...domainsOf(message)].some((domain) => isOf(retry, domain));
        if (isMeant && queueName !== 'hold' && found.size < mostWatched)
          found.set(copied(queueId), queueName);
      },
    },
    Date.now(),
  );
  return found;
}

/** A name of a map or a rule: a domain, one with a leading dot for all below it, or an address. */
const isOf = (names: readonly string[], domain: string) =>
  names.some((name) =>
    name.startsWith('.') ? domain.endsWith(name) : name.slice(name.indexOf('@') + 1) === domain,
  );

/** Has Postfix try the messages now, without a password, and watches them until they are gone. */
export async function retryAndWatch({
  host,
  tools,
  log,
  ids,
}: {
  readonly host: Host;
  readonly tools: PostfixTools;
  readonly log: string | undefined;
  readonly ids: ReadonlyMap<string, QueueName>;
}): Promise<Retried> {
  const retry = retrier(tools);
  const until = Date.now() + WATCH_MS;
  let left = new Set(ids.keys());
  while (left.size > 0 && Date.now() < until) {
    await retry([...left], ids, { kind: 'ids', ids: [...left] });
    await sleep(LOOK_EVERY_MS);
    const present = await waitingFor(host, tools, 'all');
    left = new Set([...left].filter((id) => present.has(id)));
  }
  const gone = [...ids.keys()].filter((id) => !left.has(id));
  const returned = await returnedOf(host, tools, log, new Set(gone));
  return { delivered: gone.length - returned, returned, waiting: left.size };
}

/** How many of these the log says were given up; none where it cannot be read. */
async function returnedOf(
  host: Host,
  tools: PostfixTools,
  log: string | undefined,
  ids: ReadonlySet<string>,
): Promise<number> {
  const parameters = await tools.parameters(['maillog_file']);
  const maillog = parameters.ok ? parameters.values.maillog_file : undefined;
  const source = await logSource(host, maillog || undefined, log);
  const parse = logParser(Date.now);
  const returned = new Set<string>();
  const cutter = lineCutter((line) => {
    const { event, queueId } = parse(line);
    if (queueId && ids.has(queueId) && (event === 'bounced' || event === 'expired'))
      returned.add(copied(queueId));
  }, 64 * 1024);
  const running = host.start(source.command);
  for await (const chunk of running.stdout) cutter.push(chunk);
  cutter.end();
  await running.finished;
  return returned.size;
}
