import { EventEmitter } from 'node:events';
import type Electron from 'electron';
import { openWindows } from './browser-window.ts';
import { only, preventable } from './only.ts';

const appEvents = new EventEmitter();
let isReady = false;
let leaving = false;
let openAtLogin = false;

/** What the spec chose for this run. */
export interface AppFacts {
  readonly folder: string;
  readonly userFolder: string;
  readonly language: string;
}

let facts: AppFacts | undefined;

/** Says where the app lives. Has to come before the app's main module. */
export function furnishApp(given: AppFacts): void {
  facts = given;
}

/** Electron is ready when Chromium is up and the main module has been evaluated. */
export function becomeReady(): void {
  isReady = true;
  appEvents.emit('ready');
}

export const emitFromSystem = (name: 'second-instance' | 'window-all-closed'): boolean =>
  appEvents.emit(name, {});

/** A page came into being, of a window or on its own. */
export const emitContents = (contents: Electron.WebContents): boolean =>
  appEvents.emit('web-contents-created', {}, contents);

function known(): AppFacts {
  if (!facts) throw new Error('stand-in: the app was not furnished');
  return facts;
}

function quit(): void {
  if (leaving) return;
  const { event, prevented } = preventable();
  appEvents.emit('before-quit', event);
  if (prevented()) return;
  leaving = true;
  for (const window of openWindows()) window.close();
  appEvents.emit('will-quit', event);
  appEvents.emit('quit', event, 0);
  // The browser's pages close first; then the process has nothing left to do.
  setTimeout(() => process.exit(0), 50);
}

export const app = only<Electron.App>(
  'app',
  {
    isPackaged: false,
    name: 'Postbar',
    getVersion: () => '0.0.0',
    isReady: () => isReady,
    whenReady: () =>
      isReady ? Promise.resolve() : new Promise((resolve) => appEvents.once('ready', resolve)),
    requestSingleInstanceLock: () => true,
    enableSandbox: () => {
      if (isReady) throw new Error('app.enableSandbox() can only be called before app is ready');
    },
    getAppPath: () => known().folder,
    getPath: (name) => {
      if (name !== 'userData' && name !== 'documents')
        throw new Error(`stand-in: app.getPath('${name}') is not known`);
      return known().userFolder;
    },
    getPreferredSystemLanguages: () => [known().language],
    getLoginItemSettings: () => ({ openAtLogin }) as Electron.LoginItemSettings,
    setLoginItemSettings: (settings) => {
      openAtLogin = settings.openAtLogin ?? false;
    },
    showAboutPanel: () => {},
    quit,
    // Only macOS has these.
    dock: undefined,
    setActivationPolicy: undefined,
  },
  appEvents,
);
