import { EventEmitter } from 'node:events';
import type Electron from 'electron';
import { expect, test, vi } from 'vitest';
import { preventable } from '../../e2e/stand-in/only.ts';

type Permissions = Pick<
  Electron.Session,
  'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler'
>;
type HandlerOf<M extends keyof Permissions> = NonNullable<Parameters<Permissions[M]>[0]>;

const fake = vi.hoisted(() => ({
  app: undefined as unknown as EventEmitter & { isPackaged: boolean; getAppPath(): string },
  session: undefined as unknown as EventEmitter,
  request: undefined as unknown,
  check: undefined as unknown,
  device: undefined as unknown,
}));

vi.mock('electron', async () => {
  const { EventEmitter: Emitter } = await import('node:events');
  fake.app = Object.assign(new Emitter(), { isPackaged: true, getAppPath: () => '/app' });
  fake.session = Object.assign(new Emitter(), {
    setPermissionRequestHandler: (handler) => {
      fake.request = handler;
    },
    setPermissionCheckHandler: (handler) => {
      fake.check = handler;
    },
    setDevicePermissionHandler: (handler) => {
      fake.device = handler;
    },
  } satisfies Permissions);
  return { app: fake.app, session: { defaultSession: fake.session } };
});

const { shutDoors } = await import('../../../main/shell/closed-doors.ts');
const { pagePreferences } = await import('../../../main/shell/own-pages.ts');
shutDoors();

/** A page as Electron announces it; `opened` is what it does with a wish for a window. */
function newPage() {
  let opened: Parameters<Electron.WebContents['setWindowOpenHandler']>[0] | undefined;
  const page = Object.assign(new EventEmitter(), {
    setWindowOpenHandler: (handler) => {
      opened = handler;
    },
  } satisfies Pick<Electron.WebContents, 'setWindowOpenHandler'>);
  fake.app.emit('web-contents-created', {}, page);
  return { page, open: (url: string) => opened?.({ url } as Electron.HandlerDetails) };
}

const wishes = ['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview'];

test.each(wishes)('no page gets its way with %s, nor does the next one', (wish) => {
  for (const { page } of [newPage(), newPage()]) {
    const { event, prevented } = preventable();
    page.emit(wish, event, 'https://evil.example/');
    expect(prevented()).toBe(true);
  }
});

test.each([
  'https://evil.example/',
  'app://postbar/panel.html',
  'about:blank',
  'file:///etc/passwd',
])('no page opens a window: %s', (url) => {
  expect(newPage().open(url)).toEqual({ action: 'deny' });
});

test('nothing is downloaded', () => {
  const { event, prevented } = preventable();
  fake.session.emit('will-download', event, {}, newPage().page);
  expect(prevented()).toBe(true);
});

test.each([
  'media',
  'geolocation',
  'notifications',
  'clipboard-read',
  'openExternal',
  'fullscreen',
])('no page is permitted %s, whether it asks or only looks', (permission) => {
  const answers: boolean[] = [];
  const request = fake.request as HandlerOf<'setPermissionRequestHandler'>;
  request({} as never, permission as never, (granted) => answers.push(granted), {} as never);
  expect(answers).toEqual([false]);
  const check = fake.check as HandlerOf<'setPermissionCheckHandler'>;
  expect(check(null, permission as never, 'app://postbar', {} as never)).toBe(false);
});

test.each(['hid', 'serial', 'usb'] as const)('no page gets at a device: %s', (deviceType) => {
  const device = fake.device as HandlerOf<'setDevicePermissionHandler'>;
  expect(device({ deviceType } as never)).toBe(false);
});

test('each page runs apart from Node and Electron; in a packaged app without developer tools', () => {
  expect(pagePreferences()).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    navigateOnDragDrop: false,
    devTools: false,
  });
  fake.app.isPackaged = false;
  expect(pagePreferences().devTools).toBe(true);
});
