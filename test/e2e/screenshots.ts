import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { pictureFile } from './looks.ts';
import { openPanel } from './panel.ts';
import { framed, panelPicture, windowPicture } from './picture.ts';
import { play, scenes } from './scenes/scenes.ts';
import { startScripted } from './scenes/script.ts';
import { moment } from './scenes/states.ts';
import { playInWindow, windowScenes } from './scenes/windows.ts';

// `npm run screenshots [SCENE …]`: every state of the panel and of the windows, light
// and dark, into docs/screenshots; and the README's picture of two.

const wanted = process.argv.slice(2);
const isWanted = ({ name }: { name: string }) => wanted.length === 0 || wanted.includes(name);
const taken = new Map<string, Buffer>();

const app = await startScripted();
const panel = await openPanel(app);
await panel.page.clock.setFixedTime(moment);
mkdirSync(dirname(pictureFile('')), { recursive: true });

async function takeBoth(name: string, page: Page, take: (page: Page) => Promise<Buffer>) {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const picture = await take(page);
    taken.set(`${name}-${colorScheme}`, picture);
    writeFileSync(pictureFile(`${name}-${colorScheme}`), picture);
  }
  console.log(name);
}

for (const scene of scenes.filter(isWanted)) {
  await play(scene, app, panel);
  await takeBoth(scene.name, panel.page, panelPicture);
}
for (const scene of windowScenes.filter(isWanted))
  await takeBoth(scene.name, await playInWindow(scene, app), windowPicture);
await app.close();

const pair = ['working-day-light', 'exact-change-dark'].flatMap((name) => taken.get(name) ?? []);
if (pair.length === 2) {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  });
  const page = await browser.newPage({ deviceScaleFactor: 2 });
  writeFileSync(pictureFile('readme'), await framed(page, pair));
  await browser.close();
}
