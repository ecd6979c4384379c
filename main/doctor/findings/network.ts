import type { Facts } from '../facts.ts';
import type { Found } from '../finding.ts';
import { domainsIn, type Failure, failuresOf } from './failures.ts';

/**
 * Three troubles that look alike and must never be confused: the DNS is dead,
 * the way out over port 25 is closed, there is no way at all over IPv6. IPv4 is
 * offered for the last one only, and only where the other side has an IPv4 address.
 */
export function network(facts: Facts): Found[] {
  const dns = dnsBroken(facts);
  return dns.length > 0 ? dns : [...noIpv6Route(facts), ...noAnswer(facts)];
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
  const failures = failuresOf(facts).filter(({ diagnosis }) => diagnosis.cause === 'no-ipv6-route');
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

function noAnswer(facts: Facts): Found[] {
  const failures = failuresOf(facts).filter(
    (failure) => failure.diagnosis.cause === 'timed-out' && portOf(failure) === 25,
  );
  const overIpv4 = failures.filter(({ diagnosis }) => diagnosis.ipVersion !== 6);
  const hosts = new Set(overIpv4.map(hostOf));
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

/** The log names no relay where no connection came about; the reason names it. */
const target = /\bconnect to (\S{1,255}?)\[([^\]\s]{1,64})\]:(\d{1,5})/;
const portOf = ({ relayPort, reason }: Failure) =>
  relayPort ?? Number(target.exec(reason)?.[3] ?? Number.NaN);
const hostOf = ({ relayIp, reason }: Failure) => relayIp ?? target.exec(reason)?.[2];
