import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CallName, calls } from '../../preload/contract.ts';
import { openPanel, type PanelHand } from './panel.ts';
import { type ScriptedApp, startScripted } from './scenes/script.ts';
import { bare } from './scenes/states.ts';

// The page is taken to be in a stranger's hands: whatever script runs in it, it
// reaches the contract and nothing else.

let app: ScriptedApp;
let panel: PanelHand;

beforeAll(async () => {
  app = await startScripted();
  await app.become(bare);
  panel = await openPanel(app);
});

afterAll(() => app?.close());

const callFromPage = (name: string, message: unknown) =>
  panel.page.evaluate(
    ([called, given]) =>
      window.postbar.call(called as 'state.read', given as Record<never, never>).catch(String),
    [name, message] as const,
  );

test('the page has two functions from the app, and nothing of Node or Electron', async () => {
  const found = await panel.page.evaluate(() => ({
    members: Object.keys(window.postbar).sort(),
    frozen: Object.isFrozen(window.postbar),
    strange: ['require', 'process', 'module', 'Buffer', 'global', 'electron', 'ipcRenderer'].filter(
      (name) => name in window,
    ),
  }));
  expect(found).toEqual({ members: ['call', 'nextState'], frozen: true, strange: [] });
});

test.each(['nothing.at-all', '__proto__', 'constructor', '../state', 'ELECTRON_BROWSER_REQUIRE'])(
  'a call the contract does not know is not answered: %s',
  async (name) => {
    expect(await callFromPage(name, {})).toContain('No handler registered');
  },
);

// What each place of each schema refuses is in test/unit/shell/ipc.test.ts; here
// it is that a page's messages come as far as that, and no farther.
test.each(Object.keys(calls) as CallName[])(
  'messages of the wrong shape are refused, with what was expected: %s',
  async (name) => {
    const answers = await panel.page.evaluate(
      (called) =>
        Promise.all(
          [
            ...[null, undefined, 7, 'text', true, 7n, new Date(0), new Uint8Array(2)],
            ...[[], [{}], { surprise: 1 }, JSON.parse('{"__proto__":{"isAdmin":true}}')],
            ...[{ constructor: { prototype: {} } }, { toString: 'x' }, { a: Array(1000).fill({}) }],
          ].map((message) => window.postbar.call(called as 'state.read', message as never)),
        ),
      name,
    );
    for (const answer of answers)
      expect(answer).toMatchObject({
        ok: false,
        error: { code: 'bad-message', detail: expect.stringMatching(/expected/) },
      });
  },
);

test.each([
  ['rules.preview', { to: 'on', names: ['a'.repeat(1001)] }],
  ['rules.apply', { token: { toString: 'x' } }],
  ['queue.page', { filter: {}, sort: { by: 'arrival', descending: false }, offset: -1, limit: 10 }],
  ['queue.act', { action: 'delete', target: { kind: 'ids', ids: 'ALL' } }],
  ['app.open', { window: 'https://evil.example' }],
  ['app.help', { link: 'https://evil.example' }],
  ['panel.resize', { height: Number.POSITIVE_INFINITY }],
] as const)('%s refuses %j', async (name, message) => {
  expect(await callFromPage(name, message)).toMatchObject({
    ok: false,
    error: { code: 'bad-message' },
  });
});

test('what cannot be cloned does not leave the page', async () => {
  const said = await panel.page.evaluate(() =>
    window.postbar
      .call('rules.apply', { token: (() => 'x') as unknown as string })
      .then(() => 'sent', String),
  );
  expect(said).toContain('could not be cloned');
});

test('a stranger’s page with the same preload is refused', async () => {
  await app.inMain(async ({ app: electronApp, BrowserWindow }) => {
    const window = new BrowserWindow({
      show: false,
      webPreferences: {
        preload: `${electronApp.getAppPath()}/out/preload/bridge.cjs`,
        sandbox: true,
        contextIsolation: true,
      },
    });
    await window.loadURL('app://postbar/panel.html?stranger');
  }, undefined);
  const pages = () => panel.page.context().pages();
  const stranger = () => pages().find((one) => one.url().includes('?stranger'));
  await expect.poll(() => stranger()?.url()).toContain('stranger');
  const answer = await stranger()?.evaluate(() => window.postbar.call('state.read', {}));
  expect(answer).toMatchObject({ ok: false, error: { code: 'stranger' } });
});

