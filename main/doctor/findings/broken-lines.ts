import { parseMainCf } from '../../postfix/main-cf.ts';
import { parseMasterCf } from '../../postfix/master-cf.ts';
import type { Edit, LineEdit } from '../../root/request.ts';
import { serviceEdits } from '../../rules/plan.ts';
import type { Facts } from '../facts.ts';
import type { Found } from '../finding.ts';

/**
 * Lines of main.cf and master.cf that Postfix stops at or skips, from the text
 * itself: with them postconf(1) may not read the files at all. One finding a
 * line, and only the first kind that fits.
 */
export function brokenLines(facts: Facts): Found[] {
  const { mainText = '', masterText = '' } = facts;
  return [
    ...brokenIn(facts, 'main.cf', mainText, parseMainCf(mainText)),
    ...brokenIn(facts, 'master.cf', masterText, parseMasterCf(masterText)),
  ];
}

interface Parsed {
  readonly faults: readonly { readonly line: number; readonly text: string }[];
  readonly orphans: readonly { readonly line: number; readonly text: string }[];
}

type File = 'main.cf' | 'master.cf';

// What word processors and web pages put in place of a space and of quotes.
const fromWebPage = /[\u00a0\u2018\u2019\u201c\u201d\u201e]/;
const looksLikeService = /^\S+\s+(unix|inet|fifo|pass)\s+[-yn]\s+[-yn]\s+[-yn]\s/;

function brokenIn(facts: Facts, file: File, text: string, { faults, orphans }: Parsed): Found[] {
  const raw = text.split('\n').map((content, index) => ({ text: content, line: index + 1 }));
  const pasted = raw.filter(({ text }) => fromWebPage.test(text) && !/^\s*#/.test(text));
  const marked = markedStart(facts, file, raw[0]);
  const taken = new Set([...pasted.map(({ line }) => line), ...marked.map(lineNumber)]);
  const left = ({ line }: { line: number }) => !taken.has(line);
  const indented = raw.filter(
    ({ text }) => file === 'master.cf' && /^\s/.test(text) && looksLikeService.test(text.trim()),
  );
  const loose = [
    ...orphans,
    ...indented.filter(({ line }) => orphans.every((one) => one.line !== line)),
  ];
  const all = [
    ...marked,
    ...pasted.map((line) => finding(facts, file, line, 'foreign-characters', 'clean-line')),
    ...loose
      .filter(left)
      .map((line) => finding(facts, file, line, 'indented-line', 'outdent-line')),
    ...faults
      .filter(left)
      .map((line) =>
        file === 'master.cf' && /^-o\s/.test(line.text)
          ? finding(facts, file, line, 'option-not-indented', 'indent-line')
          : finding(facts, file, line, 'broken-line', 'comment-line'),
      ),
  ];
  return inLineOrder(all).slice(0, mostOfAFile);
}

// A template for some other program has dozens; when these are mended, the next ones show.
const mostOfAFile = 5;

const lineNumber = ({ subject }: Found) => Number(subject.slice(subject.indexOf(':') + 1));
const inLineOrder = (found: readonly Found[]) =>
  [...found].sort((one, other) => lineNumber(one) - lineNumber(other));

const byteOrderMark = '\ufeff';

/** Notepad and its like begin a file with a mark that Postfix takes for a part of the first line. */
function markedStart(facts: Facts, file: File, first: { text: string; line: number } | undefined) {
  if (!first?.text.startsWith(byteOrderMark)) return [];
  const rest = first.text.slice(1).trim();
  const found = finding(facts, file, { ...first, text: rest }, 'byte-order-mark', 'comment-line');
  // The mark goes with a line that says nothing; no line that says something goes.
  const isIdle = rest === '' || rest.startsWith('#');
  return [isIdle ? found : { ...found, remedy: undefined }];
}

function finding(
  { place, reading }: Facts,
  file: File,
  { line, text }: { readonly line: number; readonly text: string },
  kind:
    | 'byte-order-mark'
    | 'foreign-characters'
    | 'indented-line'
    | 'option-not-indented'
    | 'broken-line',
  cure: LineEdit,
): Found {
  const edits: Edit[] = [{ edit: cure, file, line }];
  if (cure === 'comment-line' && reading.ok) edits.push(...serviceInstead(reading, text));
  return {
    kind,
    subject: `${file}:${line}`,
    severity: kind === 'indented-line' && file === 'main.cf' ? 'warning' : 'problem',
    evidence: [{ source: `${place.configDir}/${file}:${line}`, text: text.trim() }],
    remedy: { by: 'edits', edits, retry: 'all' },
  };
}

/** A broken line that was to be an IPv4 service named by a map is replaced by a good one. */
function serviceInstead(
  { configuration }: Extract<Facts['reading'], { ok: true }>,
  text: string,
): readonly Edit[] {
  const name = /^(\S+)\s+unix\s/.exec(text)?.[1];
  const isNamed = configuration.maps.some(({ entries }) =>
    entries?.some(({ transport }) => transport === name),
  );
  if (!name || !isNamed || !/ipv?4|smtp[-_]?v?4/i.test(name)) return [];
  const made = serviceEdits(configuration, name);
  return made.ok ? made.edits : [];
}
