import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { QueueListing } from '../../../../main/postfix/queue-listing.ts';
import type { QueueMessage } from '../../../../main/postfix/queue-message.ts';
import { makeQueuePages } from '../../../../main/services/queue-window/pages.ts';
import { snapshotTaker } from '../../../../main/services/queue-window/snapshot.ts';
import { textsFor } from '../../../../main/texts/texts.ts';
import type { Message } from '../../../../preload/contract.ts';

const full = 'host mx.isp.example[192.0.2.4] said: 452 4.2.2 Mailbox full';
const later = 'host mx.town.example[192.0.2.5] said: 450 4.2.0 Greylisted, try again later';

function message(id: string, fields: Partial<QueueMessage> = {}): QueueMessage {
  return {
    queueName: 'deferred',
    queueId: id,
    arrivalTime: 1_000,
    size: 100,
    sender: 'alice@club.example',
    recipients: [{ address: 'bob@isp.example', reason: full }],
    ...fields,
  };
}

const queue = [
  message('AAAAA1', { arrivalTime: 3_000, size: 10, sender: 'Zoe@club.example' }),
  message('AAAAA2', {
    arrivalTime: 1_000,
    size: 30,
    recipients: [
      { address: 'carol@Town.example', reason: later },
      { address: 'dave@isp.example', reason: full },
    ],
  }),
  message('AAAAA3', {
    arrivalTime: 2_000,
    size: 20,
    queueName: 'hold',
    sender: 'MAILER-DAEMON',
    recipients: [{ address: 'erin@far.example' }],
  }),
];

const aMoment = () => new Promise((resolve) => setTimeout(resolve, 1));

/** Pages of a queue that a test may change, at a time of its choosing. */
function pagesOf(messages: readonly QueueMessage[], listing?: QueueListing) {
  const world = { messages, listing: listing ?? ({ ok: true, problems: [] } as QueueListing) };
  const clock = { now: 10_000 };
  let readings = 0;
  const pages = makeQueuePages(
    async (sink) => {
      readings++;
      await aMoment();
      for (const one of world.messages) sink.message(one);
      return world.listing;
    },
    textsFor('en'),
    () => clock.now,
  );
  return { pages, world, clock, readings: () => readings };
}

const asked = (query: Partial<Message<'queue.page'>> = {}): Message<'queue.page'> => ({
  filter: {},
  sort: { by: 'arrival', descending: true },
  offset: 0,
  limit: 100,
  ...query,
});

async function pageOf(query: Partial<Message<'queue.page'>>, messages = queue) {
  const answer = await pagesOf(messages).pages.page(asked(query));
  if (!answer.ok) throw new Error(answer.failure);
  return answer.page;
}

const ids = async (query: Partial<Message<'queue.page'>>) =>
  (await pageOf(query)).rows.map(({ id }) => id);

