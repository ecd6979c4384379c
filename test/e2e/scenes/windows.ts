import type { Page } from 'playwright-core';
import type { QueueMessage } from '../../../main/postfix/queue-message.ts';
import type {
  ForeseenEverywhere,
  UninstalledEverywhere,
} from '../../../main/services/uninstall-everywhere.ts';
import { type Texts, textsFor } from '../../../main/texts/texts.ts';
import type { AppState, FoundInstallation } from '../../../preload/contract.ts';
import { doctorScenes } from './doctor.ts';
import { type QueueScript, showing } from './queue.ts';
import type { ScriptedApp } from './script.ts';
import { bare, moment } from './states.ts';

// What the windows beside the panel can look like.

/** One thing a window can look like, and how it comes to look so. */
export interface WindowScene {
  readonly name: string;
  readonly window: 'queue' | 'doctor' | 'settings' | 'welcome';
  /** A place in the window. */
  readonly at?: string;
  readonly state: Omit<AppState, 'revision'>;
  readonly queue?: Partial<Omit<QueueScript, 'until'>>;
  readonly act?: (page: Page) => Promise<void>;
}

const mailboxFull =
  'host mx.isp.example[192.0.2.4] said: 452 4.2.2 Mailbox full (in reply to RCPT TO command)';
const greylisted =
  'host mx.town.example[192.0.2.7] said: 450 4.2.0 Greylisted, see http://postgrey.example (in reply to RCPT TO command)';
const noPtr =
  'host gmail-smtp-in.l.google.com[2001:db8:1::25] said: 421-4.7.0 This message does not meet IPv6 sending guidelines regarding PTR records and authentication (in reply to end of DATA command)';
const members = ['anna', 'bruno', 'carla', 'dmitri', 'emine', 'frida', 'goran', 'hanna', 'ines'];

const waiting: QueueMessage[] = Array.from({ length: 27 }, (_, at) => {
  const [domain = '', reason = ''] =
    [
      ['isp.example', mailboxFull],
      ['town.example', greylisted],
      ['gmail.com', noPtr],
    ][at % 3] ?? [];
  return {
    queueName: at % 9 === 8 ? 'hold' : 'deferred',
    queueId: `4F2A7${(0x1000000 + at * 7919).toString(16).toUpperCase()}`,
    arrivalTime: moment - (at * at + 2) * 4 * 60_000,
    size: 2_000 + at * 731,
    sender: at % 5 === 4 ? 'newsletter@club.example' : 'office@club.example',
    recipients: [{ address: `${members[at % members.length]}@${domain}`, reason }],
  };
});

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const selectOne = async (page: Page) => {
  await page.locator('[data-index="1"]').click();
  await page.locator('.details h2').first().waitFor();
};

/** The window begins with the listing there is; a newer one says something else. */
async function checkUntil(page: Page, title: string): Promise<void> {
  await button(page, 'Check again').first().click();
  await page.getByRole('heading', { name: title, level: 2 }).waitFor();
  await page.locator('button[aria-busy="true"]').first().waitFor({ state: 'detached' });
}

const stopped = {
  ...bare,
  installation: { configDir: '/etc/postfix', version: '3.2.2', state: 'stopped' },
} as const;
const unavailable = {
  listing: {
    ok: false,
    failure: 'mail-system-down',
    detail: 'postqueue: fatal: Queue report unavailable - mail system is down',
  },
} as const;

