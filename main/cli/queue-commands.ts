import { queueLister } from '../postfix/queue-listing.ts';
import type { QueueMessage } from '../postfix/queue-message.ts';
import type { QueueSummary } from '../postfix/queue-summary.ts';
import { makeQueueActions } from '../services/queue-actions.ts';
import type {
  QueueAction,
  QueueErrorCode,
  QueueOutcome,
  QueueTarget,
} from '../services/queue-outcome.ts';
import { summaryJson, viewQueue } from '../services/queue-view.ts';
import { type ExitCode, exitCode, exitFor } from './exit.ts';
import { type Output, visible } from './output.ts';
import type { PostfixSession } from './session.ts';

/** What the queue commands take. */
export interface QueueOptions {
  readonly limit?: string;
  readonly domain?: string;
  readonly all?: boolean;
}

const SHOWN = 20;

/** `postbar queue`: the queue in numbers, and some of its messages. */
export async function showQueue(
  { host, installation, output, texts }: PostfixSession,
  { limit = String(SHOWN), domain }: QueueOptions,
): Promise<ExitCode> {
  const words = texts.queue;
  if (!/^\d{1,6}$/.test(limit) || Number(limit) > 100_000) {
    return refuse(output, 'usage', words.badCount);
  }
  const query = { limit: Number(limit), ...(domain === undefined ? {} : { domain }) };
  const view = await viewQueue(queueLister(host, installation), query, Date.now());
  if (!view.ok) {
    const isDown = view.failure === 'mail-system-down';
    const code = isDown ? 'stopped' : view.failure === 'no-command' ? 'no-command' : 'unreadable';
    const message =
      view.failure === 'not-permitted' ? words.errors['not-permitted'] : words.errors[code];
    return refuse(output, code, message, view.detail);
  }
  if (output.json) {
    const messages = view.messages.map(messageJson);
    const problems = view.problems.map(({ kind, text }) => ({ code: kind, text }));
    output.value({ summary: summaryJson(view.summary), messages, problems });
    return exitCode.done;
  }
  if (view.problems.some(({ kind }) => kind === 'accessed-directly')) {
    output.complain(output.style('yellow', words.readDirectly));
  }
  printSummary(output, view.summary, words);
  for (const message of view.messages) printMessage(output, message, words);
  const more = view.matching - view.messages.length;
  if (more > 0) output.line(output.style('dim', words.more(more)));
  return exitCode.done;
}

type Words = PostfixSession['texts']['queue'];

const messageJson = (message: QueueMessage) => ({
  ...message,
  arrivalTime: new Date(message.arrivalTime).toISOString(),
});

function printSummary(output: Output, summary: QueueSummary, words: Words): void {
  if (summary.total === 0) {
    output.line(words.empty);
    return;
  }
  output.line(output.style('bold', words.total(summary.total, sizeText(summary.bytes))));
  for (const [name, { count }] of Object.entries(summary.byQueue)) {
    if (count > 0) output.line(`${cell(count)}  ${words.queues[name as keyof Words['queues']]}`);
  }
  if (summary.oldest !== undefined) {
    output.line(output.style('dim', words.oldest(new Date(summary.oldest).toLocaleString())));
  }
  printCounts(output, words.domains, summary.topDomains, ({ domain }) => domain);
  printCounts(output, words.causes, summary.topReasons, ({ example }) => example);
  output.line();
}

function printCounts<T extends { readonly count: number }>(
  output: Output,
  title: string,
  counts: readonly T[],
  nameOf: (one: T) => string,
): void {
  if (counts.length === 0) return;
  output.line();
  output.line(output.style('bold', title));
  for (const one of counts.slice(0, 5)) output.line(`${cell(one.count)}  ${visible(nameOf(one))}`);
}

const cell = (count: number) => String(count).padStart(7);

function printMessage(output: Output, message: QueueMessage, words: Words): void {
  const { queueId, arrivalTime, size, sender, recipients, queueName } = message;
  const when = new Date(arrivalTime).toLocaleString();
  output.line(
    `${output.style('bold', visible(queueId))}  ${when}  ${sizeText(size)}  ${words.queues[queueName]}  ${visible(sender)}`,
  );
  for (const { address, reason } of recipients.slice(0, SHOWN)) {
    output.line(`  → ${visible(address)}`);
    output.line(output.style('dim', `    ${visible(reason ?? words.noReason)}`));
  }
}

/** Decimal units, as macOS shows them. */
function sizeText(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  const [unit, size] = bytes < 1_000_000 ? ['kB', bytes / 1_000] : ['MB', bytes / 1_000_000];
  return `${size.toFixed(size < 10 ? 1 : 0)} ${unit}`;
}

/** `postbar queue retry|hold|release|requeue|delete`. */
export async function actOnQueue(
  { host, installation, asRoot, output, texts }: PostfixSession,
  action: QueueAction,
  ids: readonly string[],
  { domain, all }: QueueOptions,
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
  words: Words,
): void {
  if (done.length > 0) output.line(output.style('green', words.done[action](done.length)));
  if (unchanged.length > 0) output.line(words.unchanged[action](unchanged.length));
  if (gone.length > 0) {
    output.line(output.style('yellow', words.gone(gone.length)));
    for (const id of gone.slice(0, SHOWN)) output.line(`  ${visible(id)}`);
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

type RefusalCode = QueueErrorCode | 'gone' | 'no-command' | 'usage';

function refuse(output: Output, code: RefusalCode, message: string, detail?: string): ExitCode {
  if (output.json) {
    output.value({ ok: false, error: { code, message, ...(detail ? { detail } : {}) } });
  } else complain(output, message, detail);
  return exitFor(code);
}

function complain(output: Output, message: string, detail: string | undefined): void {
  output.complain(output.style('red', message));
  if (detail) output.complain(output.style('dim', visible(detail, true)));
}
