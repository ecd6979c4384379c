import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { becomeReady, emitContents, emitFromSystem, furnishApp } from './app.ts';
import { blurAll, furnishWindows, openWindows } from './browser-window.ts';
import { type Browser, startChromium } from './chromium.ts';
import { desktop, powerEvents } from './desktop.ts';
import { answerDialogs } from './dialog.ts';
import electron from './electron.ts';
import { routeRequests } from './protocol.ts';
import { contentsOf } from './web-contents.ts';

// The main process of the stand-in: Chromium first, then the app's real main
// module, then `ready`. It talks to the driver over Node's own channel.

/** What the driver asks for. */
export type Request =
  | { readonly do: 'evaluate'; readonly source: string; readonly arg: unknown }
  | { readonly do: 'tray' | 'windows' | 'menu' | 'notifications' | 'opened' }
  | { readonly do: 'click-tray' | 'right-click-tray' | 'blur' | 'wake' | 'second-instance' }
  | { readonly do: 'choose'; readonly label: string }
  | { readonly do: 'dialog-gives'; readonly path?: string | undefined }
  | { readonly do: 'shows-notifications'; readonly shows: boolean }
  | { readonly do: 'click-notification'; readonly at: number };

export interface Launch {
  readonly main: string;
  readonly folder: string;
  readonly userFolder: string;
  readonly language: string;
  readonly scale: number;
}

/** What it says when the app is ready. */
export interface FirstWord {
  /** Where the app's pages are. */
  readonly endpoint: string;
  /** When the app's main module began to load, in milliseconds since 1970. */
  readonly beganAt: number;
}

function act(request: Request): unknown {
  switch (request.do) {
    case 'evaluate':
      // As Playwright does in the real one: the function's text, run in here.
      return new Function('electron', 'arg', `return (${request.source})(electron, arg)`)(
        electron,
        request.arg,
      );
    case 'tray':
      return desktop.tray;
    case 'windows':
      return openWindows().map(({ electron: window, facts }) => ({
        ...facts,
        bounds: window.getBounds(),
      }));
    case 'menu':
      return desktop.menu?.items.map(({ label }) => label);
    case 'choose':
      return desktop.menu?.items.find(({ label }) => label === request.label)?.click();
    case 'dialog-gives':
      return answerDialogs(request.path);
    case 'notifications':
      return desktop.notifications.map(({ events: _, ...facts }) => facts);
    case 'shows-notifications':
      desktop.showsNotifications = request.shows;
      return;
    case 'click-notification':
      return desktop.notifications[request.at]?.events.emit('click');
    case 'opened':
      return desktop.opened;
    case 'click-tray':
      return desktop.trayEvents.emit('click', {}, {}, {});
    case 'right-click-tray':
      return desktop.trayEvents.emit('right-click', {}, {});
    case 'blur':
      return blurAll();
    case 'wake':
      return powerEvents.emit('resume');
    case 'second-instance':
      return emitFromSystem('second-instance');
  }
}

/** A page that a page has opened: allowed or not, the app was asked. */
function onPopup({ context }: Browser): void {
  context.on('page', async (page) => {
    const opener = await page.opener();
    const contents = opener && contentsOf(opener);
    if (!contents) return;
    const answer = contents.onWindowOpen?.({ url: page.url() } as never);
    if (answer?.action !== 'deny') throw new Error('stand-in: opening windows is not known');
    await page.close();
  });
}

/** Starts Chromium and then the app in this process, and does as the driver says. */
export async function run({ main, scale, ...facts }: Launch): Promise<void> {
  furnishApp(facts);
  const browser = await startChromium(join(facts.userFolder, 'chromium'), scale);
  await routeRequests(browser.context);
  onPopup(browser);
  furnishWindows({
    context: () => browser.context,
    onCreated: emitContents,
    onAllClosed: () => emitFromSystem('window-all-closed'),
  });
  const beganAt = Date.now();
  await import(pathToFileURL(main).href);
  process.on('message', async ({ id, request }: { id: number; request: Request }) => {
    const answer = await Promise.resolve()
      .then(() => act(request))
      .then(
        (value) => ({ id, value }),
        (error) => ({ id, error: String(error) }),
      );
    process.send?.(answer);
  });
  becomeReady();
  process.send?.({ endpoint: browser.endpoint, beganAt } satisfies FirstWord);
}

process.once('disconnect', () => process.exit(0));
