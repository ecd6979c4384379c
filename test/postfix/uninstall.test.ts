import { readdir } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLab, type Lab } from '../lab/lab.ts';
import { ownState } from '../lab/lab-host.ts';
import { buildCommandLine, postbar } from './command-line.ts';

let lab: Lab;

beforeAll(async () => {
  await buildCommandLine();
  lab = await createLab();
});
afterAll(() => lab?.close());

const kept = () => readdir(ownState(lab.name));

test('all that was changed is taken back byte for byte, and what was kept of it goes', async () => {
  const before = await lab.snapshot();
  await postbar(lab, ['ipv4', 'on', 'gmail.com']);
  await postbar(lab, ['ipv4', 'on', 'gmx.net']);
  expect(await kept()).toHaveLength(1);

  const { code, json } = await postbar(lab, ['uninstall']);
  expect(code).toBe(0);
  expect(json).toMatchObject({ ok: true, switchedOff: [], left: [] });
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

  const { code, json } = await postbar(lab, ['uninstall']);
  expect(code).toBe(0);
  expect(json).toMatchObject({
    ok: true,
    takenBack: [],
    switchedOff: ['gmail.com'],
    left: [{ files: [`${lab.configDir}/main.cf`] }],
  });
  const mainCf = await lab.read('main.cf');
  expect(mainCf).toContain('# a note of mine');
  expect(mainCf).not.toContain('postbar_transport');
  expect((await postbar(lab, ['ipv4', 'list'])).json).toEqual({ rules: [] });
  expect(await readdir(`${ownState(lab.name)}/${json.backups.split('/').at(-1)}`)).toContain(
    'changes',
  );
});
