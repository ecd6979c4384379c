import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { queueLister } from '../../main/postfix/queue-listing.ts';
import { viewQueue } from '../../main/services/queue-view.ts';
import { createLab, type Lab, labHost } from '../lab/lab.ts';
import { entering } from '../lab/lab-host.ts';
import { until } from '../lab/run.ts';
import { wrappedCommands } from '../postfix/wrapped-commands.ts';
import { cli } from './built.ts';
import type { Duel } from './duel.ts';
import { costOf, type Program } from './measured.ts';
import { writeQueueListing } from './queue-lines.ts';

const DOMAINS = 20;

/** A lab whose Postfix has this many deferred messages to twenty domains, each with a reason. */
export async function labWithQueue(messages: number): Promise<Lab> {
  // What is deferred without an attempt costs nearly nothing to queue.
  const lab = await createLab({ mainCf: { defer_transports: 'smtp', minimal_backoff_time: '1d' } });
  const each = Math.ceil(messages / DOMAINS);
  for (let domain = 0; domain < DOMAINS && each > 0; domain++) {
    const to = `member@d${domain}.example`;
    await lab.exec(
      'smtp-source',
      ['-N', '-s', '10', '-m', String(each), '-f', 'alice@lab.example', '-t', to, '127.0.0.1:25'],
      { check: true, timeoutMs: 120_000 },
    );
  }
  const deferred = async () =>
    (await lab.queue()).filter((one) => one.recipients[0]?.delay_reason !== undefined).length;
  const all = each * DOMAINS;
  await until(
    async () => (await deferred()) === all || undefined,
    300_000,
    async () => `${await deferred()} of ${all} messages are deferred`,
  );
  return lab;
}

/** The queue's numbers from a real Postfix: with the command, and as the running app gets them. */
export function realQueueDuels(lab: Lab, messages: number, rounds: number): readonly Duel[] {
  const listing = `postqueue -c ${lab.configDir} -j | cat >/dev/null`;
  const peer = () => costOf(inside(lab, { file: 'sh', args: ['-c', listing] }));
  const list = queueLister(labHost(lab), { configDir: lab.configDir, commandDir: '/usr/sbin' });
  const inApp = async () => {
    const began = performance.now();
    const view = await viewQueue(list, { limit: 0 }, Date.now());
    if (!view.ok || view.summary.total !== messages) throw new Error(JSON.stringify(view));
    return { ms: performance.now() - began, peakBytes: 0 };
  };
  const command = cli(['--json', '--config-dir', lab.configDir, 'queue']);
  const count = messages.toLocaleString('en');
  const reader = join(import.meta.dirname, 'bare-reader.mjs');
  const bareReader = { file: process.execPath, args: [reader, lab.configDir] };
  return [
    {
      task: `Summary of ${count} real queued messages, in the running app; peer: \`postqueue -j | cat\``,
      most: 1.15,
      ours: inApp,
      peer,
      rounds,
    },
    {
      task: `\`postbar queue\` of the same, with its start; same peer`,
      most: 1.15,
      ours: () => costOf(inside(lab, command)),
      peer,
      rounds,
    },
    {
      task: 'To compare: a Node program that starts `postqueue -j` and counts its bytes, no more; same peer',
      ours: () => costOf(inside(lab, bareReader)),
      peer,
      rounds,
    },
  ];
}

/** A listing of many messages, which the built command line reads through its postqueue. */
export async function longListingDuel(
  lab: Lab,
  folder: string,
  messages: number,
  rounds: number,
): Promise<Duel> {
  const path = join(folder, 'listing');
  await writeQueueListing(path, messages);
  const commandDir = await wrappedCommands(lab, { postqueue: `exec cat ${path}` });
  const loop = join(import.meta.dirname, 'bare-loop.mjs');
  const script = join(folder, 'bare-loop.sh');
  await writeFile(script, `cat ${path} | ${process.execPath} ${loop} >/dev/null\n`);
  const command = cli([
    ...['--json', '--config-dir', lab.configDir, '--command-dir', commandDir],
    'queue',
  ]);
  return {
    task: `\`postbar queue\` of a listing of ${messages.toLocaleString('en')} messages; peer: a loop of JSON.parse in Node`,
    most: 1.5,
    mostBytes: 150e6,
    ours: () => costOf(inside(lab, command)),
    peer: () => costOf(inside(lab, { file: 'sh', args: [script] })),
    rounds,
  };
}

/** The program in the lab's network and with its files. */
export const inside = (lab: Lab, { file, args }: Program): Program => ({
  file: 'ip',
  args: [...entering(lab.name), file, ...args],
});
