import type { reasons } from '../../texts/en/reasons.ts';
import { type ProviderId, providerById, providerOfHost } from '../providers.ts';
import { likeliestCause } from './classify.ts';
import {
  type Cause,
  causes,
  type Diagnosis,
  type Explanation,
  type ReasonContext,
} from './explanation.ts';
import { ipv4Helps } from './ipv4-helps.ts';
import { type ReasonFacts, readReason } from './reason-facts.ts';
import { retryOf } from './retry.ts';

/** The words of one language; see `main/texts/en/reasons.ts`. */
export type ReasonTexts = typeof reasons;

/**
 * What a deferral or bounce reason means, as values. `reason` is the bare text in the
 * queue or in the log's parentheses, or a whole log line; it may be hostile. Never throws.
 */
export function diagnose(reason: string, context: ReasonContext = {}): Diagnosis {
  const facts = readReason(reason, context);
  const provider = providerOf(facts);
  const cause = refined(likeliestCause(facts), facts, provider, context);
  return {
    class: causes[cause].class,
    cause,
    ipv4Helps: ipv4Helps(cause, facts),
    retry: retryOf(cause, facts),
    whoActs: causes[cause].whoActs,
    ...(provider ? { provider } : {}),
    ...(facts.ipVersion ? { ipVersion: facts.ipVersion } : {}),
  };
}

/** As `diagnose`, and in plain words of the language of `texts`. */
export function explain(
  reason: string,
  texts: ReasonTexts,
  context: ReasonContext = {},
): Explanation {
  const diagnosis = diagnose(reason, context);
  const name = diagnosis.provider && providerById(diagnosis.provider)?.name;
  const days = context.queueLifetimeDays ?? 5;
  const ipv4Text = ipv4Sentence(diagnosis, texts);
  return {
    ...diagnosis,
    ...texts.causes[diagnosis.cause](texts.server(name)),
    next: texts.next[diagnosis.retry](days),
    whoActsText: texts.whoActs[diagnosis.whoActs],
    ...(ipv4Text ? { ipv4Text } : {}),
  };
}

// Two causes look alike in their words, and differ in how the mail went.
function refined(
  cause: Cause,
  facts: ReasonFacts,
  provider: ProviderId | undefined,
  context: ReasonContext,
): Cause {
  if (cause === 'unreachable' && facts.ipVersion === 6) return 'no-ipv6-route';
  if (cause === 'relay-denied' && context.viaRelayhost) return 'relay-login';
  if (cause !== 'no-ptr') return cause;
  // Pasted without the host that said it, Google's "no PTR record" is nearly always
  // about IPv6: an IPv4 address without a name is rare, an IPv6 one is the rule.
  const likelyIpv6 = facts.ipVersion === undefined && provider === 'google';
  return facts.ipVersion === 6 || likelyIpv6 ? 'no-ptr-ipv6' : cause;
}

// By the host; where a reply was pasted without it, or with a word in its place, by the way
// Google signs its replies. A server with a name of its own may say what it likes.
function providerOf(facts: ReasonFacts): ProviderId | undefined {
  if (facts.host?.includes('.')) return providerOfHost(facts.host);
  const google = /\bgsmtp\b|\bgmail\b/.test(facts.words) || /\bgoogle\.com\b/.test(facts.names);
  return google && facts.place === 'reply' ? 'google' : undefined;
}

function ipv4Sentence(diagnosis: Diagnosis, texts: ReasonTexts): string | undefined {
  if (diagnosis.ipv4Helps === true) return texts.ipv4.yes;
  if (diagnosis.ipv4Helps === false)
    return diagnosis.class === 'network' && diagnosis.ipVersion === 4 ? texts.ipv4.no : undefined;
  if (diagnosis.class === 'auth-spf-dkim') return texts.ipv4.onlyIfSpfNamesIt;
  if (diagnosis.class === 'network') return texts.ipv4.onlyIfTheWayIsFree;
  return diagnosis.ipVersion === 6 ? texts.ipv4.onlyIfTrusted : texts.ipv4.onlyIfSentOverIpv6;
}
