import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { extractAll } from '@electron/asar';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Packed, pack } from './pack.ts';

const run = promisify(execFile);

let packed: Packed;
let folder: string;
beforeAll(async () => {
  packed = await pack(['arm64']);
  folder = await mkdtemp(join(tmpdir(), 'postbar-cli-'));
  extractAll(join(packed.app('arm64'), 'Contents/Resources/app.asar'), folder);
  await pretendElectron(folder);
});
afterAll(async () => {
  await packed?.dispose();
  if (folder) await rm(folder, { recursive: true, force: true });
});

it('is what the packaged program is when started with --cli', async () => {
  const { stdout } = await postbar('--help');
  expect(stdout).toMatch(/^Usage: postbar /);
  expect(stdout).not.toContain('--cli');
});

it('gives its answers and exit codes', async () => {
  const ended = await postbar('--json', 'nonsense').catch((error) => error);
  expect(ended.code).toBe(2);
  expect(JSON.parse(ended.stdout)).toMatchObject({ ok: false, error: { code: 'usage' } });
});

it('is reached through a link to the wrapper in the app, with its arguments as they are', async () => {
  const contents = join(packed.app('arm64'), 'Contents');
  await writeFile(join(contents, 'MacOS/Postbar'), '#!/bin/sh\nprintf "<%s>" "$@"\n', {
    mode: 0o755,
  });
  const link = join(folder, 'postbar');
  await symlink(join(contents, 'Resources/postbar'), link);
  const { stdout } = await run(link, ['ipv4', 'on', 'two words', '$HOME']);
  expect(stdout).toBe('<--cli><ipv4><on><two words><$HOME>');
});

/** Starts the packaged main module as Electron would: its own arguments begin at argv[1]. */
const postbar = (...args: string[]) =>
  run(process.execPath, [
    ...['--import', join(folder, 'as-electron.mjs'), join(folder, 'out/main/index.js')],
    ...['--cli', ...args],
  ]);

/** A module `electron` that can end the process and nothing else: the command line needs no more. */
async function pretendElectron(app: string): Promise<void> {
  const module = join(app, 'node_modules/electron');
  await mkdir(module, { recursive: true });
  const names = 'BrowserWindow Menu Notification Tray clipboard dialog globalShortcut ipcMain';
  const more = 'nativeImage nativeTheme powerMonitor protocol screen session shell';
  const unused = `${names} ${more}`.split(' ').map((name) => `exports.${name} = undefined;\n`);
  await writeFile(
    join(module, 'index.js'),
    `${unused.join('')}exports.app = { exit: (code) => process.exit(code) };\n`,
  );
  await writeFile(
    join(app, 'as-electron.mjs'),
    `process.argv.splice(1, 1);
Object.defineProperty(process.versions, 'electron', { value: '0' });\n`,
  );
}
