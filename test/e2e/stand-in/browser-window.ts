import { EventEmitter } from 'node:events';
import type Electron from 'electron';
import type { BrowserContext, Page } from 'playwright-core';
import { classOf, only, preventable } from './only.ts';
import { contentsOf, makeContents } from './web-contents.ts';

/** A window as the specs see it. */
export interface StandInWindow {
  readonly electron: Electron.BrowserWindow;
  readonly events: EventEmitter;
  readonly facts: { visible: boolean; focused: boolean; destroyed: boolean };
  close(): void;
}

interface Surroundings {
  readonly context: () => BrowserContext;
  readonly onCreated: (contents: Electron.WebContents) => void;
  readonly onAllClosed: () => void;
}

const windows: StandInWindow[] = [];
let surroundings: Surroundings | undefined;

/** Gives the windows their browser. Has to come before the first window. */
export function furnishWindows(given: Surroundings): void {
  surroundings = given;
}

/** Windows that are open, newest last. */
export const openWindows = (): StandInWindow[] => windows.filter(({ facts }) => !facts.destroyed);

/** The focus leaves the app, as when somebody clicks on something else. */
export function blurAll(): void {
  for (const window of openWindows()) setFocus(window, false);
}

function setFocus(window: StandInWindow, focused: boolean): void {
  if (window.facts.focused === focused) return;
  window.facts.focused = focused;
  window.events.emit(focused ? 'focus' : 'blur');
}

export const BrowserWindow = classOf<typeof Electron.BrowserWindow>(
  'BrowserWindow',
  (options = {}) => makeWindow(options).electron,
  { getAllWindows: () => openWindows().map(({ electron }) => electron) },
);

/** Chromium begins with an empty page: the first window takes it, as Electron has a renderer ready. */
function emptyPage(context: BrowserContext): Promise<Page> {
  const [first] = context.pages();
  const isFree = first && !contentsOf(first) && !taken.has(first);
  if (!isFree) return context.newPage();
  taken.add(first);
  return Promise.resolve(first);
}
const taken = new Set<Page>();

function makeWindow(options: Electron.BrowserWindowConstructorOptions): StandInWindow {
  if (!surroundings) throw new Error('Cannot create BrowserWindow before app is ready');
  const { context, onCreated, onAllClosed } = surroundings;
  const events = new EventEmitter();
  const facts = { visible: options.show ?? true, focused: false, destroyed: false };
  const contents = makeContents(emptyPage(context()), options.webPreferences ?? {});
  let bounds = { x: 0, y: 0, width: options.width ?? 800, height: options.height ?? 600 };

  const setBounds: Electron.BrowserWindow['setBounds'] = (next) => {
    bounds = { ...bounds, ...next };
    for (const value of Object.values(bounds))
      if (!Number.isInteger(value)) throw new Error('stand-in: bounds have to be whole points');
    const { width, height } = bounds;
    void contents.page.then((page) => page.setViewportSize({ width, height }));
  };

  const destroy = () => {
    facts.destroyed = true;
    facts.visible = false;
    void contents.destroy();
    events.emit('closed');
    if (openWindows().length === 0) onAllClosed();
  };

  const window: StandInWindow = {
    events,
    facts,
    close: () => {
      const { event, prevented } = preventable();
      events.emit('close', event);
      if (!prevented()) destroy();
    },
    electron: only<Electron.BrowserWindow>(
      'BrowserWindow',
      {
        webContents: contents.electron,
        loadURL: (address) => contents.load(address),
        isVisible: () => facts.visible,
        isFocused: () => facts.focused,
        isDestroyed: () => facts.destroyed,
        close: () => window.close(),
        getBounds: () => bounds,
        setBounds,
        setVisibleOnAllWorkspaces: () => {},
        show: () => {
          facts.visible = true;
          events.emit('show');
          window.electron.focus();
        },
        hide: () => {
          facts.visible = false;
          events.emit('hide');
          setFocus(window, false);
        },
        focus: () => {
          for (const other of openWindows()) if (other !== window) setFocus(other, false);
          setFocus(window, true);
        },
      },
      events,
    ),
  };
  windows.push(window);
  contents.lifecycle.once('loaded', () => events.emit('ready-to-show'));
  setBounds({});
  onCreated(contents.electron);
  return window;
}
