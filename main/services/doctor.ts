import { randomBytes } from 'node:crypto';
import { type AskDns, systemDns } from '../doctor/dns.ts';
import type { Facts } from '../doctor/facts.ts';
import { type Finding, type Found, idOf, inWords } from '../doctor/finding.ts';
import { findAll } from '../doctor/findings/all-findings.ts';
import { gatherFacts } from '../doctor/gather-facts.ts';
import { inLines, type Reachability } from '../doctor/reachability/lines.ts';
import type { Host } from '../host/host.ts';
import { stoppable, untilStopped } from '../host/stoppable.ts';
import { type PostfixTools, postfixTools } from '../postfix/tools.ts';
import type { Elevation } from '../root/elevation.ts';
import { actionRequest } from '../root/request.ts';
import { filesOf } from '../rules/plan.ts';
import type { Texts } from '../texts/texts.ts';
import type { ChangeError, ChangeResult, Ipv4Rules } from './change.ts';
import { digestsOf } from './change-history.ts';
import { refusalInWords } from './change-words.ts';
import { type Changes, keptPreviews, type PreviewAnswer } from './changes.ts';
import { type Retried, retryAndWatch, waitingFor } from './doctor-retry.ts';
import { rulesSet } from './drift.ts';
import { lastFew } from './last-few.ts';

/** What the doctor needs: one Postfix, the ways to change it, and the words. */
export interface DoctorTools {
  readonly host: Host;
  readonly tools: PostfixTools;
  readonly changes: Changes;
  readonly rules: Ipv4Rules;
  readonly asRoot: Elevation;
  readonly texts: Texts;
  /** The log named by the user, where one is. */
  readonly log?: string | undefined;
  /** Default: this machine's resolver. */
  readonly askDns?: AskDns;
}

export interface Examination {
  readonly facts: Facts;
  /** The worst first. */
  readonly findings: readonly Finding[];
  readonly reachability: Reachability;
}

/** How a fix ended, and what became of the mail that waited for it. */
export interface FixResult extends ChangeResult {
  readonly retried?: Retried;
}

/** Gets how the change ended, and how many messages are watched from then on. */
export type OnChanged = (result: ChangeResult, watched: number) => void;

/** Explains what is wrong with one Postfix, and mends what a button can mend. */
export interface Doctor {
  /**
   * Looks at everything; asks no password. `offline`: asks no DNS. `signal` ends it: all that it
   * runs is killed, and it rejects with the signal's reason.
   */
  run(options?: {
    readonly offline?: boolean;
    readonly signal?: AbortSignal;
  }): Promise<Examination>;
  /** What the button of a finding would do. Nothing is changed, no password asked. */
  preview(findingId: string): Promise<PreviewAnswer>;
  /**
   * Applies a preview of this doctor, tries the mail that waited again and watches it go.
   * That takes up to half a minute: `changed` is told as soon as the change is in place.
   */
  apply(token: string, changed?: OnChanged): Promise<FixResult>;
}

interface Pending {
  readonly found: Found;
  readonly apply: () => Promise<ChangeResult>;
}

export function makeDoctor(parts: DoctorTools): Doctor {
  const pending = lastFew<Pending>(keptPreviews);
  const { texts } = parts;
  return {
    run: ({ offline, signal } = {}) => {
      const askDns = offline ? undefined : (parts.askDns ?? systemDns());
      if (!signal) return examine(parts, askDns);
      const host = stoppable(parts.host, signal);
      const tools = postfixTools(host, parts.tools.place);
      return untilStopped(signal, examine({ ...parts, host, tools }, askDns));
    },
    preview: async (id) => {
      const facts = await factsOf(parts, parts.askDns ?? systemDns());
      const found = findAll(facts).find((one) => idOf(one) === id);
      if (!found) return refused(texts.findings.unknown(id.slice(0, 120)));
      const shown = await previewOf(parts, found);
      if (!shown.ok) return shown;
      const { token } = shown.preview;
      pending.set(token, { found, apply: applierOf(parts, found, token) });
      return shown;
    },
    apply: async (token, changed) => {
      const entry = pending.get(token);
      if (!entry) return parts.changes.apply(token);
      const result = await applyAndRetry(parts, entry, changed);
      // Whoever closed the password dialog may want to try once more.
      if (result.ok) pending.delete(token);
      return result;
    },
  };
}

