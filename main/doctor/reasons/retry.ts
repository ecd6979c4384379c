import type { Cause, Retry } from './explanation.ts';
import type { ReasonFacts } from './reason-facts.ts';

// Faults of this machine and of the way there: Postfix defers (smtp_connect.c,
// qmgr_deliver.c). The others here: it returns the mail (smtp_addr.c 5.4.4, loop 5.4.6).
const byCause: Partial<Record<Cause, Retry>> = {
  'service-broken': 'will-retry',
  'table-broken': 'will-retry',
  'own-setup': 'will-retry',
  encryption: 'will-retry',
  'relay-login': 'will-retry',
  'dns-silent': 'will-retry',
  'no-ipv6-route': 'will-retry',
  unreachable: 'will-retry',
  'timed-out': 'will-retry',
  refused: 'will-retry',
  'connection-lost': 'will-retry',
  'domain-unknown': 'given-up',
  'takes-no-mail': 'given-up',
  'too-big': 'given-up',
  'user-unknown': 'given-up',
  loop: 'given-up',
};

/**
 * What Postfix does next. A status of the log decides; then the place: a server that
 * refuses in its greeting is tried again even after 5xx (smtp_skip_5xx_greeting, default
 * yes), as is a relay that refuses the login (smtp_sasl_auth_soft_bounce); then the first
 * digit of the reply, then the cause.
 */
export function retryOf(cause: Cause, facts: ReasonFacts): Retry {
  const status = facts.status?.toLowerCase();
  if (status === 'bounced' || status === 'expired' || status === 'force-expired') return 'given-up';
  if (status === 'deferred' || status === 'softbounce') return 'will-retry';
  if (facts.suspended || facts.place === 'greeting' || facts.place === 'login') return 'will-retry';
  const digit = (facts.code ?? facts.dsn)?.[0];
  if (digit === '4') return 'will-retry';
  if (digit === '5') return 'given-up';
  return byCause[cause] ?? 'unknown';
}
