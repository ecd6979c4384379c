import { makeQueueActions } from '../services/queue-actions.ts';
import type { QueueAction, QueueOutcome, QueueTarget } from '../services/queue-outcome.ts';
import type { Texts } from '../texts/texts.ts';
import { type ExitCode, exitCode, exitFor } from './exit.ts';
import { type Output, visible } from './output.ts';
import type { PostfixSession } from './postfix-session.ts';
import { complain, refuse } from './queue-refusal.ts';

/** What the commands that act on the queue take, besides ids. */
export interface ActionOptions {
  readonly domain?: string;
  readonly all?: boolean;
}

const NAMED = 20;

/** `postbar queue retry|hold|release|requeue|delete`. */
export async function actOnQueue(
  { host, installation, asRoot, output, texts }: PostfixSession,
  action: QueueAction,
  ids: readonly string[],
  { domain, all }: ActionOptions,
): Promise<ExitCode> {
  const words = texts.queue;
  const target = targetOf(ids, domain, all);
  if (!target) return refuse(output, 'usage', words.noTarget);
  const outcome = await makeQueueActions(host, installation, asRoot).act(action, target);
  const { error, ...sorted } = outcome;
  if (output.json) {
    const said = error && { error: { ...error, message: words.errors[error.code] } };
    output.value({ ok: !error, ...sorted, ...said });
  } else printOutcome(output, action, outcome, words);
  return exitFor(error?.code);
}

/** Exactly one of the three ways to say which messages. */
function targetOf(
  ids: readonly string[],
  domain: string | undefined,
  all: boolean | undefined,
): QueueTarget | undefined {
  const given = [ids.length > 0, domain !== undefined, all === true].filter(Boolean).length;
  if (given !== 1) return undefined;
  if (ids.length > 0) return { kind: 'ids', ids };
  return domain === undefined ? { kind: 'all' } : { kind: 'domain', domain };
}

function printOutcome(
  output: Output,
  action: QueueAction,
  { done, gone, unchanged, error }: QueueOutcome,
  words: Texts['queue'],
): void {
  if (done.length > 0) output.line(output.style('green', words.done[action](done.length)));
  if (unchanged.length > 0) output.line(words.unchanged[action](unchanged.length));
  if (gone.length > 0) {
    output.line(output.style('yellow', words.gone(gone.length)));
    for (const id of gone.slice(0, NAMED)) output.line(`  ${visible(id)}`);
  }
  if (error) complain(output, words.errors[error.code], error.detail);
  else if (done.length + gone.length + unchanged.length === 0) output.line(words.nothing);
}

/** `postbar queue read ID`: headers and body as plain text, bounded. */
export async function readQueued(
  { host, installation, asRoot, output, texts }: PostfixSession,
  id: string,
): Promise<ExitCode> {
  const words = texts.queue;
  const found = await makeQueueActions(host, installation, asRoot).read(id);
  if (!found.ok) {
    const { error } = found;
    const detail = 'detail' in error ? error.detail : undefined;
    return refuse(output, error.code, words.errors[error.code], detail);
  }
  const { headers, body, truncated } = found;
  if (output.json) output.value({ ok: true, id, headers, body, truncated });
  else {
    output.line(output.style('dim', visible(headers, true)));
    output.line();
    output.line(visible(body, true));
    if (truncated) output.line(output.style('yellow', words.truncated));
  }
  return exitCode.done;
}
