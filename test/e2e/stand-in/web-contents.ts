import { randomBytes } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { serialize } from 'node:v8';
import type Electron from 'electron';
import type { CDPSession, Page } from 'playwright-core';
import { appAddress, pageAddress } from './addresses.ts';
import { invokeHandler } from './ipc-main.ts';
import { only } from './only.ts';
import { pageScript, wire } from './wire.ts';

const WORLD = 'preload';

/** The stand-in's own side of a WebContents. */
export interface Contents {
  readonly electron: Electron.WebContents;
  load(address: string): Promise<void>;
  destroy(): Promise<void>;
  /** The window's events that come from the page: `ready-to-show`. */
  readonly lifecycle: EventEmitter;
  readonly page: Promise<Page>;
  /** Address the app itself is loading; any other navigation is the page's own. */
  loading: string | undefined;
  onWindowOpen: Parameters<Electron.WebContents['setWindowOpenHandler']>[0] | undefined;
}

const all = new Map<Page, Contents>();

/** The contents a page of Chromium belongs to. */
export const contentsOf = (page: Page): Contents | undefined => all.get(page);

interface Message {
  readonly kind: 'invoke';
  readonly id: number;
  readonly channel: string;
  readonly args: readonly unknown[];
}

/** A page of Chromium as a WebContents, its preload in an isolated world. */
export function makeContents(page: Promise<Page>, preferences: Electron.WebPreferences): Contents {
  requireSafe(preferences);
  const events = new EventEmitter();
  const lifecycle = new EventEmitter();
  const world: World = { session: undefined, contextId: undefined };
  let destroyed = false;
  let address = '';

  const electron = only<Electron.WebContents>(
    'WebContents',
    {
      send: (channel, ...args) => {
        const text = wire.encode({ kind: 'event', channel, args: cloned(args) });
        void tell(world, text);
      },
      isDestroyed: () => destroyed,
      getURL: () => address,
      setWindowOpenHandler: (handler) => {
        contents.onWindowOpen = handler;
      },
    },
    events,
  );

  const contents: Contents = {
    electron,
    lifecycle,
    page: page.then(async (opened) => {
      all.set(opened, contents);
      await attach(opened, preferences, world, electron);
      opened.on('crash', () => events.emit('render-process-gone', {}, { reason: 'crashed' }));
      return opened;
    }),
    loading: undefined,
    onWindowOpen: undefined,
    load: async (wanted) => {
      address = wanted;
      const opened = await contents.page;
      contents.loading = pageAddress(wanted);
      // With another fragment only, the document stays.
      const [now = ''] = opened.url().split('#');
      if (contents.loading.split('#')[0] !== now || opened.url() === contents.loading)
        world.contextId = undefined;
      await opened.goto(contents.loading, { waitUntil: 'load' });
      contents.loading = undefined;
      lifecycle.emit('loaded');
    },
    destroy: async () => {
      destroyed = true;
      const opened = await contents.page;
      all.delete(opened);
      await opened.close();
      events.emit('destroyed');
    },
  };
  return contents;
}

/** The preload's world; there is none before the page's document. */
interface World {
  session: CDPSession | undefined;
  contextId: number | undefined;
}

/** The stand-in's pages are as shut as a sandboxed page is, and no less may be asked of it. */
function requireSafe({ sandbox, contextIsolation, nodeIntegration }: Electron.WebPreferences) {
  if (!sandbox || !contextIsolation || nodeIntegration)
    throw new Error('stand-in: only sandboxed, isolated pages without Node are known');
}

async function attach(
  page: Page,
  { preload }: Electron.WebPreferences,
  world: World,
  electron: Electron.WebContents,
): Promise<void> {
  const session = await page.context().newCDPSession(page);
  world.session = session;
  const channel = `pb-${randomBytes(12).toString('hex')}`;
  const source = preload ? readFileSync(preload, 'utf8') : '';
  const arms = `${JSON.stringify(channel)}, ${pageScript('wire.js')}`;
  const body = `function (require, module) { const { exports } = module; ${source}\n}`;

  session.on('Runtime.executionContextCreated', ({ context }) => {
    if (context.name === WORLD) world.contextId = context.id;
  });
  session.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
    if (name !== 'postbarToMain' || executionContextId !== world.contextId) return;
    void answer(page, wire.decode(payload) as Message, world, electron);
  });
  // Chromium does them in this order, whether or not somebody waits in between.
  await Promise.all([
    session.send('Page.enable'),
    session.send('Runtime.enable'),
    session.send('Runtime.addBinding', { name: 'postbarToMain', executionContextName: WORLD }),
    session.send('Page.addScriptToEvaluateOnNewDocument', {
      source: `(${pageScript('page-world.js')})(${arms});`,
    }),
    session.send('Page.addScriptToEvaluateOnNewDocument', {
      source: `(${pageScript('preload-world.js')})(${arms}, ${body});`,
      worldName: WORLD,
    }),
  ]);
}

async function answer(page: Page, message: Message, world: World, sender: Electron.WebContents) {
  const { id, channel, args } = message;
  const senderFrame = only<Electron.WebFrameMain>('WebFrameMain', {
    url: appAddress(page.url()),
    parent: null,
  });
  const event = only<Electron.IpcMainInvokeEvent>('IpcMainInvokeEvent', { sender, senderFrame });
  try {
    const [value] = cloned([await invokeHandler(channel, event, args)]);
    await tell(world, wire.encode({ kind: 'answer', id, ok: true, value }));
  } catch (error) {
    const value = `Error invoking remote method '${channel}': ${error}`;
    await tell(world, wire.encode({ kind: 'answer', id, ok: false, value }));
  }
}

/** Before a page's preload runs, and after the page has gone, what is sent is lost, as in Electron. */
async function tell({ session, contextId }: World, text: string): Promise<void> {
  if (contextId === undefined) return;
  const expression = `postbarFromMain(${JSON.stringify(text)})`;
  await session?.send('Runtime.evaluate', { expression, contextId }).catch(() => undefined);
}

/** Throws on what structured clone would not carry. */
function cloned<T>(values: T): T {
  serialize(values);
  return values;
}
