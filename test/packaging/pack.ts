import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { makeElectronSkeleton } from './electron-skeleton.ts';

const run = promisify(execFile);
const root = resolve(import.meta.dirname, '../..');

export type Arch = 'arm64' | 'x64';

/** What was packed; `dispose` takes it off the disk again. */
export interface Packed {
  /** Postbar.app of this architecture. */
  app(arch: Arch): string;
  dispose(): Promise<void>;
}

/**
 * Builds Postbar and packs it for macOS with the project's own configuration, in
 * a folder of its own, around a skeleton of Electron: the real Info.plist,
 * app.asar, icons and fuses, on any system and without a network.
 */
export async function pack(archs: readonly Arch[]): Promise<Packed> {
  const folder = await mkdtemp(join(tmpdir(), 'postbar-pack-'));
  const project = join(folder, 'project');
  for (const part of ['package.json', 'electron-builder.yml', 'assets']) {
    await cp(join(root, part), join(project, part), { recursive: true });
  }
  await symlink(join(root, 'node_modules'), join(project, 'node_modules'));
  const skeleton = join(folder, 'electron');
  await makeElectronSkeleton(skeleton);

  const tool = (name: string, args: readonly string[]) =>
    run(process.execPath, [join(root, 'node_modules', name), ...args], { cwd: root }).catch(
      (error) => {
        throw new Error(`${name}: ${error.stdout}${error.stderr}`);
      },
    );
  await tool('electron-vite/bin/electron-vite.js', ['build', '--outDir', join(project, 'out')]);
  await tool('electron-builder/cli.js', [
    ...['--mac', 'dir', ...archs.map((arch) => `--${arch}`)],
    ...['--publish', 'never', '--projectDir', project],
    `-c.electronDist=${skeleton}`,
  ]);
  return {
    app: (arch) => join(project, 'dist', arch === 'x64' ? 'mac' : `mac-${arch}`, 'Postbar.app'),
    dispose: () => rm(folder, { recursive: true, force: true }),
  };
}
