import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { idOf } from '../../../main/doctor/finding.ts';
import { findAll } from '../../../main/doctor/findings/all-findings.ts';
import { delivery, type Given, logLine, someFacts, waiting } from './findings/some-facts.ts';

// What people reported, word for word, as a log and a configuration: does the doctor come to
// the cause that was found in the end?

interface Report {
  readonly id: string;
  readonly strings: readonly string[];
  readonly config_lines: readonly string[];
  readonly ipv4_helps?: boolean;
}

const file = resolve(import.meta.dirname, '../../../../shared/corpus/reports.json');
const reports: readonly Report[] = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : [];
if (reports.length === 0) console.log(`skipped: reports (no ${file})`);

const google = 'gmail-smtp-in.l.google.com[2a00:1450:4013:c07::1b]:25';
const at = (relay: string) => (text: string) =>
  delivery('bob@firm.example', relay, '5.7.1', 'bounced', text);
const bounced = at(google);
const waits = (domain: string): Given['facts'] => ({
  queue: { ok: true, total: 1, waiting: [waiting(domain, 'as in the log')] },
  ways: { [domain]: { ipv4: true, ipv6: true } },
});

type Case = readonly [expected: readonly string[], given: (report: Report) => Given];
const [refused, nothing] = [['provider-refuses-ipv6:google'], [] as string[]];
const overIpv6: Case = [refused, ({ strings }) => ({ log: strings.slice(0, 1).map(bounced) })];
const fromLog = ({ strings }: Report): Given => ({ log: strings.map(logLine) });

const cases: Readonly<Record<string, Case>> = {
  // Nothing was said by any server, or nothing failed.
  R01: [nothing, () => ({})],
  R04: [nothing, () => ({})],
  R16: [nothing, fromLog],
  R21: [nothing, () => ({})],
  R38: [nothing, () => ({ transport: 'mailbox.example smtp:\n' })],
  R02: overIpv6,
  // The relay's name is lost: the reply's own words tell whose it is.
  R03: [
    refused,
    ({ strings }) => ({
      log: [
        delivery(
          'bob@firm.example',
          'host[2a00:1450:400c:c02::1a]:25',
          '5.7.1',
          'bounced',
          reasonIn(strings[0]),
        ),
      ],
    }),
  ],
  R05: overIpv6,
  R06: [refused, ({ strings }) => ({ log: [bounced(reasonIn(strings[0]))] })],
  R07: overIpv6,
  R08: overIpv6,
  R09: overIpv6,
  R11: overIpv6,
  R12: overIpv6,
  R13: overIpv6,
  R15: overIpv6,
  // IPv4 gives no answer, so the missing way over IPv6 is not what to cure.
  R17: [
    ['port-25-blocked'],
    ({ strings }) => ({
      log: [
        logLine(`postfix/smtp[7]: ${strings[0]}`),
        delivery('bob@gmail.com', 'none', '4.4.1', 'deferred', strings[1] ?? ''),
      ],
      facts: waits('gmail.com'),
    }),
  ],
  R19: [
    ['no-ipv6-route'],
    ({ strings }) => ({
      log: [delivery('bob@firm.example', 'none', '4.4.1', 'deferred', reasonIn(strings[0]))],
      facts: waits('firm.example'),
    }),
  ],
  R22: [
    ['service-chroot:smtp'],
    ({ strings, config_lines: [, broken] }) => ({
      log: strings.map(logLine),
      master: `${broken?.replace('(breaks)', '')}\n`,
      values: { mail_version: '2.10.1', compatibility_level: '' },
    }),
  ],
  R23: [['service-dies:smtp'], crashed],
  R24: [
    ['map-type-elsewhere:btree'],
    ({ strings }) => ({
      log: strings.slice(1).map((text) => logLine(`postfix/smtp[7]: ${text}`)),
    }),
  ],
  R26: [
    ['map-unavailable:/etc/postfix/transport.cf', 'service-missing:amavisfeed'],
    ({ strings }) => ({
      log: strings.map((text) => logLine(text.replace(/^(trivial|warning)/, 'postfix/x[7]: $1'))),
    }),
  ],
  R28: [
    ['waits-without-reason'],
    ({ strings }) => ({
      log: strings.map((text) => text.replace('2024-04-25T22', '2026-11-25T10')),
      facts: waits('remote'),
    }),
  ],
  R29: [
    ['core-service-missing:retry'],
    ({ strings }) => ({ log: strings.map(logLine), without: 'retry' }),
  ],
  R30: [['map-unavailable:/etc/postfix/transport'], fromLog],
  R32: [
    ['map-type-elsewhere:hash', 'map-type-elsewhere:btree', 'map-unavailable:/etc/aliases'],
    ({ strings }) => ({ log: strings.map((text) => logLine(`postfix/local[7]: ${text}`)) }),
  ],
  R33: [
    ['map-type-elsewhere:hash'],
    ({ strings }) => ({ log: strings.map((text) => logLine(`postfix/cleanup[7]: ${text}`)) }),
  ],
  R35: [['option-not-indented:master.cf:1'], () => ({ master: '-o inet_protocols=ipv4\n' })],
  R36: [['lines-joined:master.cf:1'], ({ strings }) => ({ master: `${strings[0]}\n` })],
  // IPv4 is no cure for these.
  R40: [nothing, ({ strings }) => ({ log: strings.map(at('none')) })],
  R42: [
    nothing,
    ({ strings }) => ({ log: strings.map(at('mta6.am0.yahoodns.net[74.6.137.64]:25')) }),
  ],
  R44: [
    nothing,
    ({ strings }) => ({ log: strings.map(at('gmail-smtp-in.l.google.com[192.0.2.1]:25')) }),
  ],
  R48: [nothing, fromLog],
  R49: [nothing, ({ strings }) => ({ log: strings.map(at('none')) })],
  R45: [
    ['provider-refuses-ipv6:freenet'],
    ({ strings }) => ({ log: strings.map(at('emig.freenet.de[2001:748:100:40::8:115]:25')) }),
  ],
};

function crashed({ strings }: Report): Given {
  const writer = (text: string) => (/^warning: (private|transport)/.test(text) ? 'qmgr' : 'master');
  const lines = strings.slice(0, 4).map((text) => logLine(`postfix/${writer(text)}[7]: ${text}`));
  const last = delivery('a@b.example', 'none', '4.3.0', 'deferred', reasonIn(strings[4]));
  return { log: [...lines, last], facts: waits('b.example') };
}

/** What stands in the parentheses behind `status=`. */
function reasonIn(text = ''): string {
  return /status=\w+ \((.*)\)$/s.exec(text)?.[1] ?? text;
}

describe.skipIf(reports.length === 0)('the doctor on what people reported', () => {
  test('every report has its diagnosis here', () => {
    expect(reports.map(({ id }) => id).sort()).toEqual(Object.keys(cases).sort());
  });

  test.each(reports.map((report) => [report.id, report] as const))('%s', (id, report) => {
    const [expected, given] = cases[id] ?? [];
    const found = findAll(someFacts(given?.(report)));
    expect(found.map(idOf).sort()).toEqual([...(expected ?? [])].sort());
    // What is said not to be helped by IPv4 gets no such button.
    const isOffered = found.some(({ remedy }) => remedy?.by === 'rules');
    if (report.ipv4_helps !== undefined) expect(isOffered).toBe(report.ipv4_helps);
  });
});
