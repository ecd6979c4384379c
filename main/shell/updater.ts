import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';

/** Which versions are offered: `beta` includes the ones before a release. */
export type UpdateChannel = 'stable' | 'beta' | 'off';

const DAY = 24 * 60 * 60_000;

/**
 * Looks for a newer Postbar at the start and once a day, gets it, and installs
 * it when the user quits. Only in a package made for release, which is the one
 * that knows where its updates are (app-update.yml). macOS itself refuses an
 * update whose signature is not the running app's.
 */
export function keepUpToDate(channel: () => UpdateChannel): void {
  if (!app.isPackaged || !existsSync(join(process.resourcesPath, 'app-update.yml'))) return;
  const look = () => {
    if (channel() !== 'off') void update(channel() === 'beta');
  };
  look();
  setInterval(look, DAY).unref();
}

async function update(allowPrerelease: boolean): Promise<void> {
  const { default: updater } = await import('electron-updater');
  const { autoUpdater } = updater;
  autoUpdater.logger = null;
  autoUpdater.allowPrerelease = allowPrerelease;
  // No network, no release yet, not signed: nothing a user could act on, and
  // tomorrow is another try.
  autoUpdater.removeAllListeners('error').on('error', () => {});
  await autoUpdater.checkForUpdates().catch(() => undefined);
}