async function examine(parts: DoctorTools, askDns: AskDns | undefined): Promise<Examination> {
  const facts = await factsOf(parts, askDns);
  // Apart, because evaluating SPF brings a parser of a megabyte with it.
  const outside = await import('../doctor/reachability/reachability.ts');
  const view = await outside.viewFromOutside(facts, askDns);
  return {
    facts,
    findings: findAll(facts).map((found) => inWords(parts.texts, found)),
    reachability: inLines(view, parts.texts),
  };
}

async function factsOf({ host, tools, changes, log }: DoctorTools, askDns: AskDns | undefined) {
  const wantedRules = rulesSet(await changes.recorded());
  return gatherFacts({ host, tools, askDns, log, wantedRules });
}

function refused(message: string): { ok: false; error: ChangeError } {
  return { ok: false, error: { code: 'unsupported', message } };
}

async function previewOf(parts: DoctorTools, found: Found): Promise<PreviewAnswer> {
  const { host, tools, changes, rules, texts } = parts;
  const { remedy } = found;
  const words = texts.findings;
  if (!remedy) return refused(words.noButton);
  if (remedy.by === 'rules') return rules.preview({ to: 'on', names: remedy.names });
  if (remedy.by === 'start') return { ok: true, preview: startPreview(texts, found) };
  return changes.preview({
    purpose: { to: 'fix', names: [idOf(found)], clean: false },
    edits: remedy.edits,
    seen: await digestsOf(host, tools.place.configDir, filesOf(remedy.edits)),
    warnings: [],
    doneMessage: words.done,
    nothingMessage: words.nothing,
  });
}

function startPreview(texts: Texts, found: Found) {
  return {
    token: `start-${randomBytes(6).toString('hex')}`,
    title: inWords(texts, found).fix?.label ?? '',
    steps: [{ text: texts.findings.startStep, detail: 'postfix start' }],
    diff: [],
    warnings: [],
    nothingToDo: false,
  };
}

function applierOf(parts: DoctorTools, { remedy }: Found, token: string) {
  if (remedy?.by === 'rules') return () => parts.rules.apply(token);
  if (remedy?.by === 'start') return () => start(parts);
  return () => parts.changes.apply(token);
}

async function start({ tools, asRoot, texts }: DoctorTools): Promise<ChangeResult> {
  const answer = await asRoot('power', actionRequest(tools.place, 'start', []));
  const none = { diff: [], warnings: [] };
  if (answer.ok) return { ok: true, changed: true, message: texts.findings.started, ...none };
  const error = refusalInWords(texts, answer);
  return { ok: false, changed: false, message: error.message, error, ...none };
}

/** The change, then the mail: it is noted before, because a reload sets it moving at once. */
async function applyAndRetry(
  parts: DoctorTools,
  { found, apply }: Pending,
  changed: OnChanged | undefined,
): Promise<FixResult> {
  const { host, tools, log, texts } = parts;
  const { remedy } = found;
  const retry = remedy && remedy.by !== 'start' ? remedy.retry : 'all';
  const before = await waitingFor(host, tools, retry);
  const result = await apply();
  if (!result.ok || !result.changed) return result;
  // While Postfix is stopped only root sees the queue: what has not gone by now waits.
  const waiting = before ?? (await waitingFor(host, tools, retry));
  if (!waiting) return { ...result, message: `${result.message} ${texts.findings.unwatched}` };
  if (waiting.size === 0) return result;
  changed?.(result, waiting.size);
  const retried = await retryAndWatch({ host, tools, log, retry, waiting });
  return { ...result, message: [result.message, ...told(texts, retried)].join(' '), retried };
}

/** A sentence for each thing that became of mail, the good news first. */
export function told({ findings: words }: Texts, retried: Retried): string[] {
  const { delivered, partly, returned, deleted, waiting, unknown, notTried } = retried;
  const sentences: readonly (readonly [number, (count: number) => string])[] = [
    [delivered, words.delivered],
    [partly, words.partly],
    [returned, words.returned],
    [deleted, words.deleted],
    [waiting, words.stillWaiting],
    [unknown, words.unknownFate],
  ];
  return [
    ...sentences.filter(([count]) => count > 0).map(([count, say]) => say(count)),
    ...(notTried ? [words.notTried] : []),
  ];
}
