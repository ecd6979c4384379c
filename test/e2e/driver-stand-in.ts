import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import type { AppLaunch, RunningApp } from './driver.ts';
import type { FirstWord, Launch, Request } from './stand-in/process.ts';

// A guard against a start that hangs, not a measure: on a busy machine Chromium takes long.
const START_MS = 90_000;
const here = join(import.meta.dirname, 'stand-in');

/** Starts the app's main module in Node, with the stand-in for electron and a real Chromium. */
export async function startStandIn(launch: AppLaunch): Promise<RunningApp> {
  const child = start(launch);
  const { endpoint, beganAt } = await firstWord(child);
  const browser = await chromium.connectOverCDP(endpoint, { timeout: START_MS });
  const ask = asker(child);
  return {
    kind: 'stand-in',
    userFolder: launch.userFolder,
    beganAt,
    page: (name) => pageNamed(() => browser.contexts().flatMap((context) => context.pages()), name),
    clickTray: () => ask({ do: 'click-tray' }),
    rightClickTray: () => ask({ do: 'right-click-tray' }),
    tray: () => ask({ do: 'tray' }),
    menu: () => ask({ do: 'menu' }),
    choose: (label) => ask({ do: 'choose', label }),
    notifications: () => ask({ do: 'notifications' }),
    clickNotification: (at) => ask({ do: 'click-notification', at }),
    showsNotifications: (shows) => ask({ do: 'shows-notifications', shows }),
    windows: () => ask({ do: 'windows' }),
    blur: () => ask({ do: 'blur' }),
    wake: () => ask({ do: 'wake' }),
    launchAgain: () => ask({ do: 'second-instance' }),
    dialogGives: (path) => ask({ do: 'dialog-gives', path }),
    inMain: (work, arg) => ask({ do: 'evaluate', source: work.toString(), arg }),
    close: async () => {
      await browser.close();
      if (child.exitCode !== null) return;
      child.disconnect();
      await once(child, 'exit');
    },
  };
}

function start({ main, folder, userFolder, language, scale }: AppLaunch): ChildProcess {
  const facts: Launch = { main, folder, userFolder, language, scale };
  const flags = ['--import', join(here, 'resolve-electron.mjs')];
  const args = [...flags, join(here, 'start.mjs'), JSON.stringify(facts)];
  return spawn(process.execPath, args, {
    cwd: folder,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
}

/** What the child says first: that the app is ready and where its pages are. */
async function firstWord(child: ChildProcess): Promise<FirstWord> {
  const died = once(child, 'exit').then(([code]) => {
    throw new Error(`the app ended at its start with ${code}`);
  });
  const [word] = await Promise.race([
    once(child, 'message', { signal: AbortSignal.timeout(START_MS) }),
    died,
  ]);
  return word;
}

interface AnswerWord {
  readonly id: number;
  readonly value?: unknown;
  readonly error?: string;
}

function asker(child: ChildProcess) {
  let ids = 0;
  const waiting = new Map<number, (word: AnswerWord) => void>();
  child.on('message', (word: AnswerWord) => {
    waiting.get(word.id)?.(word);
    waiting.delete(word.id);
  });
  // Each request has one shape of answer, which the driver's interface names.
  return async <T>(request: Request): Promise<T> => {
    const id = ++ids;
    const word = await new Promise<AnswerWord>((resolve) => {
      waiting.set(id, resolve);
      // The app may have ended: that is an answer too.
      child.send({ id, request }, (error) => {
        if (error) resolve({ id, error: `${request.do}: ${error.message}` });
      });
    });
    if (word.error !== undefined) throw new Error(word.error);
    return word.value as T;
  };
}

/** A window's page, as soon as it is there. */
export async function pageNamed(pages: () => Page[], name: string): Promise<Page> {
  const end = Date.now() + 60_000;
  for (;;) {
    const page = pages().find((one) => new RegExp(`/${name}\\.html`).test(one.url()));
    if (page) return page;
    if (Date.now() > end) throw new Error(`there is no window with ${name}.html`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
