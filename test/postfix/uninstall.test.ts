import { cp, readdir, readFile, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLab, type Lab } from '../lab/lab.ts';
import { nobody, ownState } from '../lab/lab-host.ts';
import { postbar } from './command-line.ts';

let lab: Lab;

beforeAll(async () => {
  lab = await createLab();
});
afterAll(() => lab?.close());

const kept = () => readdir(ownState(lab.name));

test('all that was changed is taken back byte for byte, and what was kept of it goes', async () => {
  const before = await lab.snapshot();
  await postbar(lab, ['ipv4', 'on', 'gmail.com']);
  await postbar(lab, ['ipv4', 'on', 'gmx.net']);
  expect(await kept()).toHaveLength(1);

  const set = await lab.snapshot();
  const foreseen = await postbar(lab, ['uninstall', '--dry-run'], { user: nobody });
  expect(foreseen.code).toBe(0);
  expect(foreseen.json).toMatchObject({ ok: true, dryRun: true, switchedOff: [], left: [] });
  expect(await lab.snapshot()).toEqual(set);

  const { code, json } = await postbar(lab, ['uninstall']);
  expect(code).toBe(0);
  expect(json).toMatchObject({ ok: true, switchedOff: [], left: [] });
  expect(json.takenBack).toEqual(foreseen.json.takenBack);
  expect(json.takenBack.map(({ title }: { title: string }) => title)).toEqual([
    expect.stringContaining('gmx.net'),
    expect.stringContaining('gmail.com'),
  ]);
  expect(await lab.snapshot()).toEqual(before);
  expect(await kept()).toEqual([]);

  expect((await postbar(lab, ['uninstall'])).json).toMatchObject({ ok: true, takenBack: [] });
  expect((await postbar(lab, ['history'])).json).toEqual({ changes: [] });
});

test('where somebody edited a file since, only the rules go, and the rest is named', async () => {
  await postbar(lab, ['ipv4', 'on', 'gmail.com']);
  await lab.write('main.cf', `${await lab.read('main.cf')}# a note of mine\n`);

  const takeback = {
    ok: false,
    takenBack: [],
    switchedOff: ['gmail.com'],
    left: [{ files: [`${lab.configDir}/main.cf`] }],
  };
  const foreseen = await postbar(lab, ['uninstall', '--dry-run']);
  expect(foreseen).toMatchObject({ code: 1, json: takeback });
  expect(await lab.read('main.cf')).toContain('postbar_transport');

  const { code, json } = await postbar(lab, ['uninstall']);
  expect({ code, json }).toMatchObject({ code: 1, json: takeback });
  const mainCf = await lab.read('main.cf');
  expect(mainCf).toContain('# a note of mine');
  expect(mainCf).not.toContain('postbar_transport');
  expect((await postbar(lab, ['ipv4', 'list'])).json).toEqual({ rules: [] });
  expect(await readdir(`${ownState(lab.name)}/${json.backups[0].split('/').at(-1)}`)).toContain(
    'changes',
  );
});

test('in every Postfix it is taken back; what belongs to one that is gone is named, and kept', {
  timeout: 600_000,
}, async () => {
  const program = resolve('out/main/cli.js');
  const own = await createLab({ asDefault: true });
  try {
    const other = `${own.directory}/other`;
    await cp(own.configFiles, other, { recursive: true });
    // An instance has a queue and data of its own, or postmulti(1) does not list it.
    const parts = ['queue', 'data'].map((part) => `${own.directory}/other-${part}`);
    await own.exec('mkdir', parts, { check: true });
    await own.exec('chown', ['postfix', parts[1] ?? ''], { check: true });
    const places = [`queue_directory=${parts[0]}`, `data_directory=${parts[1]}`];
    await own.exec('postconf', ['-c', other, '-e', ...places], { check: true });
    const multi = `multi_instance_directories = ${other}\n`;
    await own.write('main.cf', `${await own.read('main.cf')}${multi}`);
    const before = await own.snapshot();
    const run = async (...args: readonly string[]) => {
      const ended = await own.exec(process.execPath, [program, '--json', ...args], {
        timeoutMs: 200_000,
      });
      return { code: ended.code, json: JSON.parse(ended.stdout) };
    };
    const switchBoth = async () => {
      expect(await run('ipv4', 'on', 'gmail.com')).toMatchObject({ code: 0 });
      expect(await run('--config-dir', other, 'ipv4', 'on', 'gmx.net')).toMatchObject({ code: 0 });
    };
    await switchBoth();
    const { code, json } = await run('uninstall');
    expect({ code, json }).toMatchObject({ code: 0, json: { ok: true, left: [], backups: [] } });
    expect(json.takenBack).toHaveLength(2);
    expect(await own.snapshot()).toEqual(before);
    expect(await readFile(`${other}/main.cf`, 'utf8')).not.toContain('postbar_transport');
    expect(await readdir(ownState(own.name))).toEqual([]);

    await switchBoth();
    await rm(other, { recursive: true });
    const rest = await run('uninstall');
    expect(rest).toMatchObject({ code: 1, json: { ok: false, takenBack: [{}] } });
    const [kept] = await readdir(ownState(own.name));
    expect(rest.json.backups).toEqual([expect.stringContaining(kept ?? 'nothing')]);
    expect(rest.json.message).toContain('does not find any more');
  } finally {
    await own.close();
  }
});
