import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { defaultSettings, openSettings, queueLimitsOf } from '../../../main/services/settings.ts';

let folder: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'postbar-settings-'));
  file = join(folder, 'settings.json');
});

test('without a file everything is as it comes', async () => {
  const settings = await openSettings(file);
  expect(settings.current()).toEqual(defaultSettings);
  expect(settings.trouble()).toBeUndefined();
  expect(await readdir(folder)).toEqual([]);
});

test('what was chosen is there after a restart', async () => {
  await (await openSettings(file)).update({ language: 'de' });
  const again = await openSettings(file);
  expect(again.current()).toEqual({ ...defaultSettings, language: 'de' });
  expect(again.trouble()).toBeUndefined();
});

test('many changes at once end with the last, and leave no drafts', async () => {
  const settings = await openSettings(file);
  await Promise.all(
    Array.from({ length: 20 }, (_, at) => settings.update({ countBesideIcon: at % 2 === 1 })),
  );
  expect(JSON.parse(await readFile(file, 'utf8')).countBesideIcon).toBe(true);
  expect(await readdir(folder)).toEqual(['settings.json']);
});

describe('a group of settings', () => {
  test.each([
    ['{"notifications":{"bounced":false}}', { bounced: false, waiting: true, stopped: true }],
    [
      '{"notifications":{"quiet":{"from":22,"to":7}}}',
      { bounced: true, waiting: true, stopped: true, quiet: { from: 22, to: 7 } },
    ],
    ['{"notifications":{}}', { bounced: true, waiting: true, stopped: true }],
  ])('of which the file has a part has its other parts as they come: %s', async (text, wanted) => {
    await writeFile(file, text);
    const settings = await openSettings(file);
    expect(settings.current()).toEqual({ ...defaultSettings, notifications: wanted });
    expect(settings.trouble()).toBeUndefined();
  });

  test('keeps its other parts when one is changed', async () => {
    const settings = await openSettings(file);
    await settings.update({ limits: { waitingHours: 12 } });
    await settings.update({ limits: { queueSize: 7 } });
    expect(settings.current().limits).toEqual({ waitingHours: 12, queueSize: 7 });
    expect(queueLimitsOf(settings.current())).toMatchObject({
      waitingMs: 12 * 3_600_000,
      size: 7,
    });
  });
});

test('null takes a choice back, here and on disk', async () => {
  const settings = await openSettings(file);
  await settings.update({
    shortcut: 'Control+Alt+P',
    installation: { configDir: '/etc/postfix', commandDir: '/usr/sbin' },
    notifications: { quiet: { from: 22, to: 7 } },
  });
  await settings.update({ shortcut: null, installation: null, notifications: { quiet: null } });
  expect(settings.current()).toEqual(defaultSettings);
  expect((await openSettings(file)).current()).toEqual(defaultSettings);
});

describe('a file that cannot be understood', () => {
  test.each([
    '{',
    '[]',
    '{"language":"xx"}',
    '{"openAtLogin":"yes"}',
    '{"unknown":1}',
    '{"limits":{"waitingHours":0}}',
    '{"limits":{"queueSize":1.5}}',
    '{"shortcut":"P"}',
    '{"shortcut":"Alt+P;rm"}',
    '{"__proto__":{"language":"de"}}',
    '',
    '\u0000',
  ])('is set aside, told of, not lost and not fatal: %j', async (text) => {
    await writeFile(file, text);
    const settings = await openSettings(file);
    expect(settings.current()).toEqual(defaultSettings);
    expect(settings.trouble()).toEqual({ kind: 'broken', file, movedTo: `${file}.broken` });
    expect(await readFile(`${file}.broken`, 'utf8')).toBe(text);
    await settings.update({ language: 'en' });
    expect((await openSettings(file)).trouble()).toBeUndefined();
  });

  test('leaves the one that was set aside before it', async () => {
    for (const text of ['first', 'second']) {
      await writeFile(file, text);
      await openSettings(file);
    }
    expect(await readFile(`${file}.broken`, 'utf8')).toBe('first');
    expect(await readFile(`${file}.broken-2`, 'utf8')).toBe('second');
  });
});

describe('a file that cannot be read', () => {
  // A directory in its place cannot be read by root either.
  beforeEach(async () => {
    await mkdir(file);
    await writeFile(join(file, 'mine'), 'mine');
  });

  test('is told of and stays, until there is something new to keep', async () => {
    const settings = await openSettings(file);
    expect(settings.current()).toEqual(defaultSettings);
    expect(settings.trouble()).toEqual({ kind: 'unreadable', file, reason: 'EISDIR' });
    expect(await readdir(file)).toEqual(['mine']);

    await settings.update({ language: 'de' });
    expect(await readFile(join(`${file}.broken`, 'mine'), 'utf8')).toBe('mine');
    expect((await openSettings(file)).current().language).toBe('de');
  });
});

test('a change that cannot be kept is refused, and nothing is changed', async () => {
  const settings = await openSettings(file);
  await settings.update({ language: 'de' });
  await rm(folder, { recursive: true });
  await expect(settings.update({ language: 'en' })).rejects.toThrow('ENOENT');
  expect(settings.current().language).toBe('de');
  await mkdir(folder);
  await settings.update({ openAtLogin: true });
  expect((await openSettings(file)).current()).toMatchObject({ language: 'de', openAtLogin: true });
});
