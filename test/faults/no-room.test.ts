import { execFileSync } from 'node:child_process';
import { chmod, chown, cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { direct } from '../../main/root/elevation.ts';
import { createLab, type Lab, labHost } from '../lab/lab.ts';
import { ownState } from '../lab/lab-host.ts';
import type { Snapshot } from '../lab/snapshot.ts';
import { onRequest } from './switch-on.ts';

let lab: Lab;
let old: Snapshot;
const mounts: string[] = [];

beforeEach(async () => {
  lab = await createLab();
  old = await lab.snapshot();
});

afterEach(async () => {
  for (const path of mounts.splice(0)) {
    execFileSync('mount', ['-o', 'remount,rw', path]);
    execFileSync('umount', ['-l', path]);
  }
  await lab?.close();
});

/** Puts a small file system under a directory of the lab, with what was in it. */
async function smallDisk(path: string, options: string): Promise<void> {
  const copy = `${path}.copy`;
  await cp(path, copy, { recursive: true });
  execFileSync('mount', ['-t', 'tmpfs', '-o', `mode=755,${options}`, 'tmpfs', path]);
  mounts.push(path);
  execFileSync('cp', ['-a', `${copy}/.`, path]);
  await rm(copy, { recursive: true });
}

/** Fills a file system until `kilobytes` are left of it. */
async function fill(path: string, kilobytes: number): Promise<void> {
  const df = execFileSync('df', ['--output=avail', '-k', path], { encoding: 'utf8' });
  const free = Number(df.split('\n')[1]);
  await writeFile(join(path, 'filler'), Buffer.alloc(Math.max(0, free - kilobytes) * 1024));
}

const change = () => direct(labHost(lab))('change', onRequest(lab, []).request);

/** Nothing changed, nothing lies about, and a lock left behind would show in the next change. */
async function expectOld(): Promise<void> {
  const { filler: _, ...now } = await lab.snapshot();
  expect({ ...now, '.': undefined }).toEqual({ ...old, '.': undefined });
}

// A page is 4 KiB: each step leaves room for one more of the files that are written.
test.each([0, 4, 8, 12])(
  'the configuration’s disk has %i KiB left: refused or done, never half',
  async (left) => {
    await smallDisk(lab.configFiles, 'size=400k');
    await fill(lab.configFiles, left);
    const answer = await change();
    if (!answer.ok) await expectOld();
    expect(answer.ok ? 'done' : answer.code).toMatch(/^(done|failed|rolled-back)$/);
    await rm(join(lab.configFiles, 'filler'));
    expect(await change()).toMatchObject({ ok: true });
  },
);

test.each([0, 4, 8, 16, 24, 32])(
  'the backups’ disk has %i KiB left: refused or done, never half',
  async (left) => {
    const state = ownState(lab.name);
    await smallDisk(state, 'size=200k');
    await fill(state, left);
    const answer = await change();
    if (!answer.ok) await expectOld();
    expect(answer.ok ? 'done' : answer.code).toMatch(/^(done|failed)$/);
    await rm(join(state, 'filler'));
    expect(await change()).toMatchObject({ ok: true });
  },
);

test('no inode is left for the new files: refused, and nothing changed', async () => {
  await smallDisk(lab.configFiles, 'size=4m,nr_inodes=40');
  for (let number = 0; number < 100; number += 1) {
    const made = await writeFile(join(lab.configFiles, `filler-${number}`), '').then(
      () => true,
      () => false,
    );
    if (!made) break;
  }
  expect(await change()).toMatchObject({ ok: false, code: 'failed' });
  const now = Object.keys(await lab.snapshot()).filter((name) => !name.startsWith('filler'));
  expect(now).toEqual(Object.keys(old));
});

test('the configuration’s file system is read-only: refused, and nothing changed', async () => {
  await smallDisk(lab.configFiles, 'size=4m');
  execFileSync('mount', ['-o', 'remount,ro', lab.configFiles]);
  expect(await change()).toMatchObject({ ok: false, code: 'failed' });
  await expectOld();
});

test('the backups’ file system is read-only: refused, and nothing changed', async () => {
  const state = ownState(lab.name);
  await smallDisk(state, 'size=4m');
  execFileSync('mount', ['-o', 'remount,ro', state]);
  expect(await change()).toMatchObject({ ok: false, code: 'failed' });
  await expectOld();
});

// The immutable flag holds root too; a file system without it (tmpfs, overlay) cannot show this.
test.for(['main.cf', 'master.cf', '.'])(
  '%s is immutable: all is as it was',
  async (name, { skip }) => {
    const path = join(lab.configFiles, name);
    try {
      execFileSync('chattr', ['+i', path], { stdio: 'ignore' });
    } catch {
      skip('this file system has no immutable flag');
    }
    try {
      expect(await change()).toMatchObject({ ok: false, code: 'failed' });
      await expectOld();
    } finally {
      execFileSync('chattr', ['-i', path]);
    }
    expect(await change()).toMatchObject({ ok: true });
  },
);

test('there is no folder for backups yet: it is made', async () => {
  await rm(ownState(lab.name), { recursive: true });
  await mkdir(ownState(lab.name));
  expect(await change()).toMatchObject({ ok: true });
});

test('the folder for backups belongs to somebody else: refused, and nothing changed', async () => {
  await chown(ownState(lab.name), 65534, 65534);
  expect(await change()).toMatchObject({ ok: false, code: 'unsafe' });
  await expectOld();
});

test('others may write in the folder for backups: refused, and nothing changed', async () => {
  await chmod(ownState(lab.name), 0o777);
  expect(await change()).toMatchObject({ ok: false, code: 'unsafe' });
  await expectOld();
});

test('two at once: one after the other, or one is told that the other is at work', async () => {
  const answers = await Promise.all([change(), change(), change()]);
  const codes = answers.map((answer) => (answer.ok ? 'done' : answer.code));
  expect(codes).toContain('done');
  for (const code of codes) expect(code).toMatch(/^(done|busy)$/);
});