const queueScenes: readonly WindowScene[] = [
  { name: 'queue', window: 'queue', state: bare, queue: { messages: waiting }, act: selectOne },
  {
    name: 'queue-german',
    window: 'queue',
    state: { ...bare, locale: 'de' },
    queue: { messages: waiting },
    act: selectOne,
  },
  {
    name: 'queue-message',
    window: 'queue',
    state: bare,
    queue: {
      messages: waiting,
      text: {
        ok: true,
        headers:
          'From: Office <office@club.example>\nTo: anna@isp.example\nSubject: Minutes of the meeting\nDate: Tue, 12 May 2026 09:33:00 +0000',
        body: 'Dear members,\n\nplease find the minutes of our last meeting below.\nWe met at seven and parted at nine.\n\nKind regards\nThe office\n',
        truncated: false,
      },
    },
    act: async (page) => {
      await selectOne(page);
      await button(page, 'Show the message…').click();
      await page.getByRole('dialog').getByText('Dear members').waitFor();
    },
  },
  {
    name: 'queue-delete',
    window: 'queue',
    state: bare,
    queue: { messages: waiting },
    act: async (page) => {
      await page.getByRole('grid').focus();
      await page.keyboard.press('Control+a');
      await button(page, 'Delete…').click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'queue-no-match',
    window: 'queue',
    state: bare,
    queue: { messages: waiting },
    act: async (page) => {
      await page.getByRole('searchbox').fill('nobody like that');
      await page.getByRole('heading', { name: 'No message matches' }).waitFor();
    },
  },
  {
    name: 'queue-empty',
    window: 'queue',
    state: bare,
    queue: { messages: [] },
    act: (page) => checkUntil(page, 'Nothing is waiting'),
  },
  {
    name: 'queue-stopped',
    window: 'queue',
    state: stopped,
    queue: unavailable,
    act: (page) => checkUntil(page, 'Postfix is stopped'),
  },
  {
    name: 'queue-asleep',
    window: 'queue',
    state: { ...stopped, installation: { ...stopped.installation, state: 'asleep' } },
    queue: unavailable,
    act: (page) => checkUntil(page, 'Postfix is asleep'),
  },
];

/** What is found where there is more than one. */
export const several: readonly FoundInstallation[] = [
  { configDir: '/etc/postfix', version: '3.2.2', origin: 'default', inUse: true },
  {
    configDir: '/opt/homebrew/etc/postfix',
    version: '3.10.4',
    origin: 'homebrew',
    inUse: false,
  },
];

async function askToTakeBack(page: Page): Promise<void> {
  await button(page, 'Take everything back…').click();
  await page.getByRole('dialog').locator('p').waitFor();
}

const settingsScenes: readonly WindowScene[] = [
  {
    name: 'settings-general',
    window: 'settings',
    state: { ...bare, settings: { ...bare.settings, shortcut: 'Control+Alt+P' } },
  },
  {
    name: 'settings-notifications',
    window: 'settings',
    at: 'notifications',
    state: {
      ...bare,
      settings: {
        ...bare.settings,
        notifications: { ...bare.settings.notifications, quiet: { from: 22, to: 7 } },
      },
    },
  },
  {
    name: 'settings-postfix',
    window: 'settings',
    at: 'postfix',
    state: bare,
    act: (page) => page.getByRole('radio', { name: '/opt/homebrew' }).waitFor(),
  },
  { name: 'settings-help', window: 'settings', at: 'help', state: bare },
  {
    name: 'settings-question',
    window: 'settings',
    at: 'help',
    state: bare,
    act: askToTakeBack,
  },
  {
    name: 'settings-removed',
    window: 'settings',
    at: 'help',
    state: bare,
    act: async (page) => {
      await askToTakeBack(page);
      await page.getByRole('dialog').getByRole('button', { name: 'Take back' }).click();
      await page.getByText('What is still there').waitFor();
      // Where this machine has them is no part of the look.
      await page.locator('.named:last-child li').evaluateAll((items) => {
        for (const item of items) item.textContent = (item.textContent ?? '').split(': /')[0] ?? '';
      });
    },
  },
  {
    name: 'settings-trouble',
    window: 'settings',
    state: {
      ...bare,
      settingsTrouble: {
        kind: 'broken',
        file: '/Users/anna/Library/Application Support/Postbar/settings.json',
        movedTo: '/Users/anna/Library/Application Support/Postbar/settings.json.broken',
      },
    },
  },
  {
    name: 'settings-german',
    window: 'settings',
    at: 'notifications',
    state: { ...bare, locale: 'de' },
  },
];

const welcomeScenes: readonly WindowScene[] = [
  { name: 'welcome', window: 'welcome', state: bare },
  {
    name: 'welcome-no-postfix',
    window: 'welcome',
    state: { ...bare, phase: 'no-postfix', installation: undefined, installations: [] },
  },
  { name: 'welcome-german', window: 'welcome', state: { ...bare, locale: 'de' } },
  { name: 'hidden-icon', window: 'welcome', at: 'icon', state: bare },
];

const titleOn = textsFor('en').rules.title.on;

/** What would be taken back, of two Postfixes. */
export const foreseen: ForeseenEverywhere = {
  takenBack: [{ id: 'change-2', title: titleOn('gmx.net') }],
  switchedOff: ['gmail.com'],
  left: [],
  takesRoot: true,
  passwords: 2,
  orphans: [],
};

/** What became of everything, where one file had been edited. */
export const removed = ({ uninstall: words }: Texts): UninstalledEverywhere => ({
  ok: false,
  takenBack: [{ id: 'change-2', title: titleOn('gmx.net') }],
  switchedOff: ['gmail.com'],
  left: [{ id: 'change-1', title: titleOn('gmail.com'), files: ['/etc/postfix/main.cf'] }],
  message: words.edited('gmail.com'),
  backups: ['/var/db/postbar/0a1b2c3d4e5f6071'],
});

/** Shows what the doctor's window keeps folded: all that is in order. Where more is found it is far down. */
async function unfold(page: Page): Promise<void> {
  await page.locator('.window').waitFor();
  for (const folded of await page.locator('.fold').all()) await folded.click();
}

/** Every state the windows are designed for. */
export const windowScenes: readonly WindowScene[] = [
  ...queueScenes,
  ...doctorScenes.map(
    ({ name, state }): WindowScene => ({
      name: `doctor-${name}`,
      window: 'doctor',
      state,
      ...(state.findings.length === 0 ? { act: unfold } : {}),
    }),
  ),
  ...settingsScenes,
  ...welcomeScenes,
];

// As they open; a test may have made one smaller.
const sizes = {
  queue: { width: 1040, height: 660 },
  doctor: { width: 760, height: 680 },
  settings: { width: 580, height: 600 },
  welcome: { width: 520, height: 540 },
};

/** Opens the window, and gives its page, whose clock stands still. */
async function opened(app: ScriptedApp, window: WindowScene['window']): Promise<Page> {
  const panel = await app.page('panel');
  await panel.evaluate(
    (name) => globalThis.window.postbar.call('app.open', { window: name }),
    window,
  );
  const page = await app.page(window);
  await page.clock.setFixedTime(moment);
  return page;
}

/** Gives a window another size, as somebody who pulls at its corner, and waits until its page has it. */
export async function resize(
  app: ScriptedApp,
  { window }: Pick<WindowScene, 'window'>,
  size: { readonly width: number; readonly height: number },
): Promise<void> {
  await app.inMain(
    ({ BrowserWindow }, [path, wanted]) => {
      const windows = BrowserWindow.getAllWindows();
      windows.find(({ webContents }) => webContents.getURL().startsWith(path))?.setBounds(wanted);
    },
    [`app://postbar/${window}.html`, size] as const,
  );
  const page = await app.page(window);
  // In real Electron the title bar takes some of the height.
  await page.waitForFunction(
    ({ width, height }) =>
      innerWidth === width && innerHeight <= height && innerHeight > height / 2,
    size,
  );
}

/** Brings a window into a scene, whatever it showed before, and gives its page. */
export async function playInWindow(scene: WindowScene, app: ScriptedApp): Promise<Page> {
  const { name, window, at, state, queue, act } = scene;
  const page = await opened(app, window);
  await resize(app, scene, sizes[window]);
  await app.become(state);
  await app.inMain(
    (_electron, given) => {
      script.queue = given;
    },
    { ...showing([]), ...queue },
  );
  // A document of its own: it remembers no selection, no dialog and no open detail.
  const address = `app://postbar/${window}.html?${name}${at ? `#${at}` : ''}`;
  await app.inMain(
    async ({ BrowserWindow }, [path, wanted]) => {
      const windows = BrowserWindow.getAllWindows();
      const found = windows.find(({ webContents }) => webContents.getURL().startsWith(path));
      await found?.loadURL(wanted);
    },
    [`app://postbar/${window}.html`, address] as const,
  );
  await page.locator('main:not([aria-busy="true"])').waitFor();
  await act?.(page);
  return page;
}
