import type Electron from 'electron';
import type { BrowserContext, Request as PageRequest, Route } from 'playwright-core';
import { appAddress, appPattern } from './addresses.ts';
import { app } from './app.ts';
import { only, preventable } from './only.ts';
import { type Contents, contentsOf } from './web-contents.ts';

type Handler = Parameters<Electron.Protocol['handle']>[1];

const handlers = new Map<string, Handler>();
const privileged = new Set<string>();

export const protocol = only<Electron.Protocol>('protocol', {
  registerSchemesAsPrivileged: (schemes) => {
    if (app.isReady())
      throw new Error('protocol.registerSchemesAsPrivileged has to come before ready');
    for (const { scheme } of schemes) privileged.add(scheme);
  },
  handle: (scheme, handler) => {
    if (!privileged.has(scheme))
      throw new Error(`stand-in: ${scheme} is not registered as a standard scheme`);
    handlers.set(scheme, handler);
  },
});

/** Answers every request of every page: the app's from its handler, others not at all. */
export async function routeRequests(context: BrowserContext): Promise<void> {
  await context.route('**/*', async (route, request) => {
    if (isOwnIdea(request) && !mayNavigate(request)) return route.abort('aborted');
    const handler = handlers.get('app');
    if (!handler || !appPattern.test(request.url())) return route.abort('internetdisconnected');
    await serve(route, request, handler);
  });
}

async function serve(route: Route, request: PageRequest, handler: Handler): Promise<void> {
  const url = appAddress(request.url());
  // Electron's handler gets the global Request and Response of its own types.
  const asked = new Request(url, { method: request.method() }) as Parameters<Handler>[0];
  const response = await handler(asked);
  await route.fulfill({
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: Buffer.from(await response.arrayBuffer()),
  });
}

/** The window's contents that a request comes from; none for a page that is only being opened. */
function sourceOf(request: PageRequest): Contents | undefined {
  try {
    const frame = request.frame();
    return frame.parentFrame() ? undefined : contentsOf(frame.page());
  } catch {
    return undefined;
  }
}

/** Whether the page itself wants to go somewhere, and not the app. */
function isOwnIdea(request: PageRequest): boolean {
  const wanted = sourceOf(request)?.loading;
  return (
    request.isNavigationRequest() && withoutFragment(wanted) !== withoutFragment(request.url())
  );
}

/** A request's address has no fragment. */
const withoutFragment = (address: string | undefined) => address?.split('#')[0];

function mayNavigate(request: PageRequest): boolean {
  const { event, prevented } = preventable();
  const source = sourceOf(request);
  source?.electron.emit('will-navigate', event, appAddress(request.url()));
  return source !== undefined && !prevented();
}
