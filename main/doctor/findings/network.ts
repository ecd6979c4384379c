import type { Facts } from '../facts.ts';
import type { Found } from '../finding.ts';
import { domainsIn, type Failure, failuresOf } from './failures.ts';

/**
 * Three troubles that look alike and must never be confused: the DNS is dead,
 * the way out over port 25 is closed, there is no way at all over IPv6. IPv4 is
 * offered for the last one only, only where the other side has an IPv4 address,
 * and never where port 25 gives no answer over IPv4: there it cannot help.
 */
export function network(facts: Facts): Found[] {
  const dns = dnsBroken(facts);
  if (dns.length > 0) return dns;
  const answers = noAnswer(facts);
  const isBlocked = answers.some(({ kind }) => kind === 'port-25-blocked');
  return isBlocked ? answers : [...noIpv6Route(facts), ...answers];
}

function dnsBroken(facts: Facts): Found[] {
  if (facts.resolver !== 'silent') return [];
  const lines = failuresOf(facts).filter(({ diagnosis }) => diagnosis.cause === 'dns-silent');
  return [
    {
      kind: 'dns-broken',
      subject: '',
      severity: 'problem',
      evidence: [
        { source: 'DNS', text: 'gmail.com MX, icloud.com MX: no answer' },
        ...lines.map(({ evidence }) => evidence),
      ],
    },
  ];
}

function noIpv6Route(facts: Facts): Found[] {
  const failures = failuresOf(facts).filter(
    (failure) => failure.diagnosis.cause === 'no-ipv6-route' && !isSilentToo(facts, failure),
  );
  if (failures.length === 0) return [];
  const helped = domainsIn(failures).filter((domain) => facts.ways[domain]?.ipv4);
  return [
    {
      kind: helped.length > 0 ? 'no-ipv6-route' : 'no-ipv6-route-no-ipv4',
      subject: '',
      severity: 'problem',
      evidence: failures.map(({ evidence }) => evidence),
      remedy: helped.length > 0 ? { by: 'rules', names: helped, retry: helped } : undefined,
    },
  ];
}

/** Whether the same server gave no answer over IPv4 before: then there is no way to it at all. */
export const isSilentToo = ({ log }: Facts, failure: Failure) =>
  log.ok && log.silentOverIpv4.some(({ host }) => host === targetOf(failure).host);

function noAnswer(facts: Facts): Found[] {
  const failures = failuresOf(facts).filter(
    (failure) =>
      targetOf(failure).port === 25 &&
      (failure.diagnosis.cause === 'timed-out' ||
        // Who refused over IPv6 has answered.
        (failure.diagnosis.class === 'network' && isSilentToo(facts, failure))),
  );
  const overIpv4 = [
    ...failures
      .filter(({ diagnosis }) => diagnosis.ipVersion !== 6)
      .map((failure) => ({ ip: targetOf(failure).ip, evidence: failure.evidence })),
    ...triedBefore(facts),
  ];
  const hosts = new Set(overIpv4.map(({ ip }) => ip));
  const sent = facts.log.ok ? facts.log.sentOver : { ipv4: false, ipv6: false };
  const isBlocked = !sent.ipv4 && (hosts.size > 1 || (hosts.size === 1 && !sent.ipv6));
  if (isBlocked) {
    return [
      {
        kind: 'port-25-blocked',
        subject: '',
        // One server alone may be down itself.
        severity: hosts.size > 1 ? 'problem' : 'warning',
        evidence: overIpv4.map(({ evidence }) => evidence),
      },
    ];
  }
  return domainsIn(failures).map((domain) => ({
    kind: 'server-silent' as const,
    subject: domain,
    severity: 'info' as const,
    evidence: failures.filter((one) => one.domain === domain).map(({ evidence }) => evidence),
  }));
}

/**
 * Mail goes over IPv6 only: over IPv4 nobody took any, and several servers, or one that
 * speaks over IPv6, gave no answer at port 25. A rule would then send mail into nothing.
 */
export function isIpv4Closed({ log }: Facts): boolean {
  if (!log.ok || log.sentOver.ipv4) return false;
  const { silentOverIpv4: silent } = log;
  return silent.length > 1 || silent.some(({ speaksIpv6 }) => speaksIpv6);
}

/** Addresses that gave no answer before Postfix went on to an IPv6 one, while mail still waits. */
function triedBefore(facts: Facts) {
  const { log } = facts;
  if (!log.ok || failuresOf(facts).every(({ diagnosis }) => diagnosis.class !== 'network'))
    return [];
  return log.silentOverIpv4.map(({ ip, line }) => ({
    ip,
    evidence: { source: log.source, text: line },
  }));
}

const target = /\bconnect to (\S{1,255}?)\[([^\]\s]{1,64})\]:(\d{1,5})/;

/** The log names no relay where no connection came about; the reason names it. */
function targetOf({ relayHost, relayIp, relayPort, reason }: Failure) {
  const [, host, ip, port] = target.exec(reason) ?? [];
  return {
    host: relayHost ?? host,
    ip: relayIp ?? ip,
    port: relayPort ?? (port === undefined ? undefined : Number(port)),
  };
}
