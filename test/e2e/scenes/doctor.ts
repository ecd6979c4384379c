import { inWords } from '../../../main/doctor/finding.ts';
import { type Texts, textsFor } from '../../../main/texts/texts.ts';
import type { AppState, FindingView, ReachabilityView } from '../../../preload/contract.ts';
import { bare, moment } from './states.ts';

// What the doctor's window can look like.

/** One thing the window can look like. */
export interface DoctorScene {
  readonly name: string;
  readonly state: Omit<AppState, 'revision'>;
}

const service = 'smtp-ipv4';

function findingsIn(texts: Texts): FindingView[] {
  const evidence = [{ source: '/etc/postfix/transport:3', text: 'gmail.com smtp-ipv4:' }];
  const remedy = { by: 'start' } as const;
  const found = [
    { kind: 'ipv4-service-missing', subject: service, severity: 'bad', fixable: true },
    {
      kind: 'map-stale',
      subject: 'hash:/etc/postfix/aliases',
      severity: 'attention',
      fixable: true,
    },
    { kind: 'server-silent', subject: 'isp.example', severity: 'info', fixable: false },
  ] as const;
  return found.map(({ kind, subject, severity, fixable }) => {
    const words = inWords(texts, {
      kind,
      subject,
      severity: 'info',
      evidence,
      remedy: fixable ? remedy : undefined,
    });
    return {
      id: words.id,
      severity,
      title: words.title,
      why: words.why,
      evidence: words.evidence.map(({ source, text }) => `${source}: ${text}`),
      ...(words.fix ? { fix: { label: words.fix.label } } : {}),
    };
  });
}

function linesIn({ reachability: words }: Texts): ReachabilityView[] {
  const [v4, v6, helo, domain] = [
    '192.0.2.10',
    '2001:db8::10',
    'mail.club.example',
    'club.example',
  ];
  const record = `${'0.1.0.0.'.repeat(7)}8.b.d.0.1.0.0.2.ip6.arpa. IN PTR ${helo}.`;
  const whom = words.whom;
  const lines: readonly Omit<ReachabilityView, 'id'>[] = [
    { state: 'fine', text: words.kind.stable(v4) },
    { state: 'fine', text: words.reverse.fine(v4, helo) },
    { state: 'fine', text: words.kind.stable(v6) },
    {
      state: 'trouble',
      text: words.reverse.none(v6),
      ask: { whom: whom['internet-provider'], text: words.reverse.ask(v6, helo), record },
    },
    { state: 'fine', text: words.helo.fine(helo) },
    { state: 'fine', text: words.mx.fine(domain, helo) },
    {
      state: 'trouble',
      text: words.spf.notNamed(domain, v6),
      ask: {
        whom: whom['dns-host'],
        text: words.askRecord(domain),
        record: `${domain}. IN TXT "v=spf1 mx ip6:${v6} ~all"`,
      },
    },
    { state: 'unknown', text: words.silent(domain, 'DMARC') },
  ];
  return lines.map((line, at) => ({ id: `1.${at}`, ...line }));
}

const looked = { running: false, examinedAt: moment - 120_000 } as const;

function examined(locale: 'en' | 'de'): DoctorScene['state'] {
  const texts = textsFor(locale);
  const findings = findingsIn(texts);
  return { ...bare, locale, findings, doctor: { ...looked, reachability: linesIn(texts) } };
}

const english = textsFor('en');
const fine = linesIn(english).filter(({ state }) => state === 'fine');
const { notAsked } = english.reachability;

/** Every state the window is designed for. */
export const doctorScenes: readonly DoctorScene[] = [
  { name: 'looking', state: { ...bare, doctor: { running: true, reachability: [] } } },
  { name: 'findings', state: examined('en') },
  { name: 'german', state: examined('de') },
  { name: 'healthy', state: { ...bare, doctor: { ...looked, reachability: fine } } },
  {
    name: 'offline',
    state: {
      ...bare,
      doctor: {
        ...looked,
        running: true,
        reachability: [{ id: '1.0', state: 'unknown', text: notAsked }],
      },
    },
  },
  {
    name: 'watching',
    state: {
      ...bare,
      doctor: {
        ...looked,
        reachability: fine,
        aftermath: {
          id: 1,
          stage: 'watching',
          tone: 'neutral',
          message: english.doctorWindow.watching(4),
        },
      },
    },
  },
  {
    name: 'came-back',
    state: {
      ...bare,
      doctor: {
        ...looked,
        reachability: fine,
        aftermath: {
          id: 2,
          stage: 'over',
          tone: 'attention',
          message: `${english.findings.delivered(3)} ${english.findings.returned(1)}`,
        },
      },
    },
  },
  {
    name: 'failed',
    state: {
      ...bare,
      doctor: {
        running: false,
        reachability: [],
        failure: { message: english.doctorWindow.failed, detail: 'spawn postconf EAGAIN' },
      },
    },
  },
  {
    name: 'no-postfix',
    state: {
      ...bare,
      phase: 'no-postfix',
      installation: undefined,
      headline: { tone: 'neutral', ...english.overview.noPostfix },
    },
  },
  {
    name: 'unreadable',
    state: {
      ...bare,
      phase: 'error',
      installation: undefined,
      headline: { tone: 'bad', ...english.overview.unreadable('main.cf: Permission denied') },
    },
  },
];
