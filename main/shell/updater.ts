import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';
import type { AppState, SettingsView } from '../../preload/contract.ts';
import type { Overview } from '../services/overview.ts';

const DAY = 24 * 60 * 60_000;

/** Whether this is a package that knows where newer ones are. */
export const canUpdate = (): boolean =>
  app.isPackaged && existsSync(join(process.resourcesPath, 'app-update.yml'));

/**
 * Where the user wants it, looks for a newer Postbar at the start, once a day and
 * when another channel is chosen, gets it, and installs it when the user quits. Only in a package made for
 * release, which is the one that knows where its updates are (app-update.yml).
 * macOS itself refuses an update whose signature is not the running app's.
 */
export function keepUpToDate({ current, watch }: Pick<Overview, 'current' | 'watch'>): void {
  if (!canUpdate()) return;
  let channel: SettingsView['updates'] = 'off';
  const look = () => {
    if (channel !== 'off') void update(channel === 'beta');
  };
  const follow = ({ settings: { updates } }: Pick<AppState, 'settings'>) => {
    if (updates === channel) return;
    channel = updates;
    look();
  };
  follow(current());
  watch(follow);
  setInterval(look, DAY).unref();
}

async function update(allowPrerelease: boolean): Promise<void> {
  const { autoUpdater } = await import('electron-updater');
  autoUpdater.logger = null;
  autoUpdater.allowPrerelease = allowPrerelease;
  try {
    const found = await autoUpdater.checkForUpdates();
    await found?.downloadPromise;
  } catch {
    // No network, no release yet, not signed: nothing a user could act on, and
    // tomorrow is another try.
  }
}
