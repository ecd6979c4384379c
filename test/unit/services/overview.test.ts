import { beforeEach, describe, expect, test } from 'vitest';
import type { Reading } from '../../../main/services/headline.ts';
import type { Seen } from '../../../main/services/monitor/seen.ts';
import { makeOverview } from '../../../main/services/overview.ts';
import { defaultSettings } from '../../../main/services/settings.ts';
import type { AppState } from '../../../preload/contract.ts';

const reading: Reading = {
  installation: { configDir: '/etc/postfix', version: '3.7.11', state: 'running' },
  installations: [],
  rules: [],
  offers: [],
  findings: [],
};

/** An overview over readings that end when the test says so. */
function overviewOf(
  read: () => Promise<Reading>,
  monitor: () => Seen | undefined = () => undefined,
) {
  const overview = makeOverview({
    read,
    doctor: () => ({ running: false, reachability: [] }),
    settings: { current: () => defaultSettings, trouble: () => undefined },
    asksPassword: true,
    monitor,
    locale: () => 'en',
    now: () => 1000,
  });
  const states: AppState[] = [];
  overview.watch((state) => states.push(state));
  return { overview, states };
}

describe('the one state', () => {
  test('is loading until Postfix was read once', async () => {
    const { overview } = overviewOf(async () => reading);
    expect(overview.current().phase).toBe('loading');
    await overview.refresh();
    expect(overview.current()).toMatchObject({ phase: 'ready', checkedAt: 1000, busy: undefined });
  });

  test('grows its revision with every push', async () => {
    const { overview, states } = overviewOf(async () => reading);
    await overview.refresh();
    await overview.refresh();
    const revisions = states.map(({ revision }) => revision);
    expect(revisions).toEqual([...new Set(revisions)].toSorted((a, b) => a - b));
  });

  test('is an error with a reason where Postfix cannot be read, and recovers', async () => {
    let fails = true;
    const { overview } = overviewOf(async () => {
      if (fails) throw new Error('main.cf: not-permitted');
      return reading;
    });
    await overview.refresh();
    expect(overview.current()).toMatchObject({
      phase: 'error',
      headline: { tone: 'bad', detail: 'main.cf: not-permitted' },
    });
    fails = false;
    await overview.refresh();
    expect(overview.current().phase).toBe('ready');
  });

  test('forgets what is gone', async () => {
    let next: Reading = { ...reading, lastChange: { id: '1', title: 'x', at: 0 } };
    const { overview } = overviewOf(async () => next);
    await overview.refresh();
    next = reading;
    await overview.refresh();
    expect(overview.current().lastChange).toBeUndefined();
  });

  test('a burst of requests is one reading and one more', async () => {
    let readings = 0;
    const { overview } = overviewOf(async () => {
      readings += 1;
      return reading;
    });
    await Promise.all(Array.from({ length: 20 }, () => overview.refresh()));
    expect(readings).toBe(2);
  });

  test('says that a change is under way, also where it fails, and reads again after it', async () => {
    const { overview, states } = overviewOf(async () => reading);
    const failing = overview.changing(async () => {
      expect(overview.current().busy).toBe('changing');
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(overview.current().busy).toBeUndefined();
    expect(states.at(-1)?.checkedAt).toBe(1000);
  });

  test('a reading that ends during a change does not hide the change', async () => {
    let letGo = () => {};
    const { overview } = overviewOf(
      () =>
        new Promise((resolve) => {
          letGo = () => resolve(reading);
        }),
    );
    const first = overview.refresh();
    let finish = () => {};
    const change = overview.changing(() => new Promise<void>((resolve) => (finish = resolve)));
    letGo();
    await first;
    expect(overview.current().busy).toBe('changing');
    finish();
    // The reading after the change.
    await new Promise((resolve) => setTimeout(resolve));
    letGo();
    await change;
    expect(overview.current().busy).toBeUndefined();
  });
});

describe('what the monitor sees', () => {
  const seenOf = (part: Partial<Seen>): Seen => ({
    configDir: '/etc/postfix',
    state: 'running',
    queue: { total: 2, bytes: 10, oldestAt: 1, causes: [], held: 0, unexplained: 2 },
    activity: { bucketMs: 1, buckets: [], totals: { sent: 5, deferred: 0, bounced: 0 } },
    blind: {},
    ...part,
  });
  let seen: Seen | undefined;
  let next: Reading = reading;
  const watched = () =>
    overviewOf(
      async () => next,
      () => seen,
    );
  beforeEach(() => {
    seen = undefined;
    next = reading;
  });

  test('is shown as it comes, without a reading, and stays through the next', async () => {
    const { overview, states } = watched();
    await overview.refresh();
    expect(overview.current()).toMatchObject({ queue: undefined, headline: { tone: 'good' } });
    seen = seenOf({});
    overview.push();
    expect(overview.current()).toMatchObject({
      queue: { total: 2 },
      activity: { totals: { sent: 5 } },
      headline: { tone: 'neutral', title: '2 messages are waiting' },
    });
    const before = states.length;
    await overview.refresh();
    // Nothing flickers: neither the numbers nor the sentence are gone for a moment.
    for (const state of states.slice(before))
      expect(state).toMatchObject({ queue: { total: 2 }, headline: { tone: 'neutral' } });
  });

  test('tells that Postfix has stopped, and runs again, whichever of the two saw it last', async () => {
    const { overview } = watched();
    seen = seenOf({});
    await overview.refresh();
    seen = seenOf({ state: 'stopped' });
    overview.push();
    expect(overview.current()).toMatchObject({
      installation: { state: 'stopped' },
      headline: { tone: 'bad' },
    });
    // Started, and read again at once; the monitor has not looked since.
    await overview.refresh();
    expect(overview.current().installation?.state).toBe('running');
  });

  test.each([
    ['unknown', 'neutral'],
    ['asleep', 'neutral'],
  ] as const)('%s alarms nobody', async (state, tone) => {
    const { overview } = watched();
    await overview.refresh();
    seen = seenOf({ state });
    overview.push();
    expect(overview.current().headline.tone).toBe(tone);
    seen = seenOf({ state, queue: undefined });
    overview.push();
    expect(overview.current().headline.tone).toMatch(/good|asleep/);
  });

  test('is not shown for another Postfix', async () => {
    const { overview } = watched();
    seen = seenOf({ configDir: '/opt/etc/postfix' });
    await overview.refresh();
    expect(overview.current().queue).toBeUndefined();
  });

  test('says among the findings what it cannot see, without an alarm', async () => {
    const { overview } = watched();
    const source = { kind: 'file', path: '/var/log/mail.log' } as const;
    seen = seenOf({
      queue: undefined,
      activity: undefined,
      blind: { log: { source, trouble: { kind: 'not-permitted', detail: '' } } },
    });
    await overview.refresh();
    expect(overview.current()).toMatchObject({
      headline: { tone: 'good' },
      findings: [{ id: 'log-unseen', severity: 'info' }],
    });
  });
});