describe('a page', () => {
  test('has rows in plain words, and what can be filtered by', async () => {
    const page = await pageOf({});
    expect(page).toMatchObject({ inQueue: 3, held: 3, total: 3, offset: 0 });
    expect(page.rows[1]).toEqual({
      id: 'AAAAA3',
      queue: 'hold',
      arrivedAt: 2_000,
      bytes: 20,
      sender: 'MAILER-DAEMON',
      recipient: 'erin@far.example',
      otherRecipients: 0,
    });
    expect(page.rows[2]).toMatchObject({ recipient: 'carol@Town.example', otherRecipients: 1 });
    expect(page.rows[0]?.why).toBe('The recipient’s mailbox is full');
    expect(page.causes.map(({ id, count }) => [id, count])).toEqual([
      ['mailbox-full', 2],
      ['greylist', 1],
    ]);
    expect(page.domains).toEqual([
      { name: 'isp.example', count: 2 },
      { name: 'far.example', count: 1 },
      { name: 'town.example', count: 1 },
    ]);
  });

  test.each([
    ['arrival', 'AAAAA2 AAAAA3 AAAAA1'],
    ['size', 'AAAAA1 AAAAA3 AAAAA2'],
    ['sender', 'AAAAA2 AAAAA3 AAAAA1'],
    ['recipient', 'AAAAA1 AAAAA2 AAAAA3'],
    ['reason', 'AAAAA3 AAAAA2 AAAAA1'],
  ] as const)('is sorted by %s, both ways', async (by, order) => {
    expect(await ids({ sort: { by, descending: false } })).toEqual(order.split(' '));
    expect(await ids({ sort: { by, descending: true } })).toEqual(order.split(' ').toReversed());
  });

  test.each([
    [{ text: ' ALICE ' }, 'AAAAA2'],
    [{ text: 'aaaaa3' }, 'AAAAA3'],
    [{ text: 'mailbox is full' }, 'AAAAA1 AAAAA2'],
    [{ text: 'greylisted' }, 'AAAAA2'],
    [{ text: 'nothing of the kind' }, ''],
    [{ domain: 'TOWN.example' }, 'AAAAA2'],
    [{ cause: 'mailbox-full' }, 'AAAAA1 AAAAA2'],
    [{ cause: 'mailbox-full', text: 'zoe' }, 'AAAAA1'],
    [{ queue: 'hold' }, 'AAAAA3'],
  ] as const)('is filtered by %j', async (filter, expected) => {
    const found = await ids({ filter });
    expect(found).toEqual(expected === '' ? [] : expected.split(' '));
  });

  test('begins where it is asked to, and tells where a message stands', async () => {
    const page = await pageOf({ offset: 1, limit: 1, locate: 'AAAAA2' });
    expect(page.rows.map(({ id }) => id)).toEqual(['AAAAA3']);
    expect(page).toMatchObject({ total: 3, offset: 1, located: 2 });
    expect(await pageOf({ locate: 'AAAAA9' })).not.toHaveProperty('located');
  });
});

describe('a listing', () => {
  test('serves until a question wants a younger one', async () => {
    const { pages, clock, readings } = pagesOf(queue);
    await pages.page(asked());
    clock.now += 60_000;
    await pages.page(asked({ offset: 2 }));
    await pages.page(asked({ maxAge: 60_000 }));
    expect(readings()).toBe(1);
    await pages.page(asked({ maxAge: 59_999 }));
    expect(readings()).toBe(2);
  });

  test('is shared by those who wait for it, but never with one who wants to see what came later', async () => {
    const { pages, clock, readings } = pagesOf(queue);
    const both = [pages.page(asked({ maxAge: 0 })), pages.page(asked({ maxAge: 0 }))];
    await Promise.all(both);
    expect(readings()).toBe(1);
    clock.now += 5;
    const under = pages.page(asked({ maxAge: 0 }));
    await aMoment();
    clock.now += 5;
    await Promise.all([under, pages.page(asked({ maxAge: 0 }))]);
    expect(readings()).toBe(3);
  });

  test('that failed is no listing, and the next question asks again', async () => {
    const failure = { ok: false, failure: 'mail-system-down', detail: 'down' } as const;
    const { pages, world, readings } = pagesOf(queue, failure);
    expect(await pages.page(asked())).toEqual(failure);
    expect(pages.details('AAAAA1')).toBeUndefined();
    world.listing = { ok: true, problems: [] };
    expect(await pages.page(asked())).toMatchObject({ ok: true });
    expect(readings()).toBe(2);
  });

  test('gives ids for a selection only while it is the newest', async () => {
    const { pages } = pagesOf(queue);
    const answer = await pages.page(asked());
    const listing = answer.ok ? answer.page.listing : 0;
    const range = { ...asked({ offset: 1, limit: 5 }), listing };
    expect(pages.ids(range)).toEqual(['AAAAA3', 'AAAAA2']);
    expect(pages.ids({ ...range, listing: listing - 1 })).toBeUndefined();
  });

  test('tells of one message who waits for what, explained', async () => {
    const { pages } = pagesOf(queue);
    await pages.page(asked());
    const details = pages.details('AAAAA2');
    expect(details?.waiting.map(({ recipients }) => recipients)).toEqual([
      ['carol@Town.example'],
      ['dave@isp.example'],
    ]);
    expect(details?.waiting[1]?.reason).toBe(full);
    expect(details?.waiting[1]?.explanation?.title).toBe('The recipient’s mailbox is full');
    expect(pages.details('AAAAA3')?.waiting).toEqual([
      { recipients: ['erin@far.example'], others: 0 },
    ]);
  });
});

