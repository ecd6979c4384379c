import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { defaultSettings, openSettings } from '../../../main/services/settings.ts';

let folder: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'postbar-settings-'));
  file = join(folder, 'settings.json');
});

test('without a file everything is as it comes', async () => {
  expect((await openSettings(file)).current()).toEqual(defaultSettings);
  expect(await readdir(folder)).toEqual([]);
});

test('what was chosen is there after a restart', async () => {
  await (await openSettings(file)).update({ language: 'de' });
  const again = await openSettings(file);
  expect(again.current()).toEqual({ ...defaultSettings, language: 'de' });
});

test.each(['{', '[]', '{"language":"xx"}', '{"openAtLogin":"yes"}', '{"unknown":1}', '\u0000'])(
  'a file that cannot be understood is set aside, not lost and not fatal: %j',
  async (text) => {
    await writeFile(file, text);
    expect((await openSettings(file)).current()).toEqual(defaultSettings);
    expect(await readFile(`${file}.broken`, 'utf8')).toBe(text);
  },
);

test('many changes at once end with the last, and leave no drafts', async () => {
  const settings = await openSettings(file);
  await Promise.all(
    Array.from({ length: 20 }, (_, at) => settings.update({ countBesideIcon: at % 2 === 1 })),
  );
  expect(JSON.parse(await readFile(file, 'utf8')).countBesideIcon).toBe(true);
  expect(await readdir(folder)).toEqual(['settings.json']);
});
