import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { violations } from './axe.ts';
import { doctorScenes } from './scenes/doctor.ts';
import { type ScriptedApp, startScripted } from './scenes/script.ts';
import { bare } from './scenes/states.ts';

// Whatever the doctor's window shows can be read, by all and in every width it may have.

let app: ScriptedApp;
let page: Page;
const complaints: string[] = [];

beforeAll(async () => {
  app = await startScripted();
  await app.become(bare);
  const panel = await app.page('panel');
  await app.clickTray();
  await panel.evaluate(() => window.postbar.call('app.open', { window: 'doctor' }));
  page = await app.page('doctor');
  await page.getByRole('heading', { level: 1 }).waitFor();
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
});

afterAll(() => app?.close());

test('a window that opens has the doctor look', async () => {
  await expect.poll(() => app.inMain(() => script.looks, undefined)).toBe(1);
});

test.each(doctorScenes)('$name', async ({ name, state }) => {
  complaints.length = 0;
  await page.setViewportSize({ width: 480, height: 640 });
  // Each scene in one scheme, so that both are seen with everything there is.
  const colorScheme = doctorScenes.findIndex((one) => one.name === name) % 2 ? 'light' : 'dark';
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await app.become(state);
  await expect.poll(() => page.evaluate(() => document.documentElement.lang)).toBe(state.locale);
  const folded = page.getByRole('button', { name: /fine|in Ordnung/ });
  if ((await folded.count()) > 0) await folded.click();
  expect(await violations(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(480);
  expect(complaints).toEqual([]);
});
