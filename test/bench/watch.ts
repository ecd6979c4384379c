import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Lab } from '../lab/lab.ts';
import { wrappedCommands } from '../postfix/wrapped-commands.ts';
import { cli } from './built.ts';
import { inside } from './queue.ts';
import { writeQueueListing } from './queue-lines.ts';

/** What it costs to have Postbar watch a long queue. */
export interface Watching {
  readonly messages: number;
  readonly seconds: number;
  /** How often it looked at the queue in that time. */
  readonly looks: number;
  /** The processor time it took, the commands it ran included, as a part of one core. */
  readonly share: number;
}

// In the beginning it looks more often: somebody waits for it, and the rest is made up for later.
const BEGINNING_MS = 60_000;

/**
 * Runs `postbar watch`, as built and at its own pace, for some time beyond its
 * beginning. Each look gets a listing of so many messages from its `postqueue`.
 */
export async function measureWatching(
  lab: Lab,
  folder: string,
  messages: number,
  seconds: number,
): Promise<Watching> {
  const listing = join(folder, 'watched');
  const counted = join(folder, 'looks');
  await writeQueueListing(listing, messages);
  const postqueue = `echo >>${counted}; exec cat ${listing}`;
  const commandDir = await wrappedCommands(lab, { postqueue });
  const { file, args } = inside(
    lab,
    cli(['--json', '--config-dir', lab.configDir, '--command-dir', commandDir, 'watch']),
  );
  const env = { ...process.env, XDG_STATE_HOME: folder };
  const watch = spawn(file, args, { env, stdio: 'ignore' });
  const looks = () => readFileSync(counted).length;
  await sleep(BEGINNING_MS);
  const before = { looks: looks(), cpu: cpuSeconds(watch.pid), at: performance.now() };
  await sleep(seconds * 1_000);
  const took = (performance.now() - before.at) / 1_000;
  const share = (cpuSeconds(watch.pid) - before.cpu) / took;
  const result = { messages, seconds, looks: looks() - before.looks, share };
  watch.kill('SIGTERM');
  await once(watch, 'exit');
  return result;
}

// In `proc(5)`'s stat: behind the name in parentheses, the twelfth to the fifteenth.
const USER_TIME = 11;
const TICKS = 100;

/** Processor time of a process and of its children that have ended, in seconds. */
function cpuSeconds(pid: number | undefined): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const times = fields.slice(USER_TIME, USER_TIME + 4).map(Number);
  return times.reduce((sum, ticks) => sum + ticks, 0) / TICKS;
}
