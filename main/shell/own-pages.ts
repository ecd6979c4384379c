import { join } from 'node:path';
import { app, type BrowserWindow, type WebContents, type WebPreferences } from 'electron';
import { stateChannel } from '../../preload/channels.ts';
import type { AppState } from '../../preload/contract.ts';
import { appOrigin } from './packaged-file.ts';

/** What every page of the app runs with. */
export function pagePreferences(): WebPreferences {
  return {
    preload: join(app.getAppPath(), 'out/preload/bridge.cjs'),
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    navigateOnDragDrop: false,
    spellcheck: false,
    devTools: !app.isPackaged,
  };
}

/** Loads a page of the app. A window that is closed meanwhile makes Electron reject: no error. */
export async function loadPage(window: BrowserWindow, path: string): Promise<void> {
  await window.loadURL(`${appOrigin}/${path}`).catch(() => undefined);
}

/** The pages the app made itself: they alone are answered, and they get the state. */
export interface OwnPages {
  add(contents: WebContents): void;
  has(contents: WebContents): boolean;
  push(state: AppState): void;
}

export function makeOwnPages(): OwnPages {
  const pages = new Set<WebContents>();
  return {
    add: (contents) => {
      pages.add(contents);
      contents.once('destroyed', () => pages.delete(contents));
    },
    has: (contents) => pages.has(contents),
    push: (state) => {
      for (const page of pages) page.send(stateChannel, state);
    },
  };
}