test('the page cannot be led away, nor open another', async () => {
  const before = panel.page.url();
  const pages = panel.page.context().pages().length;
  await panel.page.evaluate(() => {
    const link = (parts: Partial<HTMLAnchorElement>) =>
      Object.assign(document.createElement('a'), parts).click();
    location.href = 'https://evil.example/';
    link({ href: 'https://evil.example/', target: '_blank' });
    link({ href: 'file:///etc/passwd' });
    void window.open('https://evil.example/');
  });
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(panel.page.url()).toBe(before);
  // What Chromium has opened of itself is shut at once, which a busy machine takes a while for.
  await expect.poll(() => panel.page.context().pages().length, { timeout: 30_000 }).toBe(pages);
});

test('no page within the page', async () => {
  const inside = await panel.page.evaluate(async () => {
    const frame = Object.assign(document.createElement('iframe'), { src: '/panel.html' });
    document.body.append(frame, document.createElement('webview'));
    await new Promise((resolve) => setTimeout(resolve, 300));
    // A frame that was kept out is of no origin this page may look into.
    const reached = frame.contentDocument?.querySelector('#panel') !== undefined;
    frame.remove();
    return { reached, bridge: 'postbar' in (frame.contentWindow ?? {}) };
  });
  expect(inside).toEqual({ reached: false, bridge: false });
});

test('what is dropped on the page is not opened', async () => {
  const before = panel.page.url();
  const session = await panel.page.context().newCDPSession(panel.page);
  const data = {
    items: [{ mimeType: 'text/uri-list', data: 'https://evil.example/' }],
    dragOperationsMask: 1,
  };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, x: 20, y: 20, data });
  await session.detach();
  const taken = await panel.page.evaluate(() =>
    ['dragover', 'drop'].filter((name) =>
      document.body.dispatchEvent(new DragEvent(name, { bubbles: true, cancelable: true })),
    ),
  );
  expect(taken).toEqual([]);
  expect(panel.page.url()).toBe(before);
});

test('no script of its own, no style of its own, no connection', async () => {
  const blocked = await panel.page.evaluate(async () => {
    const seen: string[] = [];
    document.addEventListener('securitypolicyviolation', (event) =>
      seen.push(event.effectiveDirective),
    );
    const script = document.createElement('script');
    const attempts = [
      () => {
        script.text = 'document.title = "owned"';
      },
      () => document.body.append(script),
      () => document.body.insertAdjacentHTML('beforeend', '<b style="color:red">x</b>'),
      () =>
        document.head.append(
          Object.assign(document.createElement('style'), { textContent: 'b{}' }),
        ),
      () => new Function('return 1')(),
      () => document.body.append(Object.assign(new Image(), { src: 'https://evil.example/' })),
      () => void fetch('https://evil.example/').catch(() => undefined),
    ];
    for (const attempt of attempts) {
      try {
        attempt();
      } catch {
        // Refused at once; the report comes as an event all the same.
      }
    }
    await new Promise((resolve) => setTimeout(resolve, 300));
    return { seen: [...new Set(seen)].sort(), title: document.title };
  });
  expect(blocked.title).toBe('Postbar');
  expect(blocked.seen).toEqual(
    expect.arrayContaining([
      'connect-src',
      'img-src',
      'require-trusted-types-for',
      'style-src-elem',
    ]),
  );
});

test('nothing but the packaged pages is served', async () => {
  const statuses = await panel.page.evaluate(async () => {
    const tried = ['/../main/index.js', '/%2e%2e/main/index.js', '/assets/', '/nothing.html'];
    return Promise.all(
      tried.map(
        (path) =>
          new Promise<string>((resolve) => {
            const image = new Image();
            image.onload = () => resolve(`${path} loaded`);
            image.onerror = () => resolve('refused');
            image.src = path;
          }),
      ),
    );
  });
  expect(new Set(statuses)).toEqual(new Set(['refused']));
});

test('every permission is refused', async () => {
  const granted = await panel.page.evaluate(async () => {
    const location = await new Promise<string>((resolve) =>
      navigator.geolocation.getCurrentPosition(
        () => resolve('granted'),
        () => resolve('refused'),
      ),
    );
    return { location, notifications: await Notification.requestPermission() };
  });
  expect(granted.location).toBe('refused');
  expect(granted.notifications).not.toBe('granted');
});
