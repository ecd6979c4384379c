import { app, BrowserWindow, screen } from 'electron';
import { loadPage, type OwnPages, pagePreferences } from './own-pages.ts';
import { type Box, panelBounds } from './panel-bounds.ts';

const WIDTH = 360;
// A click on the icon takes the focus from the panel first: without these the
// panel would close and the same click would open it again.
const BLUR_GRACE_MS = 100;
const SAME_CLICK_MS = 250;

/** The window under the menu-bar icon. */
export interface Panel {
  /** Opens it under the icon, or closes it. */
  toggle(icon: Box): void;
  show(icon: Box): void;
  hide(): void;
  resize(height: number): void;
  readonly window: BrowserWindow;
}

/**
 * Makes the panel hidden and keeps it, so that a click shows it at once.
 * `isHeld` says when losing the focus must not close it: while the system asks
 * for the password of a change.
 */
export function makePanel(pages: OwnPages, isHeld: () => boolean): Panel {
  const window = makeWindow();
  pages.add(window.webContents);
  let icon: Box = { x: 0, y: 0, width: 0, height: 0 };
  let height = 240;
  let hiddenAt = 0;

  const place = () => {
    const { workArea } = screen.getDisplayNearestPoint({ x: icon.x, y: icon.y });
    window.setBounds(panelBounds(icon, workArea, { width: WIDTH, height }));
  };
  const hide = () => {
    if (window.isVisible()) window.hide();
  };
  const show = (at: Box) => {
    icon = at;
    place();
    window.show();
    window.focus();
  };

  window.on('blur', () => {
    setTimeout(() => {
      if (window.isDestroyed() || window.isFocused() || isHeld() || !window.isVisible()) return;
      hiddenAt = Date.now();
      hide();
    }, BLUR_GRACE_MS);
  });

  // It is hidden, never closed, until the app ends.
  let ending = false;
  app.once('before-quit', () => {
    ending = true;
  });
  window.on('close', (event) => {
    if (ending) return;
    event.preventDefault();
    hide();
  });

  load(window);
  return {
    window,
    show,
    hide,
    toggle: (at) => {
      if (window.isVisible()) hide();
      else if (Date.now() - hiddenAt > SAME_CLICK_MS) show(at);
    },
    resize: (wanted) => {
      height = Math.round(wanted);
      if (window.isVisible()) place();
    },
  };
}

function makeWindow(): BrowserWindow {
  const window = new BrowserWindow({
    width: WIDTH,
    height: 240,
    show: false,
    frame: false,
    resizable: false,
    movable: false,
    minimizable: false,
    maximizable: false,
    fullscreenable: false,
    skipTaskbar: true,
    // A panel of macOS opens over full-screen apps and leaves the active app active.
    type: process.platform === 'darwin' ? 'panel' : undefined,
    vibrancy: 'menu',
    visualEffectState: 'active',
    backgroundColor: '#00000000',
    webPreferences: pagePreferences(),
  });
  // Without skipTransformProcessType the Dock icon flashes each time.
  window.setVisibleOnAllWorkspaces(true, {
    visibleOnFullScreen: true,
    skipTransformProcessType: true,
  });
  return window;
}

/** Loads the page, and again should its process ever die. */
function load(window: BrowserWindow): void {
  const path = process.platform === 'darwin' ? 'panel.html?vibrant' : 'panel.html';
  window.webContents.on('render-process-gone', () => {
    if (!window.isDestroyed()) void loadPage(window, path);
  });
  void loadPage(window, path);
}
