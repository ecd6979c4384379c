import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { logParser } from '../../../../main/postfix/log-parse.ts';
import type { QueueMessage } from '../../../../main/postfix/queue-message.ts';
import type { NoticeSink } from '../../../../main/services/monitor/notice-sink.ts';
import type { Notice } from '../../../../main/services/notifications/notice.ts';
import { makeNotifier } from '../../../../main/services/notifications/notifier.ts';
import { queueLimits } from '../../../../main/services/notifications/queue-trouble.ts';
import type { NoticeWishes } from '../../../../main/services/notifications/telling.ts';
import { textsFor } from '../../../../main/texts/texts.ts';

const SECOND = 1_000;
const HOUR = 3_600_000;
const noon = new Date(2026, 4, 12, 12).getTime();
const all: NoticeWishes = { bounced: true, waiting: true, stopped: true };
const parse = logParser(() => noon);

beforeEach(() => vi.useFakeTimers({ now: noon }));
afterEach(() => vi.useRealTimers());

/** A Postbar that runs until it is killed; what was on disk then is all the next one has. */
function start(disk: { kept?: string } = {}, wishes: { now: NoticeWishes } = { now: all }) {
  const shown: Notice[] = [];
  const steps: string[] = [];
  const notifier = makeNotifier({
    wishes: () => wishes.now,
    limits: () => queueLimits,
    texts: () => textsFor('en'),
    now: Date.now,
    show: (notice) => {
      shown.push(notice);
      steps.push('shown');
    },
  });
  const write = () => {
    disk.kept = JSON.stringify(sink.kept());
    steps.push('written');
  };
  const sink: NoticeSink = notifier.makeSink(
    disk.kept === undefined ? undefined : JSON.parse(disk.kept),
    async () => write(),
  );
  const log = (...lines: readonly string[]) => {
    for (const line of lines) sink.logEvent(parse(`May 12 12:00:00 mail ${line}`), Date.now());
  };
  const look = (messages: readonly QueueMessage[], state: 'running' | 'stopped' = 'running') => {
    const seen = sink.lookBegins(Date.now());
    for (const one of messages) seen.add(one);
    seen.ends({ state, total: messages.length });
  };
  return { shown, steps, notifier, sink, log, look, write, disk, wishes };
}

const bounced = (id: string, to: string) =>
  `postfix/smtp[7]: ${id}: to=<${to}>, relay=mx.isp.example[192.0.2.9]:25, delay=0.4, delays=0.1/0/0.1/0.2, dsn=5.1.1, status=bounced (host mx.isp.example[192.0.2.9] said: 550 5.1.1 <${to}>: user unknown (in reply to RCPT TO command))`;

const idOf = (at: number) => (0xa0000000 + at).toString(16).toUpperCase();
const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);

const message = (hoursOld: number): QueueMessage => ({
  queueName: 'deferred',
  queueId: '3A1B2C3D4E5',
  arrivalTime: noon - hoursOld * HOUR,
  size: 1_000,
  sender: 'alice@lab.example',
  recipients: [{ address: 'full@isp.example', reason: '452 4.2.2 Mailbox full' }],
});

