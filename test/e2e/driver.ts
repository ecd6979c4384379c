import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type Electron from 'electron';
import type { Page } from 'playwright-core';
import { startReal } from './driver-electron.ts';
import { startStandIn } from './driver-stand-in.ts';

/** A running Postbar as the specs see it, whichever way it runs. */
export interface RunningApp {
  readonly kind: 'electron' | 'stand-in';
  /** Where the app keeps what it keeps for its user. */
  readonly userFolder: string;
  /** When it was started, in milliseconds since 1970: Electron's process, in the stand-in the app's main module. */
  readonly beganAt: number;
  /** The page of a window, by its file name: `panel`. */
  page(name: string): Promise<Page>;
  clickTray(): Promise<void>;
  rightClickTray(): Promise<void>;
  tray(): Promise<{ image: string; title: string; toolTip: string }>;
  /** Labels of the menu that was opened last. */
  menu(): Promise<readonly string[]>;
  choose(label: string): Promise<void>;
  /** All that were shown, oldest first. */
  notifications(): Promise<readonly ShownNotification[]>;
  clickNotification(at: number): Promise<void>;
  /** From now on the system shows notifications, or refuses them. */
  showsNotifications(shows: boolean): Promise<void>;
  windows(): Promise<readonly WindowFacts[]>;
  /** What the system's next dialogs for folders and files answer; undefined: Cancel. */
  dialogGives(path: string | undefined): Promise<void>;
  /** Somebody clicks outside of the app. */
  blur(): Promise<void>;
  /** The computer wakes up. */
  wake(): Promise<void>;
  /** Postbar is started once more. */
  launchAgain(): Promise<void>;
  /** Runs a function in the main process; it sees nothing but its arguments. */
  inMain<A, T>(work: (electron: typeof Electron, arg: A) => T | Promise<T>, arg: A): Promise<T>;
  close(): Promise<void>;
}

export interface ShownNotification {
  readonly title: string;
  readonly body: string;
  readonly silent: boolean;
  /** The app has taken it away again. */
  readonly closed: boolean;
}

export interface WindowFacts {
  readonly visible: boolean;
  readonly focused: boolean;
  readonly bounds: { x: number; y: number; width: number; height: number };
}

export interface AppOptions {
  /** The main module; default the built app's own. */
  readonly main?: string;
  /** The system's language. Default English. */
  readonly language?: 'en' | 'de';
  /** Pixels a point. Default 1. */
  readonly scale?: number;
  /** What the settings file holds at the start; undefined: there is none. Default: the first screen was read. */
  readonly settings?: string | undefined;
}

/** Everything a driver needs to know to start the app. */
export interface AppLaunch extends Required<AppOptions> {
  /** The app's own folder, with its package.json. */
  readonly folder: string;
  readonly userFolder: string;
}

/** The repository. */
export const folder = resolve(import.meta.dirname, '../..');

/** Where `npm ci` or a developer has put Electron's binary, if anywhere. */
function electronBinary(): string | undefined {
  const path = process.env.ELECTRON_BINARY ?? electronAt(join(folder, 'node_modules/electron'));
  return path && existsSync(path) ? path : undefined;
}

function electronAt(module: string): string {
  const inside =
    process.platform === 'darwin' ? 'Electron.app/Contents/MacOS/Electron' : 'electron';
  return join(module, 'dist', inside);
}

/**
 * Starts Postbar with a fresh user folder: in real Electron where its binary
 * is, in the stand-in otherwise. Says which.
 */
export async function startApp(options: AppOptions = {}): Promise<RunningApp> {
  const userFolder = await mkdtemp(join(tmpdir(), 'postbar-user-'));
  const launch: AppLaunch = {
    main: join(folder, 'out/main/index.js'),
    language: 'en',
    scale: 1,
    settings: '{"welcomed":true}',
    ...options,
    folder,
    userFolder,
  };
  if (launch.settings !== undefined)
    await writeFile(join(userFolder, 'settings.json'), launch.settings);
  const binary = electronBinary();
  console.log(`driver: ${binary ? `electron (${dirname(binary)})` : 'stand-in'}`);
  const app = binary ? await startReal(binary, launch) : await startStandIn(launch);
  return {
    ...app,
    close: async () => {
      await app.close();
      // A browser that is ending may still write to its profile.
      await rm(userFolder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}
