import { app, BrowserWindow } from 'electron';
import type { Texts } from '../texts/texts.ts';
import { loadPage, type OwnPages, pagePreferences } from './own-pages.ts';

export type WindowName = keyof Texts['shell']['window'];

/** The app's ordinary windows, one of each kind. */
export interface Windows {
  /** Opens the window, or brings it to the front; `at` names a place in it. */
  open(name: WindowName, at?: string): void;
}

/**
 * Windows with a frame and a Dock icon, for as long as one is open.
 * @param onNew called with each that is made
 */
export function makeWindows(
  pages: OwnPages,
  words: () => Texts['shell'],
  onNew: (window: BrowserWindow) => void,
): Windows {
  const open = new Map<WindowName, BrowserWindow>();
  return {
    open: (name, at) => {
      const window = open.get(name) ?? make(name, words().window[name]);
      const isNew = !open.has(name);
      if (isNew) {
        open.set(name, window);
        pages.add(window.webContents);
        onNew(window);
        window.once('ready-to-show', () => window.show());
        window.once('closed', () => {
          open.delete(name);
          if (open.size === 0) app.dock?.hide();
        });
      } else window.show();
      void app.dock?.show();
      const place = at === undefined ? '' : `#${encodeURIComponent(at)}`;
      if (isNew || place) void loadPage(window, `${name}.html${place}`);
    },
  };
}

const sizes: Record<WindowName, Electron.BrowserWindowConstructorOptions> = {
  panel: { width: 360, height: 560 },
  queue: { width: 1040, height: 660, minWidth: 720, minHeight: 420 },
  settings: { width: 900, height: 620 },
  doctor: { width: 900, height: 620 },
};

function make(name: WindowName, title: string): BrowserWindow {
  const isPanel = name === 'panel';
  return new BrowserWindow({
    title,
    show: false,
    ...sizes[name],
    resizable: !isPanel,
    fullscreenable: !isPanel,
    webPreferences: pagePreferences(),
  });
}
