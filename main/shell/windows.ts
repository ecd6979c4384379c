import { app, BrowserWindow } from 'electron';
import type { Texts } from '../texts/texts.ts';
import { loadPage, type OwnPages, pagePreferences } from './own-pages.ts';

export type WindowName = keyof Texts['shell']['window'];

/** The app's ordinary windows, one of each kind. */
export interface Windows {
  /** Opens the window, or brings it to the front; `at` names a place in it. */
  open(name: WindowName, at?: string): void;
  close(name: WindowName): void;
}

/**
 * Windows with a frame and a Dock icon, for as long as one is open.
 * @param onNew called with each that is made
 * @param onClosed called when one is gone
 */
export function makeWindows(
  pages: OwnPages,
  words: () => Texts['shell'],
  onNew: (window: BrowserWindow) => void,
  onClosed: (name: WindowName) => void,
): Windows {
  const open = new Map<WindowName, BrowserWindow>();
  return {
    close: (name) => open.get(name)?.close(),
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
          onClosed(name);
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
  settings: { width: 580, height: 600 },
  doctor: { width: 760, height: 680, minWidth: 480, minHeight: 360 },
  welcome: { width: 520, height: 540 },
};

function make(name: WindowName, title: string): BrowserWindow {
  // What is in these has one size.
  const isFixed = name === 'panel' || name === 'settings' || name === 'welcome';
  return new BrowserWindow({
    title,
    show: false,
    ...sizes[name],
    resizable: !isFixed,
    fullscreenable: !isFixed,
    webPreferences: pagePreferences(),
  });
}
