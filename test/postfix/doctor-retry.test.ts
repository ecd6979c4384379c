import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { postfixTools } from '../../main/postfix/tools.ts';
import { retryAndWatch, waitingFor } from '../../main/services/doctor-retry.ts';
import { createLab, type Lab, labHost } from '../lab/lab.ts';
import { wrappedCommands } from './wrapped-commands.ts';

// What the doctor says of mail that waited, against what really became of it. One Postfix
// for all: mail waits behind a transport entry, which is then taken away; a server that never
// takes mail has the rest.

let lab: Lab;
let commandDir: string;
/** Queue ids by the subject's word, as sent. */
const ids = new Map<string, string>();
const MANY = 1_100;

const nobody = { delivered: 0, returned: 0, partly: 0, deleted: 0, waiting: 0, unknown: 0 };

const mail: Readonly<Record<string, readonly string[]>> = {
  goes: ['bob@mailbox.example'],
  bounces: ['unknown@mailbox.example'],
  'bounces unseen': ['unknown@mailbox.example'],
  both: ['bob@mailbox.example', 'unknown@mailbox.example'],
  'one of ours': ['bob@mailbox.example', 'bob@busy.example'],
  full: ['full@mailbox.example'],
  hold: ['bob@busy.example'],
  deleted: ['bob@busy.example'],
  blind: ['bob@mailbox.example'],
};

beforeAll(async () => {
  lab = await createLab({
    files: { transport: 'mailbox.example retry:4.0.0 not now\n' },
    mainCf: {
      transport_maps: 'texthash:$config_directory/transport',
      // Nothing is tried again by itself while this runs.
      minimal_backoff_time: '1h',
      maximal_backoff_time: '1h',
      queue_run_delay: '1h',
    },
  });
  commandDir = await wrappedCommands(lab, { postqueue: 'case " $* " in *" -j "*) exit 69; esac' });
  for (const [name, to] of Object.entries(mail)) {
    await lab.send({ to });
    ids.set(name, await newlyDeferred());
  }
  const many = ['-m', String(MANY), '-s', '4', '-f', 'alice@lab.example'];
  await lab.exec('smtp-source', [...many, '-t', 'all@busy.example', '127.0.0.1:25'], {
    check: true,
  });
  await waitUntilDeferred(MANY + Object.keys(mail).length);
  await lab.write('transport', '');
  await lab.postfix('reload');
}, 240_000);
afterAll(() => lab?.close());

/** The message that was just sent. Before it is deferred it may still have the id of the maildrop. */
async function newlyDeferred(): Promise<string> {
  const known = new Set(ids.values());
  const end = Date.now() + 30_000;
  while (Date.now() < end) {
    const queued = (await lab.queue()).find(
      ({ queue_id: id, queue_name: name }) => name === 'deferred' && !known.has(id),
    );
    if (queued) return queued.queue_id;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('the message was not deferred within 30 s');
}

async function waitUntilDeferred(count: number) {
  const end = Date.now() + 120_000;
  for (;;) {
    const queue = await lab.queue();
    if (queue.length === count && queue.every(({ queue_name: name }) => name === 'deferred'))
      return;
    if (Date.now() > end) throw new Error(`${queue.length} messages, not all deferred`);
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
}

interface Options {
  readonly retry?: readonly string[];
  readonly log?: string;
  readonly commandDir?: string;
}

/** Watches one message of the table, as the doctor does once a cure is applied. */
function watch(name: string, { retry = ['mailbox.example'], log, commandDir }: Options = {}) {
  const place = { configDir: lab.configDir, commandDir: commandDir ?? '/usr/sbin' };
  const host = labHost(lab);
  const waiting = new Map([[ids.get(name) ?? '', 'deferred' as const]]);
  return retryAndWatch({ host, tools: postfixTools(host, place), log, retry, waiting });
}

// Those that go on waiting are watched to the end, so all are watched at the same time.
describe.concurrent('what became of mail that waited', () => {
  test('it has gone', async () => {
    expect(await watch('goes')).toEqual({ ...nobody, delivered: 1 });
  });

  test('it came back, and the log says so', async () => {
    expect(await watch('bounces')).toEqual({ ...nobody, returned: 1 });
  });

  test('it came back, and the log cannot be read: nobody claims that it arrived', async () => {
    const log = `${lab.directory}/no-such-log`;
    expect(await watch('bounces unseen', { log })).toEqual({ ...nobody, unknown: 1 });
  });

  test('one recipient has it, the other does not exist', async () => {
    expect(await watch('both')).toEqual({ ...nobody, partly: 1 });
  });

  test('the recipient that was meant has it, another one still waits', async () => {
    expect(await watch('one of ours')).toEqual({ ...nobody, delivered: 1 });
  });

  test('it was tried, and put off again', async () => {
    expect(await watch('full')).toEqual({ ...nobody, waiting: 1 });
  });

  test('somebody held it meanwhile', async () => {
    const watched = watch('hold', { retry: ['busy.example'] });
    await lab.exec('postsuper', ['-c', lab.configDir, '-h', ids.get('hold') ?? ''], {
      check: true,
    });
    expect(await watched).toEqual({ ...nobody, waiting: 1 });
  });

  test('somebody deleted it meanwhile', async () => {
    const watched = watch('deleted', { retry: ['busy.example'] });
    await lab.exec('postsuper', ['-c', lab.configDir, '-d', ids.get('deleted') ?? ''], {
      check: true,
    });
    expect(await watched).toEqual({ ...nobody, deleted: 1 });
  });

  test('the queue cannot be listed: nobody claims that it has gone', async () => {
    expect(await watch('blind', { commandDir })).toEqual({ ...nobody, unknown: 1 });
    const host = labHost(lab);
    const tools = postfixTools(host, { configDir: lab.configDir, commandDir });
    expect(await waitingFor(host, tools, 'all')).toBeUndefined();
  });

  test('more than a thousand are counted one by one, and none is said to have gone', async () => {
    const host = labHost(lab);
    const tools = postfixTools(host, { configDir: lab.configDir, commandDir: '/usr/sbin' });
    const retry = ['busy.example'];
    const all = await waitingFor(host, tools, retry);
    const others = new Set(ids.values());
    const waiting = new Map([...(all ?? [])].filter(([id]) => !others.has(id)));
    expect(waiting.size).toBe(MANY);
    const retried = await retryAndWatch({ host, tools, log: undefined, retry, waiting });
    expect(retried).toEqual({ ...nobody, waiting: MANY });
  });
});
