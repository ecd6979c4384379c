import { join } from 'node:path';
import { app, nativeImage, Tray } from 'electron';
import type { AppState } from '../../preload/contract.ts';
import type { Texts } from '../texts/texts.ts';
import type { Box } from './panel-bounds.ts';
import { trayIcon, trayTitle } from './tray-icon.ts';

/** The icon in the menu bar. */
export interface MenuBarIcon {
  show(state: AppState, words: Texts['shell']): void;
  bounds(): Box;
  /** Opens the menu below the icon. */
  popUp(menu: Electron.Menu): void;
}

/** Puts the icon there. A left click opens the panel, a right click the menu. */
export function makeTray(state: AppState, onClick: () => void, onMenu: () => void): MenuBarIcon {
  const tray = new Tray(imageFor(state));
  // A click that waits to become a double click feels slow.
  tray.setIgnoreDoubleClickEvents(true);
  tray.on('click', onClick);
  tray.on('right-click', onMenu);
  let shown = trayIcon(state);
  return {
    show: (next, words) => {
      const icon = trayIcon(next);
      if (icon !== shown) tray.setImage(imageFor(next));
      shown = icon;
      tray.setToolTip(words.tooltip(next.headline.title));
      tray.setTitle(trayTitle(next), { fontType: 'monospacedDigit' });
    },
    bounds: () => tray.getBounds(),
    popUp: (menu) => tray.popUpContextMenu(menu),
  };
}

function imageFor(state: AppState): Electron.NativeImage {
  return nativeImage.createFromPath(join(app.getAppPath(), 'assets/tray', trayIcon(state)));
}
