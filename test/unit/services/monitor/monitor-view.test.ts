import { expect, test } from 'vitest';
import type { QueueMessage } from '../../../../main/postfix/queue-message.ts';
import { glanceOf, monitorView } from '../../../../main/services/monitor/monitor-view.ts';
import { seenQueueTally } from '../../../../main/services/monitor/queue-seen.ts';
import type { Seen } from '../../../../main/services/monitor/seen.ts';
import { facetsOf } from '../../../../main/services/queue-window/rows.ts';
import { snapshotTaker } from '../../../../main/services/queue-window/snapshot.ts';
import { textsFor } from '../../../../main/texts/texts.ts';
import { placeOf } from '../../../../renderer/queue/place.ts';

const full = 'host mx.isp.example[192.0.2.4] said: 452 4.2.2 Mailbox full';
const later = 'host mx.town.example[192.0.2.5] said: 450 4.2.0 Greylisted, try again later';

function message(to: Record<string, string | undefined>, arrivalTime = 2_000): QueueMessage {
  const recipients = Object.entries(to).map(([address, reason]) => ({
    address,
    ...(reason === undefined ? {} : { reason }),
  }));
  const fixed = { queueName: 'deferred', queueId: 'AAAAA1', size: 100, sender: 'a@b.c' } as const;
  return { ...fixed, arrivalTime, recipients };
}

const messages = [
  message({ 'a@isp.example': full, 'b@isp.example': full }),
  message({ 'c@other.example': full, 'd@town.example': later }, 1_000),
  message({ 'e@far.example': undefined }),
];

function seenOf(all: readonly QueueMessage[]) {
  const tally = seenQueueTally();
  for (const one of all) tally.add(one);
  return tally.seen();
}

test('causes are counted once a message, and are those the queue window filters by', () => {
  const { causes, ...numbers } = seenOf(messages);
  expect(numbers).toEqual({ total: 3, bytes: 300, oldestAt: 1_000, held: 0, unexplained: 1 });
  const taker = snapshotTaker();
  for (const one of messages) taker.add(one);
  const facets = facetsOf(taker.snapshot()).causes;
  expect(causes.map(({ cause, count }) => ({ id: cause, count }))).toEqual(facets);
});

test('one server that does not answer is its own trouble, several may be the way out', () => {
  const silent = 'connect to mx.far.example[192.0.2.9]:25: Connection timed out';
  const detail = (...to: readonly string[]) =>
    glanceOf(seenOf(to.map((address) => message({ [address]: silent }))), textsFor('en'))?.causes[0]
      ?.detail;
  expect(detail('a@far.example', 'b@far.example')).toContain('only the other side');
  expect(detail('a@far.example', 'b@isp.example')).toContain('your internet provider');
});

test('a glance says how much, why, to whom, and who can do something', () => {
  expect(glanceOf(seenOf(messages), textsFor('en'))).toEqual({
    total: 3,
    bytes: 300,
    oldestAt: 1_000,
    causes: [
      {
        id: 'mailbox-full',
        title: textsFor('en').reasons.causes['mailbox-full'](textsFor('en').reasons.server()).title,
        detail: 'isp.example and 2 other domains · only the recipient can mend it',
        count: 2,
        tone: 'attention',
        share: 2 / 3,
      },
      expect.objectContaining({
        id: 'greylist',
        count: 1,
        tone: 'neutral',
        detail: 'other.example and 1 other domain · goes by itself',
      }),
      { id: '', ...textsFor('en').monitor.unexplained, count: 1, tone: 'neutral', share: 1 / 3 },
    ],
  });
});

test('what is on hold has a row of its own, that leads to it', () => {
  const held = { ...message({ 'a@isp.example': undefined }), queueName: 'hold' } as const;
  const { causes } = glanceOf(seenOf([...messages, held, held]), textsFor('en'));
  expect(causes.slice(-2)).toEqual([
    {
      id: 'queue:hold',
      title: 'On hold',
      detail: 'Not sent until you release them',
      count: 2,
      tone: 'neutral',
      share: 2 / 5,
    },
    expect.objectContaining({ id: '', count: 1 }),
  ]);
  expect(placeOf('#queue%3Ahold')).toEqual({ queue: 'hold' });
});

const blank: Seen = {
  configDir: '/etc/postfix',
  state: undefined,
  queue: undefined,
  activity: undefined,
  blind: {},
};

test('before the first look nothing is claimed', () => {
  expect(monitorView(blank, textsFor('en'))).toEqual({ blind: [] });
});

test('an empty queue is an empty queue', () => {
  const { queue } = monitorView({ ...blank, queue: seenOf([]) }, textsFor('en'));
  expect(queue).toEqual({ total: 0, bytes: 0, causes: [] });
});

test.each(['en', 'de'])('what cannot be seen is said, with what to do (%s)', (locale) => {
  const texts = textsFor(locale);
  const source = { kind: 'file', path: '/var/log/mail.log' } as const;
  const { blind } = monitorView(
    {
      ...blank,
      blind: {
        log: { source, trouble: { kind: 'not-permitted', detail: '/var/log/mail.log' } },
        queue: { ok: false, failure: 'not-permitted', detail: 'fatal: User bob(1000) is not' },
        memory: 'ENOSPC',
        forgotten: '/somewhere/monitor.json.broken',
      },
    },
    texts,
  );
  expect(blind.map(({ severity, title, why }) => [severity, title, why])).toEqual([
    ['info', ...Object.values(texts.monitor.logUnreadable('/var/log/mail.log'))],
    ['info', ...Object.values(texts.monitor.queueNotPermitted)],
    ['info', ...Object.values(texts.monitor.memoryUnwritten)],
    ['info', ...Object.values(texts.monitor.memoryBroken)],
  ]);
});
