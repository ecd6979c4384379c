import { copyFile, readFile, rename, truncate } from 'node:fs/promises';
import { resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Running } from '../../main/host/host.ts';
import { textsFor } from '../../main/texts/texts.ts';
import { createLab, type Lab, labHost } from '../lab/lab.ts';
import { type LabUser, nobody } from '../lab/lab-host.ts';

const program = resolve(import.meta.dirname, '../../out/main/cli.js');
let lab: Lab;

/** A line of `postbar watch --json`. */
interface Line {
  readonly type: string;
  readonly event?: string;
  readonly queueId?: string;
  readonly state?: string;
  readonly title?: string;
  readonly text?: string;
  readonly to?: string;
  readonly ipVersion?: number;
  readonly queue?: { readonly total: number; readonly causes: readonly { readonly id: string }[] };
  readonly day?: { readonly sent: number; readonly bounced: number };
}

const running: Running[] = [];
/** All that was ever told, over every restart. */
const told: Line[] = [];

/** Starts `postbar watch --json`, and gives how to kill it at once. */
async function watch(lines: Line[] = told, user?: LabUser) {
  const pidFile = `/tmp/${lab.name}-${running.length}.pid`;
  const started = labHost(lab, user).start({
    file: '/bin/sh',
    args: [
      ...['-c', `echo $$ > ${pidFile}; exec "$@"`, 'sh', process.execPath, program],
      ...['--json', '--config-dir', lab.configDir, 'watch'],
    ],
    env: { XDG_STATE_HOME: `/tmp/${lab.name}-state-${user ? 'other' : 'root'}` },
  });
  running.push(started);
  let rest = '';
  started.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    const parts = (rest + chunk).split('\n');
    rest = parts.pop() ?? '';
    for (const part of parts) lines.push(JSON.parse(part));
  });
  return {
    kill: async () => {
      process.kill(Number(await readFile(pidFile, 'utf8')), 'SIGKILL');
      await started.finished;
    },
  };
}

const until = (value: () => unknown) => expect.poll(value, { timeout: 150_000, interval: 200 });

/** Messages that are accepted and discarded, each with a queue id of its own. */
async function burst(count: number): Promise<void> {
  const options = ['-s', '5', '-m', String(count), '-f', 'alice@lab.example'];
  await lab.exec('smtp-source', [...options, '-t', 'b@far.example', '127.0.0.1:25'], {
    check: true,
    timeoutMs: 120_000,
  });
  sent += count;
}

let sent = 0;
const delivered = () => told.filter(({ event, to }) => event === 'sent' && to === 'b@far.example');

/** Every message was told of, and none twice. */
async function allTold(): Promise<void> {
  await until(() => new Set(delivered().map(({ queueId }) => queueId)).size).toBe(sent);
  expect(delivered().length).toBe(sent);
}

let current: Awaited<ReturnType<typeof watch>>;
const maillog = () => `${lab.directory}/maillog`;

beforeAll(async () => {
  lab = await createLab({
    mainCf: {
      default_transport: 'discard:',
      transport_maps: 'inline:{ {gmail.com=smtp:} {mailbox.example=smtp:} }',
      smtpd_recipient_restrictions: 'permit',
    },
  });
});
afterAll(async () => {
  for (const one of running) one.kill();
  await Promise.all(running.map(({ finished }) => finished));
  await lab?.exec('sh', ['-c', `rm -rf /tmp/${lab.name}-*`]);
  await lab?.close();
});

test('a bounce, and mail that waits, are told as they happen, and counted', async () => {
  current = await watch();
  await until(() => told.find(({ type }) => type === 'state')?.state).toBe('running');
  await lab.send({ to: 'bob@gmail.com' });
  await until(() => told.find(({ event }) => event === 'bounced')).toMatchObject({
    type: 'event',
    to: 'bob@gmail.com',
    ipVersion: 6,
  });
  await lab.send({ to: 'full@mailbox.example' });
  await until(() => told.findLast(({ type }) => type === 'state')).toMatchObject({
    state: 'running',
    queue: { total: 1, causes: [{ id: 'mailbox-full' }] },
    day: { bounced: 1 },
  });
});

test('rotated by rename, and copied and truncated: nothing is lost or told twice', async () => {
  const mails = burst(100);
  await rename(maillog(), `${maillog()}.1`);
  await lab.postfix('reload');
  await mails;
  await allTold();
  // Between two bursts: what is written between copying and truncating is lost to everybody.
  await copyFile(maillog(), `${maillog()}.2`);
  await truncate(maillog());
  await burst(50);
  await allTold();
});

test('killed in the middle, rotated meanwhile, begun again: nothing is lost or told twice', async () => {
  const mails = burst(200);
  const before = delivered().length;
  await until(() => delivered().length > before).toBe(true);
  await current.kill();
  await rename(maillog(), `${maillog()}.3`);
  await lab.postfix('reload');
  await mails;
  await burst(20);
  current = await watch();
  await allTold();
  expect(told.filter(({ event }) => event === 'bounced').length).toBe(1);
});

test('Postfix is stopped and started', async () => {
  await lab.postfix('stop');
  await until(() => told.findLast(({ type }) => type === 'state')?.state).toBe('stopped');
  await lab.postfix('start');
  await until(() => told.findLast(({ type }) => type === 'state')).toMatchObject({
    state: 'running',
    queue: { total: 1 },
  });
});

test('who may not read the log is told what to do', async () => {
  const lines: Line[] = [];
  await watch(lines, nobody);
  await until(() => lines.find(({ type }) => type === 'trouble')).toMatchObject({
    title: textsFor('en').monitor.logUnreadable(maillog()).title,
    text: textsFor('en').monitor.logUnreadable(maillog()).detail,
  });
  expect(lines.some(({ type }) => type === 'event')).toBe(false);
});
