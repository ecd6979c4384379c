import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { folder } from './driver.ts';
import { openPanel } from './panel.ts';
import { framed, panelPicture } from './picture.ts';
import { play, scenes } from './scenes/scenes.ts';
import { startScripted } from './scenes/script.ts';
import { moment } from './scenes/states.ts';

// `npm run screenshots [SCENE …]`: every state of the panel, light and dark, at
// two pixels a point, into docs/screenshots; and the README's picture of two.

const target = join(folder, 'docs/screenshots');
const wanted = process.argv.slice(2);
const taken = new Map<string, Buffer>();

const app = await startScripted();
const panel = await openPanel(app);
await panel.page.clock.setFixedTime(moment);
mkdirSync(target, { recursive: true });

for (const scene of scenes.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
  for (const colorScheme of ['light', 'dark'] as const) {
    await panel.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await play(scene, app, panel);
    const picture = await panelPicture(panel.page);
    taken.set(`${scene.name}-${colorScheme}`, picture);
    writeFileSync(join(target, `${scene.name}-${colorScheme}.png`), picture);
  }
  console.log(scene.name);
}
await app.close();

const pair = ['working-day-light', 'exact-change-dark'].flatMap((name) => taken.get(name) ?? []);
if (pair.length === 2) {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  });
  const page = await browser.newPage({ deviceScaleFactor: 2 });
  writeFileSync(join(target, 'readme.png'), await framed(page, pair));
  await browser.close();
}
