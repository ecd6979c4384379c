import { copied } from './lines.ts';
import { LONGEST_REASON, reasonFingerprint } from './reason-fingerprint.ts';

/** Gives the same text for the same cause. */
export type ReasonNormalizer = (reason: string) => string;

const MOST_KINDS = 50_000;
const SLOTS = 8_192;
const REMOVED = '…';

/**
 * A `normalReason` that remembers what it has seen, in bounded memory: a queue
 * with one trouble gives the same few reasons thousands of times. Those without
 * anything of a message's own are known by themselves, which is the quickest; of
 * the others their kinds, by fingerprints.
 */
export function reasonNormalizer(): ReasonNormalizer {
  // Filled, because an array that grows at random places becomes a slow one.
  const reasons = new Array<KnownReason | undefined>(SLOTS).fill(undefined);
  const kinds = new Map<number, string>();
  const ofKind = (reason: string) => {
    const fingerprint = reasonFingerprint(reason);
    const found = kinds.get(fingerprint);
    if (found !== undefined) return found;
    const normal = copied(normalReason(reason));
    // A quoted local part may hold blanks, which a fingerprint takes for the ends of words.
    if (reason.includes('<"')) return normal;
    if (kinds.size >= MOST_KINDS) kinds.clear();
    kinds.set(fingerprint, normal);
    return normal;
  };
  return (reason) => {
    const slot = slotOf(reason);
    const known = reasons[slot];
    if (known?.reason === reason) return known.normal;
    const normal = ofKind(reason);
    if (!normal.includes(REMOVED)) reasons[slot] = { reason: copied(reason), normal };
    return normal;
  };
}

interface KnownReason {
  readonly reason: string;
  readonly normal: string;
}

/** A place for a reason: from the part where hosts stand, and the length. */
function slotOf(reason: string): number {
  let sum = reason.length;
  const end = Math.min(reason.length, 40);
  for (let at = 8; at < end; at++) sum = (Math.imul(sum, 31) + reason.charCodeAt(at)) | 0;
  return (sum ^ (sum >>> 13)) & (SLOTS - 1);
}

/**
 * A deferral's or bounce's reason without what differs from message to message:
 * addresses, IP addresses, queue and session ids, times and counts become `…`;
 * a host's name becomes its domain, since a provider's hosts answer alike; and
 * the reply code that a server repeats at the start of each line stands once,
 * because where lines break depends on the length of what was removed.
 * Never longer than the reason, of which no more than 2,000 characters are read.
 */
export function normalReason(reason: string): string {
  const words = withoutQuoted(reason.slice(0, LONGEST_REASON)).split(' ');
  const kept: string[] = [];
  let previous = '';
  let code = '';
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? '';
    if (word === '') continue;
    if (isReplyCode(word)) {
      // `550-5.7.1`, or `550 5.7.1` with the enhanced code as a word of its own.
      const next = words[index + 1] ?? '';
      const enhanced = word.length === 3 && isEnhancedCode(next) ? next : '';
      const full = enhanced ? `${word} ${enhanced}` : word.replace('-', ' ').trimEnd();
      if (enhanced) index++;
      if (full === code) continue;
      if (code === '' || previous.endsWith(':')) {
        code = full;
        kept.push(full);
        previous = full;
        continue;
      }
    }
    const next = normalWord(word, previous);
    if (next !== REMOVED || kept[kept.length - 1] !== REMOVED) kept.push(next);
    previous = next.startsWith(REMOVED) ? next : word;
  }
  return kept.join(' ');
}

/** Quoted local parts may hold blanks, which part words elsewhere. */
function withoutQuoted(reason: string): string {
  return reason.includes('<"') ? reason.replace(/<"[^"]*"@[^>\s]*>/g, '<>') : reason;
}

/** `550`, `550-`, `550-5.7.1`, of the 2xx, 4xx or 5xx kind. */
function isReplyCode(word: string): boolean {
  const first = word.charCodeAt(0);
  if (first !== 50 && first !== 52 && first !== 53) return false;
  return /^[245]\d\d(?:-(?:[245]\.\d{1,3}\.\d{1,3})?)?$/.test(word);
}

