import { afterAll, beforeAll, expect, test } from 'vitest';
import { queueLister } from '../../main/postfix/queue-listing.ts';
import { direct } from '../../main/root/elevation.ts';
import { makeQueueActions, type QueueActions } from '../../main/services/queue-actions.ts';
import { viewQueue } from '../../main/services/queue-view.ts';
import { createLab, type Lab, labHost } from '../lab/lab.ts';
import { nobody } from '../lab/lab-host.ts';

let lab: Lab;
let place: { configDir: string; commandDir: string };
let actions: QueueActions;
/** How often a password would have been asked for. */
let passwords = 0;

const COUNT = 20_000;
const nowhere = 'ABCDEF12345';

beforeAll(async () => {
  lab = await createLab({
    mainCf: {
      // Whatever is sent from here waits, and whatever comes in over SMTP is put on hold.
      default_transport: 'smtp:[192.0.2.77]',
      smtp_connect_timeout: '1s',
      smtpd_recipient_restrictions: 'check_sender_access static:HOLD, permit',
    },
  });
  place = { configDir: lab.configDir, commandDir: '/usr/sbin' };
  // The reader is an ordinary user; only the helper is root.
  const asRoot = direct(labHost(lab));
  actions = makeQueueActions(labHost(lab, nobody), place, (verb, request) => {
    passwords++;
    return asRoot(verb, request);
  });
});
afterAll(() => lab?.close());

const view = (query: Parameters<typeof viewQueue>[1]) =>
  viewQueue(queueLister(labHost(lab, nobody), place), query, Date.now());

/** A message that waits, and its queue id. */
async function waiting(to: string, body?: string): Promise<string> {
  await lab.send({ to, ...(body === undefined ? {} : { body }) });
  await lab.waitForLog(new RegExp(`to=<${to}>.*status=deferred`));
  const found = (await lab.queue()).find(({ recipients }) => recipients[0]?.address === to);
  return found?.queue_id ?? '';
}

const queueOf = async (id: string) =>
  (await lab.queue()).find(({ queue_id }) => queue_id === id)?.queue_name;

test('a message is held, released, read and deleted; what is gone is said to be gone', async () => {
  const id = await waiting('one@far.example', 'minutes\n\n*** not postcat’s line ***');
  expect(await actions.act('hold', { kind: 'ids', ids: [id, nowhere, 'ALL', '-d'] })).toEqual({
    done: [id],
    gone: [nowhere, 'ALL', '-d'],
    unchanged: [],
  });
  expect(await queueOf(id)).toBe('hold');

  expect(await actions.act('hold', { kind: 'ids', ids: [id] })).toMatchObject({ unchanged: [id] });
  const retried = await actions.act('retry', { kind: 'ids', ids: [id] });
  expect(retried).toEqual({ done: [], gone: [], unchanged: [id] });

  const text = await actions.read(id);
  expect(text).toMatchObject({ ok: true, truncated: false });
  expect(text.ok && text.headers).toContain('To: one@far.example');
  expect(text.ok && text.body).toBe('minutes\n\n*** not postcat’s line ***');
  expect(await actions.read(nowhere)).toMatchObject({ ok: false, error: { code: 'gone' } });

  expect(await actions.act('release', { kind: 'ids', ids: [id] })).toMatchObject({ done: [id] });
  expect(await queueOf(id)).not.toBe('hold');
  expect(await actions.act('delete', { kind: 'ids', ids: [id] })).toMatchObject({ done: [id] });
  expect(await queueOf(id)).toBeUndefined();
  expect(await actions.act('delete', { kind: 'ids', ids: [id] })).toMatchObject({ gone: [id] });
});

test('a domain is tried again without a password', async () => {
  const id = await waiting('two@again.example');
  const from = (await lab.log()).length;
  const refuses = makeQueueActions(labHost(lab, nobody), place, async () => {
    throw new Error('no password may be asked for');
  });
  const outcome = await refuses.act('retry', { kind: 'domain', domain: 'Again.Example' });
  expect(outcome).toEqual({ done: [id], gone: [], unchanged: [] });
  await lab.waitForLog(new RegExp(`${id}: to=<two@again.example>.*status=deferred`), { from });
  await actions.act('delete', { kind: 'all' });
});

test('a cancelled password leaves everything as it was, and says so', async () => {
  const id = await waiting('four@far.example');
  const cancelled = makeQueueActions(labHost(lab, nobody), place, async () => ({
    ok: false,
    code: 'cancelled',
    text: '',
  }));
  expect(await cancelled.act('delete', { kind: 'ids', ids: [id] })).toEqual({
    done: [],
    gone: [],
    unchanged: [],
    error: { code: 'cancelled' },
  });
  expect(await queueOf(id)).toBeDefined();
  await actions.act('delete', { kind: 'all' });
});

test('an answer that is lost: what has gone is said to be gone, beside what went wrong', async () => {
  const ids = [await waiting('five@far.example'), await waiting('six@far.example')];
  const asRoot = direct(labHost(lab));
  const deaf = makeQueueActions(labHost(lab, nobody), place, async (verb, request) => {
    await asRoot(verb, request);
    return { ok: false, code: 'no-answer', text: 'cut off' };
  });
  const lost = { done: [], unchanged: [], error: { code: 'failed', detail: 'cut off' } };
  expect(await deaf.act('hold', { kind: 'ids', ids })).toEqual({ ...lost, gone: [] });
  const [deleted = ''] = ids;
  const outcome = await deaf.act('delete', { kind: 'ids', ids: [deleted] });
  expect(outcome).toEqual({ ...lost, gone: [deleted] });
  await actions.act('delete', { kind: 'all' });
});

test(`${COUNT} messages: the numbers are Postfix’s own, and one password empties the queue`, async () => {
  await lab.exec(
    'smtp-source',
    [
      ...[
        '-d',
        '-s',
        '10',
        '-m',
        String(COUNT),
        '-f',
        'alice@lab.example',
        '-t',
        'many@bulk.example',
      ],
      '127.0.0.1:25',
    ],
    { check: true, timeoutMs: 240_000 },
  );
  await expect.poll(async () => (await lab.queue()).length, { timeout: 30_000 }).toBe(COUNT);
  const found = await view({ limit: 10, domain: 'bulk.example' });
  const own = await lab.exec('find', [
    ...['active', 'incoming', 'deferred', 'hold', 'maildrop'].map(
      (q) => `${lab.directory}/queue/${q}`,
    ),
    ...['-type', 'f'],
  ]);
  expect(own.stdout.trim().split('\n').length).toBe(COUNT);
  if (!found.ok) throw new Error(found.detail);
  expect(found.summary.total).toBe(COUNT);
  expect(found.summary.byQueue.hold.count).toBe(COUNT);
  expect(found.matching).toBe(COUNT);
  expect(found.messages.length).toBe(10);
  expect(found.summary.topDomains).toEqual([{ domain: 'bulk.example', count: COUNT }]);
  passwords = 0;
  const outcome = await actions.act('delete', { kind: 'domain', domain: 'bulk.example' });
  expect(passwords).toBe(1);
  expect(outcome.error).toBeUndefined();
  expect(outcome.done.length).toBe(COUNT);
  expect(await lab.queue()).toEqual([]);
}, 400_000);

test('a stopped Postfix is a stopped Postfix', async () => {
  await lab.postfix('stop');
  const found = await view({ limit: 10 });
  expect(found).toMatchObject({ ok: false, failure: 'mail-system-down' });
  expect(await actions.act('retry', { kind: 'all' })).toMatchObject({ error: { code: 'stopped' } });
  await lab.postfix('start');
});
