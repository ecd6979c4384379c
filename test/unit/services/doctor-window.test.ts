import { beforeEach, describe, expect, test } from 'vitest';
import type { Facts } from '../../../main/doctor/facts.ts';
import { inLines } from '../../../main/doctor/reachability/lines.ts';
import type { Ipv4Rules } from '../../../main/services/change.ts';
import type { Doctor, FixResult, OnChanged } from '../../../main/services/doctor.ts';
import {
  type DoctorWindow,
  makeDoctorWindow,
} from '../../../main/services/doctor-window/doctor-window.ts';
import type { ServedPostfix } from '../../../main/services/postfix-in-use.ts';
import { textsFor } from '../../../main/texts/texts.ts';
import type { AppState } from '../../../preload/contract.ts';
import { delivery, someFacts } from '../doctor/findings/some-facts.ts';

// When the doctor looks, in which words, and what it tells of a fix.

const address = '2001:db8::10';
const view = {
  asked: true,
  relay: undefined,
  helo: 'mail.club.example',
  heloResolves: true,
  addresses: [{ address, kind: 'stable', reverse: { state: 'none' } }],
  domains: [],
} as unknown as Parameters<typeof inLines>[0];

const change = { ok: true, changed: true, message: 'Done.', diff: [], warnings: [] } as const;
const retried = { delivered: 2, returned: 0, partly: 0, deleted: 0, waiting: 0, unknown: 0 };

let facts: Facts;
let locale: 'en' | 'de';
let time: number;
let runs: number;
/** Ends the examination that is under way. */
let ends: (() => void)[];
let signals: (AbortSignal | undefined)[];
let fails: string | undefined;
let applied: { changed: OnChanged | undefined; end: (result: FixResult) => void }[];
let doctor: DoctorWindow;
let news: string[];

beforeEach(() => {
  [facts, locale, time, runs, ends] = [someFacts(), 'en', 1_000_000, 0, []];
  [fails, applied, news, signals] = [undefined, [], [], []];
  const served: Doctor = {
    run: async ({ signal } = {}) => {
      runs++;
      signals.push(signal);
      await new Promise<void>((resolve) => ends.push(resolve));
      if (fails) throw new Error(fails);
      return { facts, findings: [], reachability: inLines(view, textsFor('en')) };
    },
    preview: async () => ({
      ok: true,
      preview: { token: 'fix-1', title: '', steps: [], diff: [], warnings: [], nothingToDo: false },
    }),
    apply: (_token, changed) =>
      new Promise((end) => {
        applied.push({ changed, end });
      }),
  };
  const rules = { apply: async () => ({ ...change, message: 'A rule.' }) } as unknown as Ipv4Rules;
  doctor = makeDoctorWindow({
    find: async () => ({ doctor: served }) as ServedPostfix,
    rules,
    texts: () => textsFor(locale),
    now: () => time,
  });
  doctor.watch((one) => news.push(one));
});

const ready = {
  phase: 'ready',
  installation: { configDir: '/etc/postfix', version: '3.7.11', state: 'running' },
  rules: [],
} as unknown as AppState;

