import { existsSync } from 'node:fs';
import { copyFile, rename, stat, truncate } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { followLog } from '../../main/postfix/log-follow.ts';
import { logParser } from '../../main/postfix/log-parse.ts';
import type { LogFollower, LogPosition } from '../../main/postfix/log-source.ts';
import { findLogSource } from '../../main/postfix/log-source-find.ts';
import { postfixTools } from '../../main/postfix/tools.ts';
import { createLab, type Lab, labHost } from '../lab/lab.ts';
import { nobody } from '../lab/lab-host.ts';
import { until } from '../lab/run.ts';

let lab: Lab;
let path: string;
let follower: LogFollower;

// What the app keeps: how often each queue id was told to be gone, and how far the log was read.
const removed = new Map<string, number>();
let kept: { readonly position: LogPosition | undefined; readonly removed: Map<string, number> };
let gaps = 0;
const wrong: string[] = [];

const host = () => labHost(lab);

/** Follows the lab's log from what was kept. */
function begin(): void {
  const parse = logParser(Date.now);
  const options = { backMs: 86_400_000, backBytes: 1e7, now: Date.now, pollMs: () => 50 };
  const sink = {
    line: (line: string) => {
      const { event, queueId = '' } = parse(line);
      if (event === 'removed') removed.set(queueId, (removed.get(queueId) ?? 0) + 1);
    },
    position: (position: LogPosition) => {
      kept = { position, removed: new Map(removed) };
    },
    caughtUp: () => {},
    trouble: (trouble: { readonly kind: string } | undefined) => {
      if (trouble) wrong.push(trouble.kind);
    },
    gap: () => {
      gaps++;
    },
  };
  follower = followLog(host(), { kind: 'file', path }, { ...options, from: kept.position }, sink);
}

/** Messages that are accepted and discarded, each with a queue id of its own. */
async function burst(count: number): Promise<void> {
  const options = [
    '-s',
    '5',
    '-m',
    String(count),
    '-f',
    'alice@lab.example',
    '-t',
    'b@far.example',
  ];
  await lab.exec('smtp-source', [...options, '127.0.0.1:25'], { check: true, timeoutMs: 60_000 });
}

let sent = 0;

/** A burst, with something happening to the log in the middle of it. */
async function burstWhile(happen: () => Promise<unknown>): Promise<void> {
  const mails = burst(200);
  await new Promise((resolve) => setTimeout(resolve, 100));
  await happen();
  await mails;
  sent += 200;
}

const told = () => expect.poll(() => removed.size, { timeout: 30_000 }).toBe(sent);

/** By a rename, as logrotate and newsyslog do: Postfix is told only afterwards. */
async function rotate(): Promise<void> {
  await rename(path, `${path}.${Date.now()}`);
  await lab.postfix('reload');
  // The new file comes with the next line; a burst that is over already writes none.
  const appears = async () => {
    await lab.exec('postlog', ['-c', lab.configDir, '-t', 'postfix/test', 'rotated']);
    return existsSync(path) || undefined;
  };
  await until(appears, 60_000, async () => `${path} does not come back`);
}

beforeAll(async () => {
  lab = await createLab({
    mainCf: { default_transport: 'discard:', smtpd_recipient_restrictions: 'permit' },
  });
  const tools = postfixTools(host(), { configDir: lab.configDir, commandDir: '/usr/sbin' });
  const found = await tools.parameters(['maillog_file', 'daemon_directory']);
  const values = found.ok ? found.values : {};
  const source = await findLogSource(host(), {
    maillogFile: values.maillog_file ?? '',
    daemonDirectory: values.daemon_directory ?? '',
  });
  path = source.kind === 'file' ? source.path : '';
  kept = { position: undefined, removed: new Map() };
  begin();
});
afterAll(async () => {
  await follower?.close();
  await lab?.close();
});

test('the log is found by itself', async () => {
  expect(path).toBe(`${lab.configFiles.replace(/\/config$/, '')}/maillog`);
  await burst(50);
  sent += 50;
  await told();
});

test('rotated by rename in the middle of a burst: nothing lost, nothing told twice', async () => {
  await burstWhile(rotate);
  await told();
  await burstWhile(rotate);
  await told();
});

test('copied and truncated', async () => {
  // Between two bursts: what is written between copying and truncating is lost to everybody.
  await copyFile(path, `${path}.copy`);
  await truncate(path);
  await burst(200);
  sent += 200;
  await told();
});

test('ended in the middle, and begun again after two rotations, from what was kept', async () => {
  const mails = burst(300);
  await new Promise((resolve) => setTimeout(resolve, 150));
  await follower.close();
  await rotate();
  await mails;
  sent += 300;
  await burstWhile(rotate);
  // As after a crash: what was made of lines behind the kept position is gone too.
  removed.clear();
  for (const [id, times] of kept.removed) removed.set(id, times);
  begin();
  await told();
});

test('each message was told once, and no gap', () => {
  expect([...removed.values()].every((times) => times === 1)).toBe(true);
  expect(gaps).toBe(0);
  // Between a rename and the new file there is a moment without one.
  expect(wrong.filter((kind) => kind !== 'missing')).toEqual([]);
});

test('a user who may not read it is told so, in a typed way', async () => {
  expect((await stat(path)).mode & 0o044).toBe(0);
  const troubles: string[] = [];
  const options = { from: undefined, backMs: 1, backBytes: 1, now: Date.now, pollMs: () => 50 };
  const refused = followLog(labHost(lab, nobody), { kind: 'file', path }, options, {
    line: (line) => troubles.push(line),
    position: () => {},
    caughtUp: () => {},
    trouble: (trouble) => troubles.push(trouble?.kind ?? 'none'),
    gap: () => {},
  });
  await expect.poll(() => troubles, { timeout: 60_000 }).toEqual(['not-permitted']);
  await refused.close();
});