describe('memory', () => {
  test('is bounded: what is beyond it is counted', () => {
    const taker = snapshotTaker(100_000);
    for (let at = 0; at < 10_000; at++)
      taker.add(message(`ID${at}`, { sender: `${at}@${'x'.repeat(200)}.example` }));
    const { messages, inQueue } = taker.snapshot();
    expect(inQueue).toBe(10_000);
    expect(messages.length).toBeGreaterThan(80);
    expect(messages.length).toBeLessThan(200);
  });

  test('holds no more than the beginning of what has no end', () => {
    const taker = snapshotTaker();
    const recipients = Array.from({ length: 5_000 }, (_, at) => ({
      address: `${at}@d${at % 3}.example`,
      reason: 'x'.repeat(50_000),
    }));
    taker.add(message('AAAAA1', { recipients, sender: 's'.repeat(9_000) }));
    const [held] = taker.snapshot().messages;
    expect(held?.recipients).toHaveLength(100);
    expect(held?.others).toBe(4_900);
    expect(held?.domains).toEqual(['d0.example', 'd1.example', 'd2.example']);
    expect(held?.sender).toHaveLength(320);
    expect(held?.recipients[0]?.reason).toHaveLength(1_000);
  });
});

const hostile = fc.string({ unit: 'binary', maxLength: 60 });
const anyMessage = fc.record({
  queueName: fc.constantFrom('active', 'deferred', 'hold', 'incoming', 'maildrop' as const),
  queueId: fc.stringMatching(/^[0-9A-F]{6,12}$/),
  arrivalTime: fc.nat(),
  size: fc.nat(),
  sender: hostile,
  recipients: fc.array(
    fc.record(
      { address: hostile, reason: hostile, origAddress: hostile },
      { requiredKeys: ['address'] },
    ),
    { maxLength: 4 },
  ),
});
const anyFilter = fc.record(
  {
    text: hostile,
    domain: hostile,
    cause: hostile,
    queue: fc.constantFrom('hold', 'deferred' as const),
  },
  { requiredKeys: [] },
);

test('whatever mail holds and whoever asks: pages are a whole, in order, nothing twice', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(anyMessage, { maxLength: 30, selector: ({ queueId }) => queueId }),
      anyFilter,
      fc.constantFrom('arrival', 'size', 'sender', 'recipient', 'reason' as const),
      fc.boolean(),
      fc.integer({ min: 1, max: 7 }),
      async (messages, filter, by, descending, limit) => {
        const { pages } = pagesOf(messages as QueueMessage[]);
        const query = { filter: filter as never, sort: { by, descending } };
        const seen: string[] = [];
        for (let offset = 0; ; offset += limit) {
          const answer = await pages.page(asked({ ...query, offset, limit }));
          if (!answer.ok) throw new Error(answer.failure);
          seen.push(...answer.page.rows.map(({ id }) => id));
          if (answer.page.rows.length === 0) {
            expect(seen.length).toBe(answer.page.total);
            const { listing } = answer.page;
            const range = { ...asked(query), limit: 1_000, listing };
            expect(pages.ids(range)).toEqual(seen);
            break;
          }
        }
        expect(new Set(seen).size).toBe(seen.length);
        for (const id of seen) expect(pages.details(id)?.id).toBe(id);
      },
    ),
    { numRuns: 100 },
  );
});