/** Lets what waits go on, and the examinations end, until there is nothing left. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) {
    for (const end of ends.splice(0)) end();
    await new Promise((resolve) => setImmediate(resolve));
  }
}

async function looked(): Promise<void> {
  const run = doctor.run();
  await settle();
  await run;
}

describe('when it looks', () => {
  test('at the first state, and again only when that is another one or time has passed', async () => {
    doctor.follow({ ...ready, phase: 'loading' });
    expect(runs).toBe(0);
    doctor.follow(ready);
    await settle();
    doctor.follow({ ...ready, revision: 7 });
    await settle();
    expect(runs).toBe(1);
    const stopped = { ...ready.installation, state: 'stopped' } as AppState['installation'];
    doctor.follow({ ...ready, installation: stopped, busy: 'changing' });
    await settle();
    expect(runs).toBe(1);
    doctor.follow({ ...ready, installation: stopped });
    await settle();
    expect(runs).toBe(2);
    time += 11 * 60_000;
    doctor.follow({ ...ready, installation: stopped });
    await settle();
    expect(runs).toBe(3);
    expect(news).toEqual(['progress', 'examined', 'progress', 'examined', 'progress', 'examined']);
  });

  test('an examination that took long is not repeated soon', async () => {
    doctor.follow(ready);
    await new Promise((resolve) => setImmediate(resolve));
    time += 60_000;
    await settle();
    time += 11 * 60_000;
    doctor.follow(ready);
    await settle();
    expect(runs).toBe(1);
  });

  test('whoever asks while it looks gets what is so after that', async () => {
    const first = doctor.run();
    await new Promise((resolve) => setImmediate(resolve));
    expect(doctor.view().running).toBe(true);
    facts = someFacts({ transport: 'gmail.com smtp-ipv4:\n' });
    const second = doctor.run();
    await settle();
    expect([await first, await second]).toEqual([
      { ok: true, value: null },
      { ok: true, value: null },
    ]);
    expect(runs).toBe(2);
    expect(doctor.findings().map(({ id }) => id)).toEqual(['ipv4-service-missing:smtp-ipv4']);
  });
});

describe('an examination that is stopped', () => {
  const turn = () => new Promise((resolve) => setImmediate(resolve));

  test('ends at once, with all it runs, and is not begun anew; what was known stays', async () => {
    await looked();
    const { examinedAt } = doctor.view();
    const run = doctor.run();
    await turn();
    void doctor.run();
    doctor.stop();
    expect(await run).toEqual({ ok: true, value: null });
    expect(signals[1]?.aborted).toBe(true);
    expect(runs).toBe(2);
    expect(doctor.view()).toMatchObject({ running: false, stopped: true, examinedAt });
    expect(doctor.view().failure).toBeUndefined();
    await looked();
    expect(doctor.view().stopped).toBeUndefined();
  });

  test('the first one: nothing is known, and no failure is told', async () => {
    const run = doctor.run();
    await turn();
    doctor.stop();
    await run;
    expect(doctor.view()).toEqual({ running: false, stopped: true, reachability: [] });
    expect(await doctor.words('1.0', 'text')).toMatchObject({ error: { code: 'stopped' } });
  });

  test('by a change that begins: one is made when that is over', async () => {
    doctor.follow(ready);
    await turn();
    doctor.follow({ ...ready, busy: 'changing' });
    await turn();
    expect(signals[0]?.aborted).toBe(true);
    expect(doctor.view().running).toBe(false);
    doctor.follow({ ...ready, busy: 'changing' });
    expect(runs).toBe(1);
    doctor.follow(ready);
    await settle();
    expect(runs).toBe(2);
    expect(doctor.view()).toMatchObject({ running: false, examinedAt: time });
  });
});

describe('what it says', () => {
  test('in the language of the moment', async () => {
    facts = someFacts({ transport: 'gmail.com smtp-ipv4:\n' });
    await looked();
    expect(doctor.findings()[0]).toMatchObject({
      severity: 'bad',
      title: 'The delivery service “smtp-ipv4” does not exist',
      evidence: ['/etc/postfix/transport:1: gmail.com smtp-ipv4:'],
      fix: { label: 'Add the service “smtp-ipv4”' },
    });
    locale = 'de';
    expect(doctor.findings()[0]?.title).toBe('Den Zustelldienst „smtp-ipv4“ gibt es nicht');
    expect(doctor.view().reachability.at(0)?.text).toContain(address);
  });

  test('nothing of a Postfix that is stopped when it runs by now', async () => {
    facts = someFacts({ facts: { state: 'stopped' } });
    await looked();
    expect(doctor.findings('stopped').map(({ id }) => id)).toEqual(['postfix-stopped']);
    expect(doctor.findings('running')).toEqual([]);
  });

  test('a line is copied by its name, until there is another examination', async () => {
    await looked();
    const line = doctor.view().reachability.find(({ ask }) => ask);
    expect(doctor.words(line?.id ?? '', 'text')).toEqual({ ok: true, value: line?.ask?.text });
    expect(doctor.words(line?.id ?? '', 'record')).toMatchObject({
      value: expect.stringContaining('ip6.arpa. IN PTR mail.club.example.'),
    });
    expect(doctor.words('1.99', 'text')).toMatchObject({ error: { code: 'gone' } });
    await looked();
    expect(doctor.words(line?.id ?? '', 'text')).toMatchObject({ error: { code: 'gone' } });
  });

  test('the report has neither mail addresses nor this server’s own', async () => {
    const refused = '550-5.7.1 [2001:db8::10] IPv6 sending guidelines regarding PTR records';
    const relay = 'gmail-smtp-in.l.google.com[2607:f8b0:4023::1b]:25';
    facts = someFacts({ log: [delivery('bob@gmail.com', relay, '5.7.1', 'bounced', refused)] });
    await looked();
    const report = doctor.report();
    await settle();
    const { value } = (await report) as { value: string };
    expect(value).toContain('***@gmail.com');
    expect(value).not.toContain('bob@');
    expect(value).not.toContain(address);
    expect(doctor.offers()).toEqual([{ kind: 'provider', name: 'google' }]);
  });

  test('an examination that fails is told as such, and forgotten after one that does not', async () => {
    fails = 'spawn postconf EAGAIN';
    await looked();
    expect(doctor.view().failure).toMatchObject({ detail: 'spawn postconf EAGAIN' });
    expect(doctor.words('1.0', 'text')).toMatchObject({ ok: false });
    fails = undefined;
    await looked();
    expect(doctor.view()).toMatchObject({ running: false, examinedAt: time });
    expect(doctor.view().failure).toBeUndefined();
  });
});

describe('a fix', () => {
  test('is told when it is in place, and the mail when it has gone', async () => {
    await doctor.preview('anything');
    const result = doctor.apply('fix-1');
    await new Promise((resolve) => setImmediate(resolve));
    applied[0]?.changed?.(change, 2);
    expect(await result).toEqual(change);
    expect(doctor.view().aftermath).toMatchObject({ stage: 'watching', tone: 'neutral' });
    applied[0]?.end({ ...change, retried });
    await settle();
    expect(doctor.view().aftermath).toMatchObject({
      stage: 'over',
      tone: 'good',
      message: '2 messages that were stuck have been delivered.',
    });
    expect(runs).toBe(1);
    time += 11 * 60_000;
    expect(doctor.view().aftermath).toBeUndefined();
  });

  test.each([
    ['attention', { ...retried, returned: 1 }],
    ['neutral', { ...retried, waiting: 1 }],
    ['neutral', { ...retried, notTried: { code: 'stopped' as const } }],
  ])('is only as good as what became of the mail: %s', async (tone, became) => {
    await doctor.preview('anything');
    const result = doctor.apply('fix-1');
    await new Promise((resolve) => setImmediate(resolve));
    applied[0]?.end({ ...change, retried: became });
    expect(await result).toMatchObject(change);
    expect(doctor.view().aftermath).toMatchObject({ stage: 'over', tone });
    await settle();
  });

  test('a rule is applied as a rule, and no mail is watched', async () => {
    expect(await doctor.apply('rule-1')).toMatchObject({ message: 'A rule.' });
    expect(applied).toEqual([]);
    expect(doctor.view().aftermath).toBeUndefined();
  });
});
