import type {
  Activity,
  FindingView,
  InstallationView,
  QueueCause,
  QueueGlance,
} from '../../../preload/contract.ts';
import { providerById } from '../../doctor/providers.ts';
import { causes } from '../../doctor/reasons/explanation.ts';
import type { Texts } from '../../texts/texts.ts';
import type { SeenCause, SeenQueue } from './queue-seen.ts';
import type { Blindness, Seen } from './seen.ts';

/** Something the monitor cannot see or do. */
export interface BlindView extends FindingView {
  readonly id: keyof Texts['monitor']['watch']['over'];
}

/** What is seen, in words, for the windows. */
export interface MonitorView {
  readonly state?: InstallationView['state'];
  readonly queue?: QueueGlance;
  readonly activity?: Activity;
  /** What the monitor cannot see, and what to do about it. */
  readonly blind: readonly BlindView[];
}

/** Puts what is seen into words. */
export function monitorView({ state, queue, activity, blind }: Seen, texts: Texts): MonitorView {
  return {
    ...(state ? { state } : {}),
    ...(queue ? { queue: glanceOf(queue, texts) } : {}),
    ...(activity ? { activity } : {}),
    blind: blindnessOf(blind, texts),
  };
}

// More rows than these make no glance; the queue window has them all.
const MOST_CAUSES = 6;

/** The queue in one look: the causes' ids are places in the queue window. */
export function glanceOf(queue: SeenQueue, texts: Texts): QueueGlance {
  const { total, bytes, oldestAt, held, unexplained } = queue;
  const share = (count: number) => (total === 0 ? 0 : count / total);
  const shown = queue.causes.slice(0, MOST_CAUSES).map(
    (cause): QueueCause => ({
      id: cause.cause,
      ...causeWords(cause, texts),
      count: cause.count,
      tone: causes[cause.cause].whoActs === 'nobody' ? 'neutral' : 'attention',
      share: share(cause.count),
    }),
  );
  const without = (id: string, words: { title: string; detail: string }, count: number) =>
    count === 0 ? [] : [{ id, ...words, count, tone: 'neutral', share: share(count) } as const];
  return {
    total,
    bytes,
    ...(oldestAt === undefined ? {} : { oldestAt }),
    causes: [
      ...shown,
      ...without('queue:hold', texts.monitor.held, held),
      // No place in the window: it opens with the whole queue.
      ...without('', texts.monitor.unexplained, unexplained),
    ],
  };
}

function causeWords({ cause, provider, domain, otherDomains }: SeenCause, texts: Texts) {
  const { reasons, monitor } = texts;
  const name = provider && providerById(provider)?.name;
  const { title } = reasons.causes[cause](reasons.server(name));
  const parts = [
    domain && monitor.domains(domain, otherDomains),
    monitor.whoActs[whoActs(cause, otherDomains)],
  ];
  return { title, detail: parts.filter((part) => part).join(' · ') };
}

/** A server that alone does not answer is down; where several do not, the way out may be blocked. */
const whoActs = (cause: SeenCause['cause'], otherDomains: number) =>
  cause === 'timed-out' && otherDomains === 0 ? 'recipient-admin' : causes[cause].whoActs;

function blindnessOf(
  { queue, log, memory, forgotten }: Blindness,
  texts: Texts,
): readonly BlindView[] {
  const words = texts.monitor;
  const found: BlindView[] = [];
  const add = (
    id: BlindView['id'],
    { title, detail }: { title: string; detail: string },
    said: string,
  ) => found.push({ id, severity: 'info', title, why: detail, evidence: said ? [said] : [] });
  if (log) add('log-unseen', logWords(log, texts), log.trouble.detail);
  if (queue) {
    const isRefused = queue.failure === 'not-permitted';
    const sentence = isRefused ? words.queueNotPermitted : words.queueUnreadable;
    add('queue-unseen', sentence, queue.detail);
  }
  if (memory) add('memory-unwritten', words.memoryUnwritten, memory);
  if (forgotten) add('memory-broken', words.memoryBroken, forgotten);
  return found;
}

function logWords({ source, trouble }: NonNullable<Blindness['log']>, { monitor }: Texts) {
  switch (trouble.kind) {
    case 'not-permitted':
      return monitor.logUnreadable(source.kind === 'file' ? source.path : monitor.systemLog);
    case 'missing':
    case 'no-command':
      return monitor.noLog;
    case 'failed':
      return monitor.logFailed;
  }
}