function isEnhancedCode(word: string): boolean {
  return /^[245]\.\d{1,3}\.\d{1,3}$/.test(word);
}

const surroundings = /^([("'[<]*)(.*?)([)\]"'>,;:.!?]*)$/s;

/** One word without what differs; its opening and closing marks stay. */
function normalWord(word: string, previous: string): string {
  if (isPlain(word)) return word;
  const angle = word.indexOf('<');
  if (angle >= 0 && word.indexOf('>', angle) > 0) return `${REMOVED}${closingMarks(word)}`;
  if (word.includes('@')) return `${REMOVED}${closingMarks(word)}`;
  if (word.startsWith('"') && previous.endsWith('user:')) return REMOVED;
  const hostAndIp = /^([\w.-]+)\[[^\]]*\](.*)$/s.exec(word);
  if (hostAndIp) return `${domainOf(hostAndIp[1] ?? '')}${hostAndIp[2] ?? ''}`;
  const [, open = '', core = '', close = ''] = surroundings.exec(word) ?? [];
  const normal = normalCore(core, previous);
  return normal === REMOVED
    ? `${REMOVED}${close.replace(/[)\]"'>.!?]/g, '')}`
    : open + normal + close;
}

/** Letters and ordinary marks only: nothing in it can differ from message to message. */
function isPlain(word: string): boolean {
  const last = word.length - 1;
  for (let at = 0; at <= last; at++) {
    const code = word.charCodeAt(at);
    const letter = (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
    if (!letter && !(at === last ? '.,:;!)' : "(-'").includes(word.charAt(at))) return false;
  }
  return true;
}

function closingMarks(word: string): string {
  return /[,;:]$/.exec(word)?.[0] ?? '';
}

const ipv4 = /^\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?$/;
const ipv6 = /^(?=.*:.*:)[0-9a-f:.]+$/i;
const hostName = /^(?:[a-z0-9_-]+\.)+[a-z]{2,}$/i;
const numbersThatMatter = /(?:status|signal|code|error)$/;

function normalCore(core: string, previous: string): string {
  if (!/\d/.test(core)) return hostName.test(core) ? domainOf(core) : withValue(core);
  if (core.includes('/')) return withoutQuery(core).replace(/\d{1,3}(?:\.\d{1,3}){3}/g, REMOVED);
  if (ipv4.test(core) || ipv6.test(core)) return REMOVED;
  if (isEnhancedCode(core.replace(/^#/, ''))) return core;
  if (/^\d+$/.test(core)) return numbersThatMatter.test(previous) ? core : REMOVED;
  if (hostName.test(core)) return domainOf(core);
  if (core.includes('=')) return withValue(core);
  return looksLikeId(core) ? REMOVED : core;
}

/** An address of the web without its query, where that has digits: an id, an IP address. */
function withoutQuery(core: string): string {
  return /\?.*\d/.test(core) ? core.slice(0, core.indexOf('?')) : core;
}

/** `name=mail.example.com`: the value is treated like a word of its own. */
function withValue(core: string): string {
  const equals = core.indexOf('=');
  if (equals <= 0) return core;
  const value = core.slice(equals + 1);
  const isOneValue = value !== '' && !value.includes('=');
  return core.slice(0, equals + 1) + (isOneValue ? normalCore(value, '') : REMOVED);
}

/** Eight characters and more with digits, or mostly digits and marks: an id, a time, a date. */
function looksLikeId(core: string): boolean {
  if (core.length >= 8) return true;
  return !/[a-z]/i.test(core);
}

/** `alt1.gmail-smtp-in.l.google.com` becomes `google.com`, `mx.example.co.uk` `example.co.uk`. */
function domainOf(host: string): string {
  if (ipv4.test(host)) return REMOVED;
  const labels = host.split('.');
  const top = labels[labels.length - 1] ?? '';
  const second = labels[labels.length - 2] ?? '';
  return labels.slice(top.length === 2 && second.length <= 3 ? -3 : -2).join('.');
}
