import { isIP } from 'node:net';
import type { ReasonContext } from './explanation.ts';

/** What stands in a reason, taken apart. Everything here is hostile text, bounded. */
export interface ReasonFacts {
  /** Where it went wrong: a `reply` of another server, its `greeting`, the `login` at it,
   * the `connection` to it, or `here`. */
  readonly place: 'reply' | 'greeting' | 'login' | 'connection' | 'here';
  /** Sentences for signals: lower case, no accents, no addresses, host names or links;
   * a reply starts with its code and DSN, and ends with `@rcpt` or another stage. */
  readonly words: string;
  /** Links and host names of the text, lower case, for signals that live in them. */
  readonly names: string;
  readonly code?: string;
  readonly dsn?: string;
  readonly status?: string;
  readonly host?: string;
  readonly ipVersion?: 4 | 6;
  /** "delivery temporarily suspended": the queue manager gave this destination a rest. */
  readonly suspended: boolean;
}

// Postfix cuts log text near 2,000 bytes; a reason in the queue can be longer.
const maxReason = 4_000;

const logStatus = /\bstatus=(\w[\w-]*) \((.*)\)\s*$/s;
const logDsn = /\bdsn=([245]\.\d{1,3}\.\d{1,3})\b/;
const logRelay = /\brelay=([^\s,[]{1,255})\[([^\]\s]{1,100})\]/;
const peer =
  /\b(?:host|server|connect to|connection with|conversation with)(?: (\S{1,255}?))??\[([^\]\s]{1,100})\]/i;
const peerSaid = /(?:^|\s)([a-z0-9.-]{1,255})\[([^\]\s]{1,100})\](?::\d+)? (?:said|refused)\b/i;
const hostSaid = /\bhost ([a-z0-9.-]{1,255}) (?:said|refused)\b/i;
const replyCode = /(?<![\d.])([245]\d\d)(?=[ -])/;
const replyDsn = /(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.])/;
const repliedTo = /\(in reply to (?:end of )?(\w+)[^)]{0,40}\)/gi;

/**
 * Takes a reason apart: a bare one (as `postqueue` shows it) or a whole log line with
 * `status=… (…)`. `context` beats what the text says. Never throws; reads at most
 * 4,000 characters. Texts: postfix smtp_proto.c, smtp_connect.c, qmgr_deliver.c.
 */
export function readReason(reason: string, context: ReasonContext = {}): ReasonFacts {
  const line = reason.slice(0, maxReason);
  const log = logStatus.exec(line);
  const suspendedOrNot = (log?.[2] ?? line).trim();
  const text = suspendedOrNot.replace(/^delivery temporarily suspended: /i, '');
  const place = placeOf(text);
  const spoken = place === 'reply' || place === 'greeting';
  const said = spoken ? text.replace(/^.{0,400}?\b(?:said|talk to me): /is, '') : text;
  const code = spoken ? replyCode.exec(said)?.[1] : undefined;
  const dsn = spoken ? replyDsn.exec(said)?.[1] : undefined;
  const relay = logRelay.exec(line);
  const found = peer.exec(text) ?? peerSaid.exec(text) ?? relay;
  return {
    place,
    ...sentences(said, code, dsn),
    code,
    dsn: dsn ?? context.dsn ?? logDsn.exec(line)?.[1],
    status: context.status ?? log?.[1],
    host: context.relayHost ?? found?.[1] ?? hostSaid.exec(text)?.[1],
    ipVersion: ipVersionOf(text, context, [context.relayIp, found?.[2], relay?.[2]]),
    suspended: text !== suspendedOrNot,
  };
}

function placeOf(text: string): ReasonFacts['place'] {
  if (/^sasl authentication failed/i.test(text)) return 'login';
  if (/\brefused to talk to me: /i.test(text)) return 'greeting';
  if (/\bsaid: /i.test(text) || /^\W{0,3}[245]\d\d[ -]/.test(text)) return 'reply';
  if (/^(?:connect to|lost connection with|conversation with) /i.test(text)) return 'connection';
  // A reply pasted from a bounce message, without the host that gave it.
  return /(?<![\d.])[245]\d\d[ -][245]\.\d{1,3}\.\d{1,3}\s/.test(text) ? 'reply' : 'here';
}

// The addresses first: where none is known, a reply that names our own IPv6
// address, or speaks of IPv6, tells how we came.
function ipVersionOf(
  text: string,
  context: ReasonContext,
  addresses: readonly (string | undefined)[],
): 4 | 6 | undefined {
  if (context.ipVersion) return context.ipVersion;
  for (const address of addresses) {
    const version = isIP(address ?? '');
    if (version === 4 || version === 6) return version;
  }
  const named = [...text.matchAll(/[0-9a-f:]{2,39}(?:\.\d+){0,3}/gi)].some(
    ([word]) => word.includes(':') && isIP(word) === 6 && word.length > 4,
  );
  return named || /\bipv6\b/i.test(text) ? 6 : undefined;
}

// Google says this before whatever it blocks; it would make spam of everything.
const boilerplate =
  /\bto (?:best )?protect our users from spam(?: and phishing)?,|\bto reduce the amount of spam[^,.]{0,40},/g;
const link = /\bhttps?:? ?\/\/[^\s<>"]+/g;
const mailAddress = /<[^<>\s]{0,320}@[^<>\s]{0,255}>|[^\s<>@:;,()]{1,64}@[^\s<>@:;,()]{1,255}/g;
const hostName = /\b[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})+(?![\w-])/g;

function sentences(said: string, code: string | undefined, dsn: string | undefined) {
  const plain = said
    .normalize('NFD')
    .replace(/(\p{Script=Latin})\p{M}{1,4}/gu, '$1')
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll(/[’‘`´]/g, "'");
  const stage = [...plain.matchAll(repliedTo)].at(-1)?.[1];
  const names: string[] = [];
  const keepName = (name: string) => {
    names.push(name);
    return ' ';
  };
  const words = plain
    .replace(repliedTo, ' ')
    .replace(boilerplate, ' ')
    .replace(/\b127\.0\.0\.1\b|\[::1\]/g, 'loopback')
    .replace(mailAddress, ' <addr> ')
    .replace(link, keepName)
    .replace(/(?<![\d.])[245]\d\d[ -]+#?(?:[245]\.\d{1,3}\.\d{1,3}(?![\d.]))?/g, ' ')
    .replace(/\(?#?(?<![\d.])[245]\.\d{1,3}\.\d{1,3}(?![\d.])\)?/g, ' ')
    .replace(hostName, keepName)
    .replace(/\s+/g, ' ')
    .trim();
  const head = code || dsn ? `${code ?? '???'} ${dsn ?? '-'} ` : '';
  return { words: `${head}${words}${stage ? ` @${stage}` : ''}`, names: names.join(' ') };
}
