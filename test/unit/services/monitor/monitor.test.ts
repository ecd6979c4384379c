import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { thisMachine } from '../../../../main/host/this-machine.ts';
import type { QueueListing } from '../../../../main/postfix/queue-listing.ts';
import type { QueueMessage } from '../../../../main/postfix/queue-message.ts';
import type { PostfixState } from '../../../../main/postfix/state.ts';
import { type Monitor, startMonitor } from '../../../../main/services/monitor/monitor.ts';
import type { Seen } from '../../../../main/services/monitor/seen.ts';

let folder: string;
let log: string;
let monitor: Monitor | undefined;

/** What the scripted Postfix is like. */
const postfix = {
  state: 'running' as PostfixState,
  listing: { ok: true, problems: [] } as QueueListing,
  messages: [] as QueueMessage[],
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'postbar-monitor-'));
  log = join(folder, 'mail.log');
  writeFileSync(log, '');
  Object.assign(postfix, { state: 'running', listing: { ok: true, problems: [] }, messages: [] });
});
afterEach(async () => {
  await monitor?.close();
  monitor = undefined;
  rmSync(folder, { recursive: true });
});

const message = (queueId: string): QueueMessage => ({
  queueName: 'deferred',
  queueId,
  arrivalTime: 1_000,
  size: 10,
  sender: 'a@club.example',
  recipients: [{ address: 'b@isp.example', reason: '452 4.2.2 Mailbox full' }],
});

const bounce = (to: string) =>
  `${new Date().toISOString()} mail postfix/smtp[7]: 4F0A1B2C3D: to=<${to}>, relay=none, delay=1, dsn=5.4.4, status=bounced (Host not found)\n`;

const memoryFile = () => join(folder, 'state', 'monitor.json');

/** Starts the monitor; what it told, and what the sink of notices saw. */
async function start() {
  const events: string[] = [];
  const looks: Array<{ state: PostfixState; total: number | undefined }> = [];
  const seen: Seen[] = [];
  const given: unknown[] = [];
  let saving = async () => {};
  monitor = await startMonitor(
    {
      host: thisMachine(),
      configDir: '/etc/postfix',
      list: async (sink) => {
        for (const one of postfix.messages) sink.message(one);
        return postfix.listing;
      },
      state: async () => postfix.state,
      findLog: async () => ({ kind: 'file', path: log }),
      memoryFile: memoryFile(),
      notices: (kept, save) => {
        given.push(kept);
        saving = save;
        return {
          logEvent: ({ to = '' }) => events.push(to),
          lookBegins: () => ({ add: () => {}, ends: (look) => looks.push(look) }),
          kept: () => [...events],
        };
      },
      changed: (now) => seen.push(now),
      now: Date.now,
    },
    'open',
  );
  return { events, looks, seen, given, save: () => saving(), last: () => seen.at(-1) };
}

const poll = (value: () => unknown) => expect.poll(value, { timeout: 20_000 });

test('joins the queue, the log and Postfix’s state', async () => {
  postfix.messages = [message('A1'), message('A2')];
  const { last, looks, events } = await start();
  await poll(() => last()?.activity).toBeDefined();
  appendFileSync(log, bounce('x@far.example'));
  await poll(() => last()?.activity?.totals.bounced).toBe(1);
  expect(events).toEqual(['x@far.example']);
  expect(last()).toMatchObject({
    configDir: '/etc/postfix',
    state: 'running',
    queue: { total: 2, causes: [{ cause: 'mailbox-full', count: 2 }] },
    blind: {},
  });
  expect(looks[0]).toEqual({ state: 'running', total: 2 });
});

test('what the notices keep comes back with the place in the log', async () => {
  const first = await start();
  await poll(() => first.last()?.activity).toBeDefined();
  appendFileSync(log, bounce('x@far.example'));
  await poll(() => first.events.length).toBe(1);
  await first.save();
  // Killed here: nothing more is remembered, and nothing is lost.
  const killed = readFileSync(memoryFile(), 'utf8');
  await monitor?.close();
  writeFileSync(memoryFile(), killed);
  appendFileSync(log, bounce('y@far.example'));
  const second = await start();
  await poll(() => second.events).toEqual(['y@far.example']);
  expect(second.given).toEqual([['x@far.example']]);
  await poll(() => second.last()?.activity?.totals.bounced).toBe(2);
});

test('of a report that comes back no notice is made', async () => {
  const { events, last } = await start();
  await poll(() => last()?.activity).toBeDefined();
  const made = 'bounce[3]: 3F0A1B2C3D: sender non-delivery notification: 4F0A1B2C3D';
  appendFileSync(log, `${new Date().toISOString()} mail postfix/${made}\n`);
  appendFileSync(log, bounce('sender@far.example'));
  appendFileSync(log, bounce('x@far.example').replace('4F0A1B2C3D', '5F0A1B2C3D'));
  await poll(() => events.at(-1)).toBe('x@far.example');
  expect(events).not.toContain('sender@far.example');
});

test('a Postfix that is down keeps its mail; a queue that is gone is said to be gone', async () => {
  postfix.messages = [message('A1')];
  const { last, looks } = await start();
  await poll(() => last()?.queue?.total).toBe(1);
  Object.assign(postfix, {
    messages: [],
    state: 'stopped',
    listing: { ok: false, failure: 'mail-system-down', detail: 'fatal: mail system is down' },
  });
  monitor?.lookNow();
  await poll(() => last()?.state).toBe('stopped');
  expect(last()).toMatchObject({ queue: { total: 1 }, blind: {} });
  expect(looks.at(-1)).toEqual({ state: 'stopped', total: undefined });

  postfix.listing = { ok: false, failure: 'failed', detail: 'fatal: chdir: No such file' };
  await poll(() => {
    monitor?.lookNow();
    return last()?.blind.queue?.detail;
  }).toBe('fatal: chdir: No such file');
  expect(last()?.queue).toBeUndefined();

  // Root gets a list of a Postfix that is down, and is told so.
  const direct = { kind: 'accessed-directly', text: '' } as const;
  postfix.listing = { ok: true, problems: [direct] };
  monitor?.lookNow();
  await poll(() => last()?.queue?.total).toBe(0);
  expect(last()).toMatchObject({ state: 'stopped', blind: {} });

  postfix.listing = { ok: true, problems: [] };
  monitor?.lookNow();
  await poll(() => last()?.state).toBe('running');
});

test('a memory that cannot be understood is said to be forgotten, and everything goes on', async () => {
  mkdirSync(join(folder, 'state'));
  writeFileSync(memoryFile(), '{"version":1,');
  const { last, events } = await start();
  await poll(() => last()?.activity).toBeDefined();
  expect(last()?.blind).toEqual({ forgotten: `${memoryFile()}.broken` });
  appendFileSync(log, bounce('x@far.example'));
  await poll(() => events).toEqual(['x@far.example']);
});

test('a memory that cannot be written is said, and nothing else suffers', async () => {
  writeFileSync(join(folder, 'state'), 'a file where the folder should be');
  const { last } = await start();
  await poll(() => last()?.queue?.total).toBe(0);
  await poll(() => {
    monitor?.lookNow();
    return last()?.blind.memory;
  }).toMatch(/EEXIST|ENOTDIR/);
  expect(existsSync(memoryFile())).toBe(false);
});
