import { queueLister } from '../postfix/queue-listing.ts';
import type { QueueMessage } from '../postfix/queue-message.ts';
import type { QueueSummary } from '../postfix/queue-summary.ts';
import { summaryJson, viewQueue } from '../services/queue-view.ts';
import type { Texts } from '../texts/texts.ts';
import { type ExitCode, exitCode } from './exit.ts';
import { type Output, visible } from './output.ts';
import { refuse } from './queue-refusal.ts';
import type { PlaceSession } from './session.ts';

/** What `postbar queue` takes. */
export interface QueueOptions {
  readonly limit?: string;
  readonly domain?: string;
}

const SHOWN = 20;

/** `postbar queue`: the queue in numbers, and some of its messages. */
export async function showQueue(
  { host, place, output, texts }: PlaceSession,
  { limit = String(SHOWN), domain }: QueueOptions,
): Promise<ExitCode> {
  if (!/^\d{1,6}$/.test(limit) || Number(limit) > 100_000) {
    return refuse(output, 'usage', (await texts()).queue.badCount);
  }
  const query = { limit: Number(limit), ...(domain === undefined ? {} : { domain }) };
  // The words are loaded while Postfix lists.
  const [view, { queue: words, reasons }] = await Promise.all([
    viewQueue(queueLister(host, place), query, Date.now()),
    texts(),
  ]);
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
  const { explain } = await import('../doctor/reasons/explain.ts');
  const inWords: InWords = (reason) => explain(reason, reasons).title;
  printSummary(output, view.summary, words, inWords);
  for (const message of view.messages) printMessage(output, message, words, inWords);
  const more = view.matching - view.messages.length;
  if (more > 0) output.line(output.style('dim', words.more(more)));
  return exitCode.done;
}

type Words = Texts['queue'];
/** A reason of Postfix's or of a server's in plain words. */
type InWords = (reason: string) => string;

const messageJson = (message: QueueMessage) => ({
  ...message,
  arrivalTime: new Date(message.arrivalTime).toISOString(),
});

function printSummary(output: Output, summary: QueueSummary, words: Words, inWords: InWords): void {
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
  printCounts(output, words.domains, summary.topDomains, ({ domain }) => [domain]);
  printCounts(output, words.causes, summary.topReasons, ({ example }) => [
    inWords(example),
    example,
  ]);
  output.line();
}

/** The first five, each with its count before its line, and with what stands behind it. */
function printCounts<T extends { readonly count: number }>(
  output: Output,
  title: string,
  counts: readonly T[],
  linesOf: (one: T) => readonly [string, evidence?: string],
): void {
  if (counts.length === 0) return;
  output.line();
  output.line(output.style('bold', title));
  for (const one of counts.slice(0, 5)) {
    const [line, evidence] = linesOf(one);
    output.line(`${cell(one.count)}  ${visible(line)}`);
    if (evidence !== undefined)
      output.line(output.style('dim', `${cell('')}  ${visible(evidence)}`));
  }
}

const cell = (count: number | '') => String(count).padStart(7);

function printMessage(output: Output, message: QueueMessage, words: Words, inWords: InWords): void {
  const { queueId, arrivalTime, size, sender, recipients, queueName } = message;
  const when = new Date(arrivalTime).toLocaleString();
  output.line(
    `${output.style('bold', visible(queueId))}  ${when}  ${sizeText(size)}  ${words.queues[queueName]}  ${visible(sender)}`,
  );
  for (const { address, reason } of recipients.slice(0, SHOWN)) {
    output.line(`  → ${visible(address)}`);
    output.line(`    ${visible(reason === undefined ? words.noReason : inWords(reason))}`);
    if (reason !== undefined) output.line(output.style('dim', `    ${visible(reason)}`));
  }
}

/** Decimal units, as macOS shows them. */
function sizeText(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  const [unit, size] = bytes < 1_000_000 ? ['kB', bytes / 1_000] : ['MB', bytes / 1_000_000];
  return `${size.toFixed(size < 10 ? 1 : 0)} ${unit}`;
}
