// `npm start`, after the build: the app, where Electron can run; elsewhere the
// demo, which tells the same story on a real Postfix without it.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const MINUTE = 60_000;
const electronFolder = dirname(createRequire(import.meta.url).resolve('electron/package.json'));

/** Why no app can be shown here, or undefined where one can. */
function obstacle() {
  if (process.platform === 'darwin') return undefined;
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  if (!DISPLAY && !WAYLAND_DISPLAY) return 'there is no display here';
  // Chromium's sandbox does not start for root.
  return process.getuid?.() === 0 ? 'Electron does not run as root' : undefined;
}

/** Electron's program, if it has been fetched. */
function electronHere() {
  const pathFile = join(electronFolder, 'path.txt');
  if (!existsSync(pathFile)) return undefined;
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(electronFolder, 'dist');
  const program = join(folder, readFileSync(pathFile, 'utf8').trim());
  return existsSync(program) ? program : undefined;
}

/** Fetches Electron once; it comes with the first start, not with `npm ci`. */
function fetchElectron() {
  console.log('Fetching Electron, about 120 MB, this once …');
  spawnSync(process.execPath, [join(electronFolder, 'install.js')], {
    stdio: 'ignore',
    timeout: 5 * MINUTE,
  });
  return electronHere();
}

/** Hands the terminal to a program, and ends as it ends. */
function become(file, args) {
  const child = spawn(file, args, { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('close', (code) => process.exit(code ?? 1));
}

const why = obstacle();
const electron = why ? undefined : (electronHere() ?? fetchElectron());
if (electron) {
  become(electron, ['.']);
} else {
  console.log(`${why ?? 'Electron could not be fetched'}: the demo runs instead of the app.`);
  become('npx', ['tsx', 'test/lab/demo.ts']);
}
