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

const wrong: readonly unknown[] = [
  null,
  7,
  'text',
  [],
  { surprise: 1 },
  { __proto__: null, a: [] },
];

test.each(Object.keys(calls) as CallName[])(
  'messages of the wrong shape are refused, with what was expected: %s',
  async (name) => {
    for (const message of wrong) {
      const answer = await callFromPage(name, message);
      // A call all of whose parts may be left out takes an empty list for none.
      expect(answer, JSON.stringify(message)).toMatchObject({
        ok: false,
        error: { code: 'bad-message', detail: expect.stringMatching(/expected/) },
      });
    }
  },
);

test.each([
  ['rules.preview', { to: 'sideways', names: ['gmail.com'] }],
  ['rules.preview', { to: 'on', names: [] }],
  ['rules.preview', { to: 'on', names: [7] }],
  ['rules.preview', { to: 'on', names: ['a'.repeat(1001)] }],
  ['rules.preview', { to: 'on', names: Array.from({ length: 101 }, () => 'a.example') }],
  ['rules.apply', { token: { toString: 'x' } }],
  ['queue.page', { filter: {}, sort: { by: 'arrival', descending: false }, offset: -1, limit: 10 }],
  ['queue.page', { filter: {}, sort: { by: 'arrival', descending: false }, offset: 0, limit: 1e9 }],
  ['queue.act', { action: 'delete', target: { kind: 'ids', ids: 'ALL' } }],
  ['queue.act', { action: 'format', target: { kind: 'all' } }],
  ['app.open', { window: 'https://evil.example' }],
  ['app.help', { link: 'https://evil.example' }],
  ['panel.resize', { height: Number.NaN }],
  ['panel.resize', { height: Number.POSITIVE_INFINITY }],
  ['settings.update', { openAtLogin: 'yes' }],
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
    location.href = 'https://evil.example/';
  });
  await panel.page.evaluate(() => void window.open('https://evil.example/'));
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(panel.page.url()).toBe(before);
  expect(panel.page.context().pages().length).toBe(pages);
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
