import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { colorViolations, violations } from './axe.ts';
import { differenceFromKept, LIMIT } from './looks.ts';
import { openPanel } from './panel.ts';
import { windowPicture } from './picture.ts';
import { type ScriptedApp, startScripted } from './scenes/script.ts';
import { bare } from './scenes/states.ts';
import { playInWindow, resize, type WindowScene, windowScenes } from './scenes/windows.ts';

// Whatever the windows show can be read by all, and looks as in its pictures.

let app: ScriptedApp;
const complaints: string[] = [];
const heard = new Set<Page>();

beforeAll(async () => {
  app = await startScripted();
  await app.become(bare);
  await openPanel(app);
});

afterAll(() => app?.close());

/** Whatever the page says from now on is a complaint. */
function listenTo(page: Page): void {
  if (heard.has(page)) return;
  heard.add(page);
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
}

/** The smallest that the windows which can be made smaller may be. */
const narrow: Partial<Record<WindowScene['window'], { width: number; height: number }>> = {
  doctor: { width: 480, height: 360 },
  queue: { width: 720, height: 420 },
};

const hasRoom = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);

test.each(windowScenes)('$name', async (scene) => {
  complaints.length = 0;
  const page = await playInWindow(scene, app);
  listenTo(page);
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  expect(await violations(page)).toEqual([]);
  await looksAsKept(page, `${scene.name}-light`);
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  expect(await colorViolations(page)).toEqual([]);
  await looksAsKept(page, `${scene.name}-dark`);
  expect(await hasRoom(page)).toBe(true);
  const narrowest = narrow[scene.window];
  if (narrowest) {
    await resize(app, scene, narrowest);
    expect(await hasRoom(page)).toBe(true);
  }
  expect(complaints).toEqual([]);
});

/** A Mac has its own font: the pictures are of the stand-in. */
async function looksAsKept(page: Page, name: string): Promise<void> {
  if (app.kind === 'electron') return;
  expect(differenceFromKept(await windowPicture(page), name)).toBeLessThan(LIMIT);
}
