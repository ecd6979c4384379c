import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { direct, type Elevation } from '../../main/root/elevation.ts';
import { listRequest, undoRequest } from '../../main/root/request.ts';
import { createLab, type Lab, labHost } from '../lab/lab.ts';
import { entering, nobody } from '../lab/lab-host.ts';
import { type Snapshot, snapshotOf } from '../lab/snapshot.ts';
import { onRequest, place } from './switch-on.ts';

// Between a check of the root part's and what it does then lies a moment. A local user tries to
// use it, as fast as a shell can, all the while that the root part is at work.
const rounds = Math.max(1, Math.round(10 / Number(process.env.POSTBAR_FAULT_STEP ?? '1')));

let lab: Lab;
let asRoot: Elevation;
let outside: string;
let own: string;

beforeAll(async () => {
  lab = await createLab();
  asRoot = direct(labHost(lab));
  outside = join(lab.directory, 'outside');
  mkdirSync(outside, { mode: 0o755 });
  writeFileSync(join(outside, 'victim'), 'SECRET1\n', { mode: 0o600 });
  own = join('/var/tmp', `${lab.name}-user`);
  mkdirSync(own, { mode: 0o777 });
  await lab.exec('chown', ['nobody', own], { check: true });
});
afterAll(async () => {
  await lab?.close();
  rmSync(own, { recursive: true, force: true });
});

/** Runs a loop of shell commands as a local user while `work` is done; gives what it printed. */
async function whileAttacked(attack: string, work: () => Promise<void>): Promise<string> {
  const go = join(own, 'go');
  writeFileSync(go, '');
  const loop = `while [ -e ${go} ]; do ${attack}; echo tried; done 2>/dev/null`;
  const asUser = ['setpriv', `--reuid=${nobody.uid}`, `--regid=${nobody.gid}`, '--clear-groups'];
  const attacker = spawn('ip', [...entering(lab.name), ...asUser, '/bin/sh', '-c', loop]);
  const ended = new Promise((resolve) => attacker.on('close', resolve));
  let printed = '';
  attacker.stdout.on('data', (chunk) => {
    printed += chunk;
  });
  try {
    await expect.poll(() => printed, { timeout: 60_000 }).toContain('tried');
    await work();
  } finally {
    rmSync(go);
    await ended;
  }
  return printed;
}

const stateKey = () => createHash('sha256').update(lab.configDir).digest('hex').slice(0, 16);

test('links, renames and writes in the folders of the configuration and of the backups: not one succeeds', async () => {
  const old: Snapshot = await lab.snapshot();
  const before = await snapshotOf(outside);
  const state = `/var/lib/postbar/${stateKey()}`;
  const folders = [lab.configDir, lab.directory, '/var/lib/postbar', state, `${state}/changes`];
  const attack = `for folder in ${folders.join(' ')}; do
      for name in main.cf master.cf postbar_transport; do
        ln -sf ${outside}/victim "$folder/$name.postbar-new" && echo won
        mv "$folder/$name" "$folder/$name.mine" && echo won
        true >>"$folder/$name" && echo won
      done
      ln -sfn ${outside} "$folder/config" && echo won
      ln -sf 1 "$folder/lock" && echo won
      rm "$folder/lock" && echo won
    done`;
  const printed = await whileAttacked(attack, async () => {
    for (let round = 0; round < rounds; round += 1) {
      const { request, id } = onRequest(lab, []);
      expect(await asRoot('change', request)).toMatchObject({ ok: true, changed: true });
      const undo = undoRequest(place(lab), id, false);
      expect(await asRoot('undo', undo)).toMatchObject({ ok: true });
    }
  });
  const tries = printed.split('tried').length - 1;
  console.log(`faults: a local user: ${tries} times all tried during ${rounds} changes and undos`);
  expect(printed).not.toContain('won');
  expect(await lab.snapshot()).toEqual(old);
  expect(await snapshotOf(outside)).toEqual(before);
});

test('a list of queue ids that is exchanged all the while: what was agreed or nothing, and no word of another’s file', async () => {
  const list = join(own, 'list');
  const agreed = 'ABCDEF123\nABCDEF124';
  writeFileSync(join(own, 'agreed'), agreed, { mode: 0o644 });
  const digest = createHash('sha256').update(agreed).digest('hex');
  const attack = `cp ${own}/agreed ${own}/next && mv -f ${own}/next ${list}
    ln -sfn ${outside}/victim ${list}
    rm -f ${list}; cp ${own}/agreed ${list}`;
  const codes = new Map<string, number>();
  await whileAttacked(attack, async () => {
    for (let round = 0; round < 3 * rounds; round += 1) {
      const answer = await asRoot('queue', listRequest(place(lab), 'hold', list, digest));
      expect(JSON.stringify(answer)).not.toContain('SECRET');
      expect(JSON.stringify(answer)).not.toContain(Buffer.from('SECRET').toString('base64'));
      codes.set(answer.code, (codes.get(answer.code) ?? 0) + 1);
    }
  });
  console.log(`faults: a list exchanged meanwhile: ${JSON.stringify(Object.fromEntries(codes))}`);
  for (const code of codes.keys()) expect(code).toMatch(/^(done|invalid|changed-meanwhile)$/);
  expect(readFileSync(join(outside, 'victim'), 'utf8')).toBe('SECRET1\n');
});
