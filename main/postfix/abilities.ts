import type { Host } from '../host/host.ts';
import type { PostfixTools } from './tools.ts';

/** What a Postfix can do, found out by trying, not by its version. */
export interface Abilities {
  readonly mapTypes: readonly string[];
  /** `postconf -M name/type` and the editing forms: Postfix 2.11. */
  readonly canEdit: boolean;
  /** Queue ids of the long form are on: postconf(5) enable_long_queue_ids. */
  readonly longQueueIds: boolean;
  /** `postqueue -j`: Postfix 3.1. */
  readonly jsonQueue: boolean;
  /** `smtp_dns_reply_filter`: Postfix 3.0. */
  readonly replyFilter: boolean;
}

/** Asks an installation's own commands. */
export async function findAbilities(host: Host, tools: PostfixTools): Promise<Abilities> {
  const [mapTypes, services, parameters, jsonQueue] = await Promise.all([
    tools.mapTypes(),
    tools.run('postconf', ['-M', 'smtp/unix']),
    tools.parameters(['enable_long_queue_ids', 'smtp_dns_reply_filter']),
    hasJsonQueue(host, tools),
  ]);
  const values = parameters.ok ? parameters.values : {};
  return {
    mapTypes,
    canEdit: knowsServiceNames(services),
    longQueueIds: values.enable_long_queue_ids === 'yes',
    jsonQueue,
    replyFilter: values.smtp_dns_reply_filter !== undefined,
  };
}

/** 2.9 and 2.10 write `name.type`, and complain of the slash. */
export function knowsServiceNames(answer: { code: number | undefined; stderr: string }): boolean {
  return answer.code === 0 && !/unmatched|invalid|usage/i.test(answer.stderr);
}

/** An old postqueue answers -j with its usage; a new one with the queue, of which the beginning is enough. */
async function hasJsonQueue(host: Host, { place }: PostfixTools): Promise<boolean> {
  const asked = host.start({
    file: `${place.commandDir}/postqueue`,
    args: ['-c', place.configDir, '-j'],
    timeoutMs: 5_000,
  });
  for await (const _ of asked.stdout) break;
  asked.kill();
  const { stderr } = await asked.finished;
  return !/usage:|invalid option|illegal option|unrecognized/i.test(stderr);
}
