import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { readdir, symlink, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readAnswer } from '../../main/root/answer.ts';
import { undoRequest, uninstallRequest } from '../../main/root/request.ts';
import { onRequest, place } from '../faults/switch-on.ts';
import { createLab, type Lab } from '../lab/lab.ts';
import { ownState } from '../lab/lab-host.ts';

const path = resolve(import.meta.dirname, '../../main/root/helper.sh');
const script = readFileSync(path, 'utf8');

let lab: Lab;
beforeEach(async () => {
  lab = await createLab({ peers: false });
});
afterEach(() => lab?.close());

/** Pipes a script into a shell as root, as the elevation does. */
async function pipe(
  verb: string,
  request: string,
  { shell = ['/bin/sh'], text = script, env = {} as Record<string, string> } = {},
) {
  // Set by env(1) for the shell alone: the way into the lab needs its own PATH.
  const variables = Object.entries(env).map(([name, value]) => `${name}=${value}`);
  const command = [...variables, ...shell, '-s', '--', verb, request];
  const ended = await lab.exec('/usr/bin/env', command, { input: text, timeoutMs: 240_000 });
  return { answer: readAnswer(ended.stdout), stdout: ended.stdout };
}

const encode = (...lines: string[]) => Buffer.from(`${lines.join('\n')}\n`).toString('base64');
const there = () => [`config-dir ${lab.configDir}`, 'command-dir /usr/sbin'];

test('shellcheck has nothing to say', () => {
  expect(execFileSync('shellcheck', ['-s', 'sh', path], { encoding: 'utf8' })).toBe('');
});

describe.each([
  ['dash', ['/bin/dash']],
  ['bash in POSIX mode', ['/bin/bash', '--posix']],
  ['busybox', ['/bin/busybox', 'sh']],
])('under %s', (_, shell) => {
  test('a change and its undo', async () => {
    const before = await lab.snapshot();
    const { request, id } = onRequest(lab, []);
    expect((await pipe('change', request, { shell })).answer).toMatchObject({
      ok: true,
      changed: true,
      running: true,
    });
    expect(await lab.read('postbar_transport')).toContain('dualstack.example\tsmtp-ipv4:');
    const undo = undoRequest(place(lab), id, false);
    expect((await pipe('undo', undo, { shell })).answer).toMatchObject({ ok: true });
    expect(await lab.snapshot()).toEqual(before);
  });
});

test('uninstall stops at a file edited since, else takes all back and leaves nothing of its own', async () => {
  const before = await lab.snapshot();
  const { request } = onRequest(lab, []);
  const later = [...there(), 'id 20260102T000000Z-abcdef', 'edit bind-address6 2001:db8::1'];
  for (const change of [request, encode(...later)])
    expect((await pipe('change', change)).answer).toMatchObject({ ok: true, changed: true });
  const kept = () => readdir(ownState(lab.name));
  const uninstall = async () => (await pipe('uninstall', uninstallRequest(place(lab)))).answer;

  const mainCf = await lab.read('main.cf');
  await lab.write('main.cf', `${mainCf}# mine\n`);
  const edited = await lab.snapshot();
  const refused = { ok: false, code: 'changed-meanwhile', text: 'main.cf' };
  expect(await uninstall()).toMatchObject(refused);
  expect(await lab.snapshot()).toEqual(edited);
  expect(await kept()).toHaveLength(1);

  await lab.write('main.cf', mainCf);
  expect(await uninstall()).toMatchObject({ ok: true });
  expect(await lab.snapshot()).toEqual(before);
  expect(await kept()).toEqual([]);
  expect(await uninstall()).toMatchObject({ ok: true });
});

test('files without a last line end: what is added is a line of its own', async () => {
  for (const file of ['main.cf', 'master.cf']) {
    await lab.write(file, (await lab.read(file)).trimEnd());
  }
  const before = await lab.snapshot();
  const { request, id } = onRequest(lab, []);
  expect((await pipe('change', request)).answer).toMatchObject({ ok: true, changed: true });
  expect(await lab.read('main.cf')).toMatch(/^transport_maps = /m);
  expect(await lab.read('master.cf')).toMatch(/^smtp-ipv4 /m);
  expect((await pipe('undo', undoRequest(place(lab), id, false))).answer).toMatchObject({
    ok: true,
  });
  expect(await lab.snapshot()).toEqual(before);
});