describe('what is told', () => {
  test('a storm of 1,000 bounces is one notice that counts up, also while more come in', async () => {
    const { log, shown } = start();
    for (let at = 0; at < 1_000; at++) {
      log(bounced(idOf(at), `gone${at}@isp.example`), `postfix/qmgr[2]: ${idOf(at)}: removed`);
      await pass(90);
    }
    const duringStorm = shown.length;
    await pass(2 * 60 * SECOND);
    expect(duringStorm).toBeGreaterThan(1);
    expect(shown.length).toBeLessThan(12);
    expect(new Set(shown.map(({ id }) => id)).size).toBe(1);
    expect(shown.at(-1)?.title).toBe('1,000 messages to isp.example came back');
    expect(shown.map(({ silent }) => silent)).toEqual(shown.map((_, at) => at > 0));
  });

  test('it is written down before it is shown', async () => {
    const { log, steps } = start();
    log(bounced(idOf(1), 'gone@isp.example'));
    await pass(6 * SECOND);
    expect(steps).toEqual(['written', 'shown']);
  });

  test('nothing twice after a kill; what was not told is told then, and the count goes on', async () => {
    const first = start();
    first.log(bounced(idOf(1), 'gone@isp.example'));
    await pass(6 * SECOND);
    first.log(bounced(idOf(2), 'more@isp.example'));
    first.write();
    vi.clearAllTimers();

    const second = start(first.disk);
    await pass(2 * 60 * SECOND);
    expect(second.shown).toMatchObject([
      { id: first.shown[0]?.id, title: '2 messages to isp.example came back', silent: true },
    ]);
    vi.clearAllTimers();
    const third = start(second.disk);
    // Another recipient of a message that was told of.
    third.log(bounced(idOf(2), 'late@isp.example'));
    await pass(2 * 60 * SECOND);
    expect(third.shown).toEqual([]);
  });

  test('a wish counts at the moment of telling', async () => {
    const { log, shown, wishes, look } = start();
    log(bounced(idOf(1), 'gone@isp.example'));
    wishes.now = { ...all, bounced: false };
    await pass(60 * SECOND);
    expect(shown).toEqual([]);
    wishes.now = { ...all, quiet: { from: 11, to: 15 } };
    log(bounced(idOf(2), 'gone@isp.example'));
    await pass(HOUR);
    expect(shown).toEqual([]);
    // Quiet hours are switched off: the next look at the queue notices.
    wishes.now = all;
    look([]);
    await pass(2 * SECOND);
    expect(shown).toHaveLength(1);
  });

  test('after quiet hours it is told then, without anything new happening', async () => {
    const { log, shown } = start({}, { now: { ...all, quiet: { from: 11, to: 15 } } });
    log(bounced(idOf(1), 'gone@isp.example'));
    await pass(3 * HOUR - SECOND);
    expect(shown).toEqual([]);
    await pass(2 * SECOND);
    expect(shown).toHaveLength(1);
  });

  test('a look that could not list the queue passes nothing over, and still sees Postfix stopped', async () => {
    const { look, sink, shown } = start();
    look([]);
    await pass(HOUR);
    const broken = sink.lookBegins(Date.now());
    broken.add(message(3.5));
    broken.ends({ state: 'stopped', total: undefined });
    await pass(61 * SECOND);
    sink.lookBegins(Date.now()).ends({ state: 'stopped', total: undefined });
    await pass(6 * SECOND);
    expect(shown.map(({ title }) => title)).toEqual(['Postfix is stopped']);
    look([message(3.5)]);
    await pass(6 * SECOND);
    expect(shown.at(-1)).toMatchObject({
      title: '1 message to isp.example has waited for hours',
      target: { window: 'queue', at: 'mailbox-full' },
    });
  });

  test('rules that are gone are told once, over restarts, until they were back', async () => {
    const first = start();
    first.notifier.rulesGone(true);
    await pass(6 * SECOND);
    expect(first.shown.map(({ title }) => title)).toEqual(['Your IPv4 rules are gone']);
    const second = start(first.disk);
    second.notifier.rulesGone(true);
    await pass(48 * HOUR);
    expect(second.shown).toEqual([]);
    second.notifier.rulesGone(false);
    second.notifier.rulesGone(true);
    await pass(6 * SECOND);
    expect(second.shown).toHaveLength(1);
  });
});

test.each([
  ['nothing', undefined],
  ['no object', [1, 2]],
  ['a group that is none', { groups: [{ id: 1 }], queue: { waitingUpTo: 'x' }, log: 7 }],
  ['far too much', { log: { deferrals: Array(1e6).fill(['A', { reason: 'x' }]) } }],
  ['a kind of a later version', { groups: [{ sample: { kind: 'moonstruck' } }], rulesGone: 'no' }],
])('a memory that holds %s is as none', async (_, kept) => {
  const { log, shown, sink } = start(kept === undefined ? {} : { kept: JSON.stringify(kept) });
  expect(sink.kept()).toMatchObject({ groups: [], queue: {}, rulesGone: false });
  log(bounced(idOf(1), 'gone@isp.example'));
  await pass(6 * SECOND);
  expect(shown).toHaveLength(1);
});
