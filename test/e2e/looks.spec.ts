import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readPng } from '../png.ts';
import { folder } from './driver.ts';
import { difference } from './looks.ts';
import { openPanel, type PanelHand } from './panel.ts';
import { panelPicture } from './picture.ts';
import { play, scenes } from './scenes/scenes.ts';
import { type ScriptedApp, startScripted } from './scenes/script.ts';
import { moment } from './scenes/states.ts';

// The panel looks as it does in docs/screenshots. Where it is meant to look
// otherwise: `npm run screenshots`, look at them, and commit them.

/** How much may differ: a word more or less, no row and no colour. */
const LIMIT = 0.01;

const schemes = ['light', 'dark'] as const;
const looked = ['working-day', 'asleep', 'no-postfix', 'add-domain', 'preview', 'done', 'german'];

let app: ScriptedApp;
let panel: PanelHand;

beforeAll(async () => {
  app = await startScripted();
  panel = await openPanel(app);
  await panel.page.clock.setFixedTime(moment);
});

afterAll(() => app?.close());

const kept = (name: string) =>
  readPng(readFileSync(join(folder, 'docs/screenshots', `${name}.png`)));

describe.each(schemes)('in %s', (colorScheme) => {
  test.for(scenes.filter(({ name }) => looked.includes(name)))('$name', async (scene, { skip }) => {
    skip(app.kind === 'electron', 'a Mac has its own font and material');
    await panel.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await play(scene, app, panel);
    const now = readPng(await panelPicture(panel.page));
    expect(difference(now, kept(`${scene.name}-${colorScheme}`))).toBeLessThan(LIMIT);
  });
});

test('a picture of another state, or in other colours, would be noticed', () => {
  const pictures = looked.map((name) => kept(`${name}-light`));
  for (const [at, one] of pictures.entries())
    for (const other of pictures.slice(at + 1))
      expect(difference(one, other)).toBeGreaterThan(2 * LIMIT);
  expect(difference(kept('done-light'), kept('done-dark'))).toBeGreaterThan(0.5);
});