test('every word of a request is checked again: what does not fit is refused, and nothing is changed', async () => {
  const before = await lab.snapshot();
  const id = 'id 20260101T000000Z-abcdef';
  const bad: readonly (readonly string[])[] = [
    [],
    ['config-dir relative', 'command-dir /usr/sbin', id],
    [`config-dir ${lab.configDir}/..`, 'command-dir /usr/sbin', id],
    [`config-dir ${lab.configDir};id`, 'command-dir /usr/sbin', id],
    [`config-dir ${lab.configDir}`, 'command-dir /tmp/$(id)', id],
    [...there(), 'id ../../etc'],
    [
      `config-dir ${lab.directory}/with,comma`,
      'command-dir /usr/sbin',
      id,
      'edit build-map hash x',
    ],
    [...there(), id, 'edit bogus'],
    [...there(), id, 'edit no-service smtp;rm'],
    [...there(), id, 'edit no-service -x'],
    [...there(), id, 'edit transport-map mysql', 'rule gmail.com smtp-ipv4:'],
    [...there(), id, 'edit transport-map texthash', 'rule gmail.com;id smtp-ipv4:'],
    [...there(), id, 'edit transport-map texthash', 'rule gmail.com smtp:$(id)'],
    [...there(), id, 'edit service smtp-ipv4 cleanup postfix/x -'],
    [...there(), id, 'edit service smtp-ipv4 smtp postfix/x 192.0.2.1,-o'],
    [...there(), id, 'edit reply-filter', 'mx-host google.com/'],
    [...there(), id, 'edit drop-line ../passwd 1'],
    [...there(), id, 'edit drop-line main.cf 1;d'],
    [...there(), id, 'edit build-map hash ../../etc/passwd'],
    [...there(), id, 'before ../../etc/passwd absent'],
  ];
  execFileSync('cp', ['-a', lab.configFiles, join(lab.directory, 'with,comma')]);
  for (const lines of bad) {
    const { answer } = await pipe('change', encode(...lines));
    expect(answer.ok, lines.join(' | ')).toBe(false);
  }
  for (const verb of ['bogus', '', 'change;id']) {
    expect((await pipe(verb, onRequest(lab, []).request)).answer).toMatchObject({ ok: false });
  }
  expect(await lab.snapshot()).toEqual(before);
});

test('a script that is cut short on its way does nothing', async () => {
  const before = await lab.snapshot();
  const { request } = onRequest(lab, []);
  for (let cut = 1; cut < script.length - 12; cut += Math.ceil(script.length / 25)) {
    await pipe('change', request, { text: script.slice(0, cut) });
  }
  expect(await lab.snapshot()).toEqual(before);
});

test('a hostile environment has no effect', async () => {
  const trap = join(lab.directory, 'trap.sh');
  await writeFile(trap, `touch ${lab.directory}/trapped\n`);
  const env = {
    IFS: 'a/',
    PATH: '/nonexistent',
    CDPATH: '/tmp',
    ENV: trap,
    BASH_ENV: trap,
    TMPDIR: '/nonexistent',
    LC_ALL: 'tr_TR.UTF-8',
    GREP_OPTIONS: '-v',
    POSIXLY_CORRECT: '1',
    MAIL_CONFIG: '/nonexistent',
  };
  const { answer } = await pipe('change', onRequest(lab, []).request, { env });
  expect(answer).toMatchObject({ ok: true, changed: true });
  expect((await lab.snapshot()).postbar_transport?.mode).toBe('100644');
});

test('the lock of a process that is gone is taken over', async () => {
  const key = execFileSync('sh', ['-c', `printf %s ${lab.configDir} | sha256sum | cut -c 1-16`], {
    encoding: 'utf8',
  }).trim();
  execFileSync('mkdir', ['-p', join(ownState(lab.name), key)]);
  await symlink('999999', join(ownState(lab.name), key, 'lock'));
  const { answer } = await pipe('change', onRequest(lab, []).request);
  expect(answer).toMatchObject({ ok: true, changed: true });
});

