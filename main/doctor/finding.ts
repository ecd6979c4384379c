import type { Edit } from '../root/request.ts';
import type { Texts } from '../texts/texts.ts';

export type Severity = 'problem' | 'warning' | 'info';

/** The very line a finding rests on, and where it stands. */
export interface Evidence {
  readonly source: string;
  readonly text: string;
}

/** Mail to try again once a finding is cured: to these domains, or all that waits. */
export type Retry = readonly string[] | 'all';

/** What a button can do about it. */
export type Remedy =
  | { readonly by: 'edits'; readonly edits: readonly Edit[]; readonly retry: Retry }
  /** Names as in `postbar ipv4 on`. */
  | { readonly by: 'rules'; readonly names: readonly string[]; readonly retry: Retry }
  | { readonly by: 'start' };

export type FindingKind = keyof Texts['findings']['kinds'];

/** A finding before it is put into words. */
export interface Found {
  readonly kind: FindingKind;
  /** What it is about, for its sentences and its id: a service, a domain, `file:line`; may be empty. */
  readonly subject: string;
  readonly severity: Severity;
  readonly evidence: readonly Evidence[];
  readonly remedy?: Remedy | undefined;
}

/** A finding as people and programs get it. */
export interface Finding {
  readonly id: string;
  readonly severity: Severity;
  readonly title: string;
  readonly why: string;
  readonly evidence: readonly Evidence[];
  /** `command` is the exact call of the command line that does what the button does. */
  readonly fix?: { readonly label: string; readonly command: string };
}

interface Words {
  readonly title: string;
  readonly why: string;
  /** The label of the button; absent where only instructions help. */
  readonly fix?: string;
}

const longestSubject = 120;
const longestText = 600;
const mostEvidence = 5;

/** Names a finding for as long as its cause is the same. */
export function idOf({ kind, subject }: Pick<Found, 'kind' | 'subject'>): string {
  return subject === '' ? kind : `${kind}:${subject.slice(0, longestSubject)}`;
}

/** A finding in words. Evidence is quoted and bounded, never interpreted. */
export function inWords(texts: Texts, found: Found): Finding {
  const id = idOf(found);
  const words: Words = texts.findings.kinds[found.kind](found.subject.slice(0, longestSubject));
  const label = found.remedy && words.fix;
  return {
    id,
    severity: found.severity,
    title: words.title,
    why: words.why,
    evidence: found.evidence
      .slice(0, mostEvidence)
      .map(({ source, text }) => ({ source, text: text.slice(0, longestText) })),
    ...(label ? { fix: { label, command: `postbar doctor fix ${shellWord(id)}` } } : {}),
  };
}

/** What a fix is called in the history, where only the finding's id is kept. */
export function fixTitle(texts: Texts, id: string): string | undefined {
  const [, kind = id, subject = ''] = /^([^:]+):(.*)$/s.exec(id) ?? [];
  if (!isKind(texts, kind)) return undefined;
  const words: Words = texts.findings.kinds[kind](subject);
  return words.fix ?? words.title;
}

const isKind = (texts: Texts, kind: string): kind is FindingKind =>
  Object.hasOwn(texts.findings.kinds, kind);

const shellWord = (text: string) =>
  /^[\w.:/@=+-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
