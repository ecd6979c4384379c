import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AppUpdater } from 'electron-updater';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { AppState, SettingsView } from '../../../preload/contract.ts';

type Updates = SettingsView['updates'];
type State = Pick<AppState, 'settings'>;

const fake = vi.hoisted(() => ({
  app: { isPackaged: true },
  updater: undefined as unknown as Pick<
    AppUpdater,
    'logger' | 'allowPrerelease' | 'checkForUpdates'
  >,
  /** For each look: whether it took versions that are not final. */
  looks: [] as boolean[],
  fails: false,
}));

vi.mock('electron', () => ({ app: fake.app }));
vi.mock('electron-updater', () => {
  fake.updater = {
    logger: null,
    allowPrerelease: false,
    checkForUpdates: async () => {
      fake.looks.push(fake.updater.allowPrerelease);
      if (fake.fails) throw new Error('net::ERR_INTERNET_DISCONNECTED');
      return null;
    },
  };
  return { autoUpdater: fake.updater };
});

const { keepUpToDate } = await import('../../../main/shell/updater.ts');

const resources = Object.getOwnPropertyDescriptor(process, 'resourcesPath');
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'postbar-updater-'));
  Object.defineProperty(process, 'resourcesPath', { value: folder, configurable: true });
  writeFileSync(join(folder, 'app-update.yml'), 'provider: generic\n');
  Object.assign(fake, { looks: [], fails: false });
  fake.app.isPackaged = true;
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
  if (resources) Object.defineProperty(process, 'resourcesPath', resources);
  else Reflect.deleteProperty(process, 'resourcesPath');
  rmSync(folder, { recursive: true });
});

/** An app in which this is chosen; gives the hand that chooses. */
function appWith(updates: Updates): (next: Updates) => Promise<void> {
  const watchers: ((state: State) => void)[] = [];
  const stateWith = (chosen: Updates) => ({ settings: { updates: chosen } }) as AppState;
  keepUpToDate({
    current: () => stateWith(updates),
    watch: (watcher) => {
      watchers.push(watcher as (state: State) => void);
      return () => {};
    },
  });
  return async (next) => {
    for (const watcher of watchers) watcher(stateWith(next));
    await vi.advanceTimersByTimeAsync(0);
  };
}

const DAY = 24 * 60 * 60_000;
/** How it looked, once it has: electron-updater is loaded first. */
async function looks(): Promise<readonly boolean[]> {
  await vi.waitFor(() => expect(fake.looks).not.toEqual([]));
  return fake.looks;
}

test('another channel counts at once, and what else changes in the app asks nobody', async () => {
  const choose = appWith('stable');
  expect(await looks()).toEqual([false]);
  await choose('stable');
  expect(fake.looks).toEqual([false]);
  await choose('beta');
  expect(fake.looks).toEqual([false, true]);
  await choose('off');
  await vi.advanceTimersByTimeAsync(2 * DAY);
  expect(fake.looks).toEqual([false, true]);
});

test('it looks once a day, also after a day without a network', async () => {
  fake.fails = true;
  appWith('stable');
  await looks();
  await vi.advanceTimersByTimeAsync(2 * DAY);
  expect(fake.looks).toEqual([false, false, false]);
});

test('nobody is asked where the user does not want it', async () => {
  appWith('off');
  await vi.advanceTimersByTimeAsync(2 * DAY);
  expect(fake.looks).toEqual([]);
});

test.each([
  ['that is not packaged', () => Object.assign(fake.app, { isPackaged: false })],
  ['that does not know where newer ones are', () => rmSync(join(folder, 'app-update.yml'))],
])('nobody is asked by an app %s', async (_, make) => {
  make();
  const choose = appWith('stable');
  await choose('beta');
  await vi.advanceTimersByTimeAsync(2 * DAY);
  expect(fake.looks).toEqual([]);
});