test('a change that was killed is taken back by the next run, which says so', async () => {
  const before = await lab.snapshot();
  const first = onRequest(lab, []);
  // Killed while Postfix checks the new files: they are in place, the change is not finished.
  const waiting = script.replace(
    'trouble=$(postfix_tool "$config_dir" postfix check',
    () => 'kill -9 $$; :$(',
  );
  expect(waiting).not.toBe(script);
  await pipe('change', first.request, { text: waiting });
  expect(await lab.snapshot()).not.toEqual(before);
  const { answer } = await pipe('undo', undoRequest(place(lab), first.id, false));
  expect(answer).toMatchObject({ ok: true, recovered: true });
  expect(await lab.snapshot()).toEqual(before);
});

const check = 'postfix_tool "$config_dir" postfix check';

test.each([
  ['just before it is exchanged', 'each_file exchange', 'each_file exchange', 'changed-meanwhile'],
  ['after that, and Postfix objects', check, 'false', 'rolled-back'],
])('what an editor saves in main.cf %s: it stays, the rest is taken back', async (_, ...how) => {
  const [moment, then, code] = how;
  const { 'main.cf': old, ...others } = await lab.snapshot();
  const saved = `${old?.bytes}# saved\n`;
  await writeFile(join(lab.directory, 'saved'), saved);
  const save = `cat ${lab.directory}/saved >"$config_dir/main.cf"`;
  const text = script.replace(moment, () => `{ ${save}; } && ${then}`);
  expect(text).not.toBe(script);
  const { answer } = await pipe('change', onRequest(lab, []).request, { text });
  expect(answer).toMatchObject({ ok: false, code });
  if (code === 'changed-meanwhile') expect(answer).toMatchObject({ text: 'main.cf' });
  const { 'main.cf': now, ...rest } = await lab.snapshot();
  expect(now?.bytes).toBe(saved);
  expect(rest).toEqual(others);
});

test('queue ids are the only way to name a message, and never ALL', async () => {
  await lab.exec('postconf', ['-c', lab.configDir, '-e', 'defer_transports = smtp']);
  await lab.postfix('reload');
  await lab.send({ to: 'bob@gmail.com', subject: 'waits' });
  await expect.poll(async () => (await lab.queue()).length, { timeout: 60_000 }).toBe(1);
  for (const id of ['ALL', '-', '../x', 'A;id', '$(id)', 'ALL deferred']) {
    const request = encode(...there(), 'action delete', `message ${id}`);
    expect((await pipe('queue', request)).answer, id).toMatchObject({ ok: false, code: 'invalid' });
  }
  const [message] = await lab.queue();
  const id = message?.queue_id ?? '';
  const act = (action: string) =>
    pipe('queue', encode(...there(), `action ${action}`, `message ${id}`));
  expect((await act('hold')).answer).toMatchObject({ ok: true });
  expect((await lab.queue())[0]?.queue_name).toBe('hold');
  const read = await pipe('message', encode(...there(), `message ${id}`));
  expect(read.answer).toMatchObject({ ok: true, text: expect.stringContaining('Subject: waits') });
  expect((await act('release')).answer).toMatchObject({ ok: true });
  expect((await act('delete')).answer).toMatchObject({ ok: true });
  expect(await lab.queue()).toEqual([]);
});

test('Postfix is stopped and started', async () => {
  const power = (action: string) => pipe('power', encode(...there(), `action ${action}`));
  expect((await power('stop')).answer).toMatchObject({ ok: true });
  expect((await lab.exec('postfix', ['-c', lab.configDir, 'status'])).code).not.toBe(0);
  expect((await power('start')).answer).toMatchObject({ ok: true });
  expect((await lab.exec('postfix', ['-c', lab.configDir, 'status'])).code).toBe(0);
  expect((await power('abort')).answer).toMatchObject({ ok: false, code: 'invalid' });
});
