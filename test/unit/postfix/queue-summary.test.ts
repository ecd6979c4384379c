import { expect, test } from 'vitest';
import type { QueueMessage } from '../../../main/postfix/queue-message.ts';
import { queuePager } from '../../../main/postfix/queue-page.ts';
import { queueTally } from '../../../main/postfix/queue-summary.ts';
import { topCount } from '../../../main/postfix/top-count.ts';

const now = Date.UTC(2026, 10, 25, 12);
const minutesAgo = (minutes: number) => now - minutes * 60_000;

function message(fields: Partial<QueueMessage>): QueueMessage {
  return {
    queueName: 'deferred',
    queueId: 'A1B2C3',
    arrivalTime: now,
    size: 100,
    sender: 'a@example.com',
    recipients: [],
    ...fields,
  };
}

const refused = (mx: number) => ({
  reason: `connect to mx${mx}.example.org[192.0.2.${mx}]:25: Connection refused`,
});
const queue: readonly QueueMessage[] = [
  message({
    queueId: 'A1',
    queueName: 'active',
    size: 50,
    recipients: [{ address: 'x@one.example' }],
  }),
  message({
    queueId: 'A2',
    arrivalTime: minutesAgo(30),
    recipients: [{ address: 'y@One.Example', ...refused(1) }],
  }),
  message({
    queueId: 'A3',
    arrivalTime: minutesAgo(60 * 24 * 9),
    size: 900,
    recipients: [
      { address: 'y@two.example', ...refused(2) },
      { address: 'z@two.example', ...refused(3) },
    ],
  }),
  message({
    queueId: 'A4',
    queueName: 'hold',
    sender: 'Bob@example.com',
    recipients: [{ address: 'nobody' }],
  }),
];

test('the queue at a glance', () => {
  const tally = queueTally(now);
  for (const one of queue) tally.add(one);
  const summary = tally.summary();
  expect(summary).toMatchObject({
    total: 4,
    bytes: 1150,
    byQueue: {
      maildrop: { count: 0 },
      active: { count: 1, bytes: 50 },
      deferred: { count: 2, bytes: 1000 },
      hold: { count: 1 },
    },
    oldest: minutesAgo(60 * 24 * 9),
    topDomains: [
      { domain: 'one.example', count: 2 },
      { domain: 'two.example', count: 1 },
    ],
    topReasons: [
      {
        reason: 'connect to example.org:25: Connection refused',
        count: 2,
        example: refused(1).reason,
      },
    ],
    approximate: false,
  });
  expect(summary.ages.filter(({ count }) => count > 0).map(({ count }) => count)).toEqual([
    2, 1, 1,
  ]);
});

test('an empty queue', () => {
  expect(queueTally(now).summary()).toMatchObject({
    total: 0,
    bytes: 0,
    oldest: undefined,
    topDomains: [],
  });
});

const pages: ReadonlyArray<
  readonly [name: string, query: Parameters<typeof queuePager>[0], ids: string[], matching: number]
> = [
  ['as listed', { limit: 2 }, ['A1', 'A2'], 4],
  ['the next page', { limit: 2, offset: 2 }, ['A3', 'A4'], 4],
  ['oldest first', { limit: 2, sort: { by: 'arrivalTime' } }, ['A3', 'A2'], 4],
  ['largest first', { limit: 1, sort: { by: 'size', descending: true } }, ['A3'], 4],
  ['a queue', { limit: 9, queue: 'hold' }, ['A4'], 1],
  ['a domain, whatever its case', { limit: 9, domain: 'ONE.example' }, ['A1', 'A2'], 2],
  [
    'a cause',
    { limit: 9, reason: 'connect to example.org:25: Connection refused' },
    ['A2', 'A3'],
    2,
  ],
  ['a text in the sender', { limit: 9, text: 'bOB' }, ['A4'], 1],
  ['a text in a reason', { limit: 9, text: 'MX3.example' }, ['A3'], 1],
  ['nothing but the count', { limit: 0 }, [], 4],
];

for (const [name, query, ids, matching] of pages) {
  test(`a page: ${name}`, () => {
    const pager = queuePager(query);
    for (const one of queue) pager.add(one);
    expect(pager.page().messages.map(({ queueId }) => queueId)).toEqual(ids);
    expect(pager.page().matching).toBe(matching);
  });
}

test('pages of a sorted queue are those of the whole queue sorted', () => {
  const many = Array.from({ length: 3_000 }, (_, index) =>
    message({ queueId: `Q${index}`, size: (index * 7_919) % 1_000 }),
  );
  const sort = { by: 'size', descending: true } as const;
  const whole = queuePager({ limit: 3_000, sort });
  const page = queuePager({ limit: 10, offset: 1_495, sort });
  for (const one of many) {
    whole.add(one);
    page.add(one);
  }
  expect(page.page().messages).toEqual(whole.page().messages.slice(1_495, 1_505));
});

test('a million different names: the frequent ones are found, and memory is bounded', () => {
  const count = topCount(500);
  for (let index = 0; index < 1_000_000; index++)
    count.add(index % 50 === 0 ? 'often' : `once ${index}`);
  const [first, second] = count.top(2);
  expect(first?.name).toBe('often');
  expect(first?.count).toBeGreaterThan(10_000);
  expect(second?.count).toBeLessThan(10);
  expect(count.top(Number.POSITIVE_INFINITY).length).toBeLessThanOrEqual(1_000);
  expect(count.approximate()).toBe(true);
});
