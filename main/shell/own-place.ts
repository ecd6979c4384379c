import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { app } from 'electron';
import { linkCommand } from '../services/link-command.ts';

const isPackagedMac = () => app.isPackaged && process.platform === 'darwin';

/** The line that puts the packaged `postbar` into the user's commands; undefined where there is none. */
export function ownLinkCommand(): string | undefined {
  const program = join(process.resourcesPath ?? '', 'postbar');
  return isPackagedMac() && existsSync(program) ? linkCommand(program) : undefined;
}

/** Whether Postbar lies elsewhere than in Applications: macOS keeps an app it was not moved from read-only. */
export const canMoveToApplications = (): boolean =>
  isPackagedMac() && !app.isInApplicationsFolder();

/** Moves Postbar and starts it there; false where the user or the system did not let it. */
export const moveToApplications = (): boolean =>
  canMoveToApplications() && app.moveToApplicationsFolder();

/** Where the app is, as a person calls it: the bundle, not what is inside. */
export const ownBundle = (): string =>
  isPackagedMac() ? resolve(process.resourcesPath, '../..') : app.getAppPath();
