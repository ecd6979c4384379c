import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import type { AppState } from '../../preload/contract.ts';
import type { Texts } from '../texts/texts.ts';

/** The menu of the icon's right click, and of the button in the panel. */
export function makeMenu(
  state: AppState,
  words: Texts['shell'],
  on: { tryNow(): void; open(window: 'queue' | 'doctor' | 'settings'): void },
): Menu {
  const items: MenuItemConstructorOptions[] = [
    { label: state.headline.title, enabled: false },
    { type: 'separator' },
    { label: words.tryNow, click: on.tryNow },
    { type: 'separator' },
    { label: words.openQueue, click: () => on.open('queue') },
    { label: words.openDoctor, click: () => on.open('doctor') },
    { label: words.openSettings, accelerator: 'Command+,', click: () => on.open('settings') },
    { type: 'separator' },
    { label: words.about, click: () => app.showAboutPanel() },
    { label: words.quit, accelerator: 'Command+Q', click: () => app.quit() },
  ];
  return Menu.buildFromTemplate(items);
}

/**
 * The app's own menu, seen while a window is open. Without it macOS gives no
 * Copy and Paste in text fields; with Electron's default one there would be
 * Reload and Developer Tools.
 */
export function setAppMenu(words: Texts['shell'], openSettings: () => void): void {
  const own: MenuItemConstructorOptions[] = [
    { role: 'about' },
    { type: 'separator' },
    { label: words.openSettings, accelerator: 'Command+,', click: openSettings },
    { type: 'separator' },
    { role: 'hide' },
    { role: 'hideOthers' },
    { type: 'separator' },
    { role: 'quit' },
  ];
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      { label: app.name, submenu: own },
      { role: 'editMenu' },
      { role: 'windowMenu' },
    ]),
  );
}
