import { EventEmitter } from 'node:events';
import { existsSync } from 'node:fs';
import type Electron from 'electron';
import { classOf, only } from './only.ts';

// What lies outside of the windows: nothing of it is real here. It is recorded,
// for the specs to read and to act on.

/** What the app has put on the desktop. */
export const desktop = {
  tray: undefined as { image: string; title: string; toolTip: string } | undefined,
  trayEvents: new EventEmitter(),
  menu: undefined as Electron.Menu | undefined,
  notifications: [] as ShownNotification[],
  /** Whether the system shows them. */
  showsNotifications: true,
  opened: [] as string[],
};

/** A notification that was shown, and whether the app has taken it away again. */
interface ShownNotification {
  readonly title: string;
  readonly body: string;
  readonly silent: boolean;
  closed: boolean;
  readonly events: EventEmitter;
}

/** Where the icon stands, and the display it stands on. */
export const iconBounds = { x: 1180, y: 0, width: 24, height: 24 };
export const workArea = { x: 0, y: 25, width: 1440, height: 875 };

const pathOf = new WeakMap<Electron.NativeImage, string>();

export const nativeImage = only<typeof Electron.nativeImage>('nativeImage', {
  createFromPath: (path) => {
    for (const file of [path, path.replace(/\.png$/, '@2x.png')])
      if (!existsSync(file)) throw new Error(`stand-in: there is no image ${file}`);
    const image = only<Electron.NativeImage>('NativeImage', { isEmpty: () => false });
    pathOf.set(image, path);
    return image;
  },
});

function pathOfImage(image: Electron.NativeImage | string): string {
  return typeof image === 'string' ? image : (pathOf.get(image) ?? '');
}

export const Tray = classOf<typeof Electron.Tray>(
  'Tray',
  (image) => {
    const shown = { image: pathOfImage(image), title: '', toolTip: '' };
    desktop.tray = shown;
    return only<Electron.Tray>(
      'Tray',
      {
        setImage: (next) => {
          shown.image = pathOfImage(next);
        },
        setTitle: (title) => {
          shown.title = title;
        },
        setToolTip: (toolTip) => {
          shown.toolTip = toolTip;
        },
        setIgnoreDoubleClickEvents: () => {},
        getBounds: () => iconBounds,
        popUpContextMenu: (menu) => {
          desktop.menu = menu;
        },
      },
      desktop.trayEvents,
    );
  },
  {},
);

type Template = Electron.MenuItemConstructorOptions;

export const Menu = classOf<typeof Electron.Menu>(
  'Menu',
  () => {
    throw new Error('stand-in: menus are made with Menu.buildFromTemplate');
  },
  {
    buildFromTemplate: (template) =>
      only<Electron.Menu>('Menu', { items: template.map((item) => itemOf(item)) }),
    setApplicationMenu: () => {},
  },
);

function itemOf(template: Template | Electron.MenuItem): Electron.MenuItem {
  const { label = '', type = 'normal', enabled = true, click } = template;
  return only<Electron.MenuItem>('MenuItem', {
    label,
    type: type as Electron.MenuItem['type'],
    enabled,
    click: () => click?.(undefined as never, undefined, {} as Electron.KeyboardEvent),
  });
}

export const Notification = classOf<typeof Electron.Notification>(
  'Notification',
  ({ title = '', body = '', silent = false } = {}) => {
    const events = new EventEmitter();
    const shown: ShownNotification = { title, body, silent, closed: false, events };
    return only<Electron.Notification>(
      'Notification',
      {
        show: () => {
          if (desktop.showsNotifications) desktop.notifications.push(shown);
          setImmediate(() => events.emit(desktop.showsNotifications ? 'show' : 'failed', {}));
        },
        close: () => {
          shown.closed = true;
          setImmediate(() => events.emit('close', {}));
        },
      },
      events,
    );
  },
  { isSupported: () => true },
);

export const screen = only<Electron.Screen>('screen', {
  getDisplayNearestPoint: () => only<Electron.Display>('Display', { workArea }),
});

export const powerEvents = new EventEmitter();
export const powerMonitor = only<Electron.PowerMonitor>('powerMonitor', {}, powerEvents);

export const shell = only<Electron.Shell>('shell', {
  openExternal: async (url) => {
    desktop.opened.push(url);
  },
});

// Headless Chromium asks nobody for a permission; that all are refused is
// checked on the handlers themselves.
export const permissions: {
  request?: Parameters<Electron.Session['setPermissionRequestHandler']>[0];
  check?: Parameters<Electron.Session['setPermissionCheckHandler']>[0];
  device?: Parameters<Electron.Session['setDevicePermissionHandler']>[0];
} = {};

export const sessionEvents = new EventEmitter();
export const session = only<typeof Electron.session>('session', {
  defaultSession: only<Electron.Session>(
    'Session',
    {
      setPermissionRequestHandler: (handler) => {
        permissions.request = handler;
      },
      setPermissionCheckHandler: (handler) => {
        permissions.check = handler;
      },
      setDevicePermissionHandler: (handler) => {
        permissions.device = handler;
      },
    },
    sessionEvents,
  ),
});
