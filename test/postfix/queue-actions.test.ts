import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLab, type Lab } from '../lab/lab.ts';
import { nobody } from '../lab/lab-host.ts';
import { postbar } from './command-line.ts';

// `postbar queue VERB` as somebody types it, on a Postfix whose mail waits until it is
// tried again by hand, and then arrives.

let lab: Lab;
const gone = 'ABCDEF12345';

beforeAll(async () => {
  lab = await createLab({ mainCf: { defer_transports: 'smtp' } });
});
afterAll(() => lab?.close());

/** Sends to each, and gives their ids once they wait. */
async function waiting(...recipients: readonly string[]): Promise<readonly string[]> {
  for (const to of recipients) await lab.send({ to, subject: `for ${to}` });
  const ids = recipients.map(async (to) => {
    const [, id] = await lab.waitForLog(new RegExp(`: (\\w+): to=<${to}>.*status=deferred`), {
      timeoutMs: 60_000,
    });
    return id ?? '';
  });
  return Promise.all(ids);
}

const queueOf = async (id: string) =>
  (await lab.queue()).find(({ queue_id }) => queue_id === id)?.queue_name;
const arrives = (to: string) => lab.waitForDelivery({ to }, 60_000);

test('an ordinary user has one message, a domain, and all mail tried again, without a password', async () => {
  const [one] = await waiting('one@dualstack.example', 'two@dualstack.example');
  const [, listed] = [
    await waiting('three@slow.example', 'four@greylist.example'),
    await postbar(lab, ['queue', '--domain', 'slow.example'], { user: nobody }),
  ];
  expect(listed.json).toMatchObject({ summary: { total: 4 }, messages: [{ recipients: [{}] }] });
  const { ages } = listed.json.summary;
  expect(ages.at(-1)).toEqual({ within: null, count: 0 });
  expect(ages.reduce((sum: number, { count }: { count: number }) => sum + count, 0)).toBe(4);

  const single = await postbar(lab, ['queue', 'retry', one ?? '', gone], { user: nobody });
  expect(single, single.text).toMatchObject({
    code: 0,
    json: { ok: true, done: [one], gone: [gone], unchanged: [] },
  });
  await arrives('one@dualstack.example');

  const domain = await postbar(lab, ['queue', 'retry', '--domain', 'Slow.example'], {
    user: nobody,
  });
  expect(domain.json.done.length, domain.text).toBe(1);
  await arrives('three@slow.example');
  expect(await lab.received('greylist')).toEqual([]);

  const all = await postbar(lab, ['queue', 'retry', '--all'], { user: nobody });
  expect(all, all.text).toMatchObject({ code: 0, json: { ok: true, gone: [] } });
  await arrives('two@dualstack.example');
});

test('messages are held, released and queued anew; what is on hold is not tried', async () => {
  const ids = await waiting('a@far.example', 'b@far.example', 'c@far.example');
  const held = await postbar(lab, ['queue', 'hold', '--domain', 'far.example']);
  expect(held, held.text).toMatchObject({ code: 0, json: { ok: true, unchanged: [] } });
  expect([...held.json.done].sort()).toEqual([...ids].sort());
  expect(await queueOf(ids[0] ?? '')).toBe('hold');
  const again = await postbar(lab, ['queue', 'hold', ids[0] ?? '']);
  expect(again.json).toMatchObject({ ok: true, done: [], unchanged: [ids[0]] });
  const tried = await postbar(lab, ['queue', 'retry', ...ids], { user: nobody });
  expect(tried.json).toMatchObject({ ok: true, done: [], unchanged: ids });

  const released = await postbar(lab, ['queue', 'release', ids[0] ?? '', ids[1] ?? '', gone]);
  expect(released.json).toMatchObject({ ok: true, done: ids.slice(0, 2), gone: [gone] });
  expect(await queueOf(ids[0] ?? '')).not.toBe('hold');
  expect(await queueOf(ids[2] ?? '')).toBe('hold');

  const from = (await lab.log()).length;
  const anew = await postbar(lab, ['queue', 'requeue', ids[0] ?? '']);
  expect(anew.json).toMatchObject({ ok: true, done: [ids[0]] });
  // Postfix gives it a new id, and says which it had.
  await lab.waitForLog(new RegExp(`orig_id=${ids[0]}`), { from, timeoutMs: 60_000 });
});

test('a message is read as text, deleted, and then said to be gone', async () => {
  await lab.send({ to: 'd@far.example', subject: 'Minutes', body: 'We met.\n\u001b[2Jand left' });
  const [id] = await waiting('e@far.example');
  const [other] = (await lab.queue()).filter((one) => one.recipients[0]?.address.startsWith('d@'));
  const read = await postbar(lab, ['queue', 'read', other?.queue_id ?? '']);
  expect(read.json).toMatchObject({ ok: true, truncated: false });
  expect(read.json.headers).toContain('Subject: Minutes');
  expect(read.json.body).toBe('We met.\n\u001b[2Jand left');

  const ids = [id ?? '', other?.queue_id ?? ''];
  const deleted = await postbar(lab, ['queue', 'delete', ...ids, gone, 'ALL', '-']);
  expect(deleted, deleted.text).toMatchObject({
    code: 0,
    json: { ok: true, done: ids, gone: [gone, 'ALL', '-'], unchanged: [] },
  });
  expect(await queueOf(ids[0] ?? '')).toBeUndefined();
  // Nothing else was taken for deleted.
  expect((await lab.queue()).length).toBeGreaterThan(0);
  const twice = await postbar(lab, ['queue', 'delete', ...ids]);
  expect(twice, twice.text).toMatchObject({ code: 0, json: { ok: true, done: [], gone: ids } });
  const missing = await postbar(lab, ['queue', 'read', ids[0] ?? '']);
  expect(missing).toMatchObject({ code: 1, json: { ok: false, error: { code: 'gone' } } });
});

test('where no password can be asked for nothing is changed, and that is said', async () => {
  const [id] = await waiting('f@far.example');
  for (const verb of ['hold', 'requeue', 'delete'] as const) {
    const refused = await postbar(lab, ['queue', verb, id ?? ''], { user: nobody });
    expect(refused, refused.text).toMatchObject({
      code: 1,
      json: { ok: false, done: [], error: { code: 'not-authorized' } },
    });
  }
  expect(await queueOf(id ?? '')).toBe('deferred');
  const unnamed = await postbar(lab, ['queue', 'delete']);
  expect(unnamed).toMatchObject({ code: 2, json: { error: { code: 'usage' } } });
  expect((await lab.queue()).length).toBeGreaterThan(0);
});
