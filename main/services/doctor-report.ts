import type { Facts } from '../doctor/facts.ts';
import type { Finding } from '../doctor/finding.ts';
import type { Reachability } from '../doctor/reachability/lines.ts';
import type { Texts } from '../texts/texts.ts';

// What somebody who helps wants to know first; nothing that holds a secret.
const told = [
  'compatibility_level',
  'inet_interfaces',
  'inet_protocols',
  'transport_maps',
  'default_transport',
  'relayhost',
  'smtp_dns_reply_filter',
  'smtp_bind_address',
  'smtp_bind_address6',
] as const;

const longestReport = 60_000;

/**
 * The findings as plain text for a forum or a helper. Mail addresses and this
 * machine's own IP addresses are masked everywhere, in quoted log lines too;
 * other servers' names and addresses stay, because they are what it is about.
 */
export function reportText(
  facts: Facts,
  findings: readonly Finding[],
  reachability: Reachability,
  texts: Texts,
): string {
  const words = texts.findings.report;
  const values = facts.reading.ok ? facts.reading.configuration.values : {};
  const version = values.mail_version ?? '?';
  const settings = told.filter((name) => values[name]).map((name) => `${name} = ${values[name]}`);
  const own = [
    ...(facts.addresses ?? []).map(({ address }) => address),
    ...reachability.addresses.map(({ address }) => address),
  ];
  const text = [
    words.heading,
    words.postfix(version, texts.cli.state[facts.state]),
    '',
    words.settings,
    ...settings.map(indented),
    '',
    words.findings,
    ...(findings.length === 0 ? [indented(texts.findings.none)] : findings.flatMap(findingLines)),
    '',
    words.reachability,
    ...reachability.lines.map((line) => indented(`${mark[line.state]} ${line.text}`)),
    '',
    words.masked,
    '',
  ].join('\n');
  return masked(text, own).slice(0, longestReport);
}

const indented = (text: string) => `  ${text}`;
const mark = { fine: '+', trouble: '-', unknown: '?' } as const;

function findingLines({ severity, title, why, evidence }: Finding): string[] {
  return [
    indented(`[${severity}] ${title}`),
    indented(`  ${why}`),
    ...evidence.map(({ source, text }) => indented(`  ${source}: ${text}`)),
  ];
}

const mailAddress = /[^\s<>@:;,()="']{1,64}@([^\s<>@:;,()="']{1,255})/g;

/** Masks mail addresses (the domain's end stays: it tells the provider) and these IP addresses. */
export function masked(text: string, own: readonly string[]): string {
  const hidden = [...new Set(own)].sort((one, other) => other.length - one.length);
  let result = text.replace(mailAddress, (_, domain: string) => `***@${domain}`);
  for (const address of hidden) {
    const name = address.includes(':') ? '[my IPv6 address]' : '[my IPv4 address]';
    result = result.replaceAll(whole(address), name);
  }
  return result;
}

/** The address, not the beginning of a longer one. */
const whole = (address: string) =>
  new RegExp(`(?<![0-9a-f.:])${address.replace(/[.]/g, '\\.')}(?![0-9a-f:]|\\.\\d)`, 'gi');
