import { mkdir, mkdtemp, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { _electron, type ElectronApplication } from 'playwright-core';
import type { AppLaunch, RunningApp, ShownNotification } from './driver.ts';
import { pageNamed } from './driver-stand-in.ts';

// What electron-recorder.cjs leaves in the main process.
interface Recorded {
  tray?: { image: string; title: string; toolTip: string };
  trayObject?: Electron.Tray;
  menu?: Electron.Menu;
  notifications: ShownNotification[];
  notificationObjects: Electron.Notification[];
}

declare global {
  var recorded: Recorded;
}

/** Starts the app in real Electron. */
export async function startReal(binary: string, launch: AppLaunch): Promise<RunningApp> {
  const app = await _electron.launch({
    executablePath: binary,
    args: [
      ...['-r', join(import.meta.dirname, 'electron-recorder.cjs')],
      `--user-data-dir=${launch.userFolder}`,
      `--lang=${launch.language}`,
      `--force-device-scale-factor=${launch.scale}`,
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      await folderOf(launch),
    ],
    env: { ...environment(), LANGUAGE: launch.language },
  });
  return {
    kind: 'electron',
    userFolder: launch.userFolder,
    beganAt: await app.evaluate(() => performance.timeOrigin),
    ...desktopOf(app),
    close: () => app.close(),
  };
}

const environment = () =>
  Object.fromEntries(
    Object.entries(process.env).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    ),
  );

/** The app's folder; another main module gets one of its own, with the same pages and pictures. */
async function folderOf(launch: AppLaunch): Promise<string> {
  const { main, folder } = launch;
  if (main.startsWith(join(folder, 'out'))) return folder;
  const made = await mkdtemp(join(launch.userFolder, 'app-'));
  await mkdir(join(made, 'out'));
  await Promise.all([
    writeFile(join(made, 'package.json'), JSON.stringify({ type: 'module', main })),
    ...['assets', 'out/preload', 'out/renderer'].map((part) =>
      symlink(join(folder, part), join(made, part)),
    ),
  ]);
  return made;
}

type Desktop = Omit<RunningApp, 'kind' | 'userFolder' | 'beganAt' | 'close'>;

function desktopOf(app: ElectronApplication): Desktop {
  return {
    page: (name) => pageNamed(() => app.windows(), name),
    inMain: (work, arg) => app.evaluate(work as never, arg as never),
    clickTray: () => app.evaluate(() => void recorded.trayObject?.emit('click')),
    rightClickTray: () => app.evaluate(() => void recorded.trayObject?.emit('right-click')),
    tray: () => app.evaluate(() => recorded.tray ?? { image: '', title: '', toolTip: '' }),
    menu: () => app.evaluate(() => recorded.menu?.items.map(({ label }) => label) ?? []),
    choose: (label) =>
      app.evaluate(
        (_electron, wanted) => recorded.menu?.items.find((item) => item.label === wanted)?.click(),
        label,
      ),
    dialogGives: (path) =>
      app.evaluate(({ dialog }, given) => {
        dialog.showOpenDialog = async () => ({ canceled: !given, filePaths: given ? [given] : [] });
        dialog.showSaveDialog = async () => ({ canceled: !given, filePath: given ?? '' });
      }, path),
    notifications: () => app.evaluate(() => recorded.notifications),
    clickNotification: (at) =>
      app.evaluate(
        (_electron, index) => void recorded.notificationObjects[index]?.emit('click'),
        at,
      ),
    windows: () =>
      app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows().map((window) => ({
          visible: window.isVisible(),
          focused: window.isFocused(),
          bounds: window.getBounds(),
        })),
      ),
    blur: () =>
      app.evaluate(({ BrowserWindow }) => {
        for (const window of BrowserWindow.getAllWindows()) window.blur();
      }),
    showsNotifications: (shows) =>
      app.evaluate(({ Notification }, isSupported) => {
        Notification.isSupported = () => isSupported;
      }, shows),
    wake: () => app.evaluate(({ powerMonitor }) => void powerMonitor.emit('resume')),
    launchAgain: () => app.evaluate((electron) => void electron.app.emit('second-instance')),
  };
}
