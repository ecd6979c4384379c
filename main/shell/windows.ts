import { app, BrowserWindow } from 'electron';
import type { Texts } from '../texts/texts.ts';
import { loadPage, type OwnPages, pagePreferences } from './own-pages.ts';

export type WindowName = keyof Texts['shell']['window'];

/** The app's ordinary windows, one of each kind. */
export interface Windows {
  /** Opens the window, or brings it to the front; `at` names a place in it. */
  open(name: WindowName, at?: string): void;
}

/** Windows with a frame and a Dock icon, for as long as one is open. */
export function makeWindows(pages: OwnPages, words: () => Texts['shell']): Windows {
  const open = new Map<WindowName, BrowserWindow>();
  return {
    open: (name, at) => {
      const window = open.get(name) ?? make(name, words().window[name]);
      const isNew = !open.has(name);
      if (isNew) {
        open.set(name, window);
        pages.add(window.webContents);
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

function make(name: WindowName, title: string): BrowserWindow {
  const isPanel = name === 'panel';
  return new BrowserWindow({
    title,
    show: false,
    width: isPanel ? 360 : 900,
    height: isPanel ? 560 : 620,
    resizable: !isPanel,
    fullscreenable: !isPanel,
    webPreferences: pagePreferences(),
  });
}
