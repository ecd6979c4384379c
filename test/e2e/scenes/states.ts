import { glanceOf } from '../../../main/services/monitor/monitor-view.ts';
import { defaultSettings } from '../../../main/services/settings.ts';
import { textsFor } from '../../../main/texts/texts.ts';
import type { Activity, AppState, RuleView } from '../../../preload/contract.ts';

// Values for the scenes: what the services would say.

/** A fixed moment, so that a picture made twice is the same picture. */
export const moment = Date.UTC(2026, 4, 12, 9, 41);

const MINUTE = 60_000;

/** Everything the state may hold and mostly does not; a scene adds what it is about. */
export const bare: Omit<AppState, 'revision'> = {
  locale: 'en',
  phase: 'ready',
  headline: { tone: 'good', ...textsFor('en').overview.fine([]) },
  installation: { configDir: '/etc/postfix', version: '3.2.2', state: 'running' },
  installations: [{ configDir: '/etc/postfix', version: '3.2.2' }],
  rules: [],
  offers: [],
  findings: [],
  queue: undefined,
  activity: undefined,
  lastChange: undefined,
  settings: defaultSettings,
  asksPassword: true,
  checkedAt: moment,
  busy: undefined,
};

export const gmail: RuleView = {
  kind: 'domain',
  name: 'gmail.com',
  state: 'on',
  origin: 'postbar',
  where: '/etc/postfix/postbar_transport:1',
};

export const broken: RuleView = {
  ...gmail,
  state: 'broken',
  origin: 'by-hand',
  where: '/etc/postfix/transport:12',
  problem: textsFor('en').rules.problem.chroot(''),
};

export const conflict: RuleView = {
  ...gmail,
  name: 'club.example',
  state: 'conflict',
  where: '/etc/postfix/transport:3',
  problem: textsFor('en').rules.conflict['routed-elsewhere'](
    'club.example',
    'club.example relay:[mx.club.example]',
    '/etc/postfix/transport:3',
  ),
};

export const tOnline: RuleView = { ...gmail, name: 't-online.de' };

export const byHand: RuleView = {
  ...gmail,
  name: 'gmx.net',
  origin: 'by-hand',
  where: '/etc/postfix/transport:14',
};

// A working day in half hours: quiet at night, two waves, four returned.
const day = [
  2, 3, 1, 4, 5, 1, 1, 1, 0, 9, 12, 8, 17, 16, 2, 6, 11, 12, 9, 7, 16, 5, 17, 4, 7, 6, 2, 18, 14,
  17, 6, 17, 7, 5, 4, 7, 8, 14, 18, 16, 18, 18, 4, 1, 3, 4, 2, 2,
];
const returned = new Map([
  [20, 3],
  [21, 2],
  [33, 2],
]);
const delayed = new Map([
  [28, 4],
  [41, 3],
]);

const buckets = day.map((sent, at) => ({
  at: moment - (day.length - at) * 30 * MINUTE,
  sent,
  deferred: delayed.get(at) ?? 0,
  bounced: returned.get(at) ?? 0,
}));

export const activity: Activity = {
  bucketMs: 30 * MINUTE,
  buckets,
  totals: { sent: day.reduce((sum, sent) => sum + sent), deferred: 7, bounced: 7 },
};

/** The same day when nothing came back and nothing had to wait. */
export const goodDay: Activity = {
  ...activity,
  buckets: buckets.map(({ at, sent }) => ({ at, sent, deferred: 0, bounced: 0 })),
  totals: { ...activity.totals, deferred: 0, bounced: 0 },
};

export const quietDay: Activity = {
  ...activity,
  buckets: buckets.map(({ at }) => ({ at, sent: 0, deferred: 0, bounced: 0 })),
  totals: { sent: 0, deferred: 0, bounced: 0 },
};

const oneDomain = { provider: undefined, otherDomains: 0 } as const;

/** What waits, in the product's own words. */
const queueIn = (locale: 'en' | 'de'): AppState['queue'] =>
  glanceOf(
    {
      total: 7,
      bytes: 84_000,
      oldestAt: moment - 125 * MINUTE,
      held: 0,
      unexplained: 0,
      causes: [
        { ...oneDomain, cause: 'mailbox-full', domain: 'isp.example', count: 5 },
        { ...oneDomain, cause: 'greylist', domain: 'town.example', count: 2 },
      ],
    },
    textsFor(locale),
  );

export const queue = queueIn('en');

/** What the doctor says of Google's refusals. */
function googleRefuses(locale: 'en' | 'de'): AppState['findings'][number] {
  const { title, why, fix } = textsFor(locale).findings.kinds['provider-refuses-ipv6']('google');
  return {
    id: 'provider-refuses-ipv6:google',
    severity: 'attention',
    title,
    why,
    evidence: [
      '550-5.7.1 [2001:db8::10] Our system has detected that this message does not meet IPv6 sending guidelines regarding PTR records and authentication.',
      '2001:db8::10 has no PTR record',
    ],
    fix: { label: fix },
  };
}

export const googleFinding = googleRefuses('en');

/** The day of the sketch: something came back, something waits, the rest flows. */
export const workingDay: Omit<AppState, 'revision'> = {
  ...bare,
  headline: { tone: 'attention', ...textsFor('en').overview.returned(7, 7) },
  rules: [broken, tOnline],
  offers: [{ kind: 'provider', name: 'google' }],
  findings: [googleFinding],
  queue,
  activity,
};

/** The same day in German, which takes more room. */
export const germanDay: Omit<AppState, 'revision'> = {
  ...workingDay,
  locale: 'de',
  headline: { tone: 'attention', ...textsFor('de').overview.returned(7, 7) },
  queue: queueIn('de'),
  rules: [{ ...broken, problem: textsFor('de').rules.problem.chroot('') }, byHand],
  findings: [googleRefuses('de')],
};

const markup = '<img src=x onerror="document.title=1"><script>document.title=2</script>';

/** What a sender, a server or a file could try: markup, marks that reorder, no end. */
export const hostileDay: Omit<AppState, 'revision'> = {
  ...workingDay,
  headline: { tone: 'attention', title: markup, detail: `a\u202egnp.exe\u0000\u001b[31m${markup}` },
  rules: [
    {
      ...broken,
      name: `${'a'.repeat(400)}.example`,
      problem: `\u202e${markup}${'x'.repeat(2000)}`,
    },
    {
      ...byHand,
      name: '__proto__',
      kind: 'provider',
      where: `/etc/${'deep/'.repeat(60)}transport:1`,
    },
  ],
  findings: [{ ...googleFinding, title: markup, why: markup.repeat(50), evidence: [markup] }],
  queue: {
    total: 1,
    bytes: 1,
    causes: [
      {
        id: markup,
        title: `bob\u2066@\u2069${markup}`,
        detail: '\u0007\u009b31m'.repeat(40),
        count: 1,
        tone: 'bad',
        share: 40,
      },
    ],
  },
};
