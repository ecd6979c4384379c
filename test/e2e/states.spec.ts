import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readPng } from '../png.ts';
import { colorViolations, violations } from './axe.ts';
import { difference, differenceFromKept, LIMIT, pictureFile } from './looks.ts';
import { openPanel, type PanelHand } from './panel.ts';
import { panelPicture } from './picture.ts';
import { play, scenes } from './scenes/scenes.ts';
import { type ScriptedApp, startScripted } from './scenes/script.ts';
import { moment } from './scenes/states.ts';

let app: ScriptedApp;
let panel: PanelHand;
const complaints: string[] = [];

beforeAll(async () => {
  app = await startScripted();
  panel = await openPanel(app);
  await panel.page.clock.setFixedTime(moment);
  panel.page.on('console', (message) => complaints.push(message.text()));
  panel.page.on('pageerror', (error) => complaints.push(String(error)));
});

afterAll(() => app?.close());

// Each scene is played once and looked at twice: what is in it is the same in both schemes.
test.each(scenes)(
  '$name: readable by all, nothing cut off, nothing complained about, as in its pictures',
  async (scene) => {
    complaints.length = 0;
    await panel.page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await play(scene, app, panel);
    expect(await violations(panel.page)).toEqual([]);
    expect(await widestPart(panel)).toBeLessThanOrEqual(360);
    await looksAsKept(`${scene.name}-light`);
    await panel.page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
    expect(await colorViolations(panel.page)).toEqual([]);
    await looksAsKept(`${scene.name}-dark`);
    expect(complaints).toEqual([]);
  },
);

/** A Mac has its own font and material: the pictures are of the stand-in. */
async function looksAsKept(name: string): Promise<void> {
  if (app.kind === 'electron') return;
  expect(differenceFromKept(await panelPicture(panel.page), name)).toBeLessThan(LIMIT);
}

test('a picture of another state, or in other colours, would be noticed', () => {
  const kept = (name: string) => readPng(readFileSync(pictureFile(name)));
  const told = ['working-day', 'asleep', 'no-postfix', 'add-domain', 'preview', 'done', 'german'];
  const pictures = told.map((name) => kept(`${name}-light`));
  for (const [at, one] of pictures.entries())
    for (const other of pictures.slice(at + 1))
      expect(difference(one, other)).toBeGreaterThan(2 * LIMIT);
  expect(difference(kept('done-light'), kept('done-dark'))).toBeGreaterThan(0.5);
});

test.each([
  { name: 'increased contrast', media: { contrast: 'more' } },
  { name: 'colours of the system', media: { forcedColors: 'active' } },
] as const)('with $name the panel stays readable', async ({ media }) => {
  for (const scene of scenes.filter(({ name }) =>
    ['working-day', 'done', 'preview'].includes(name),
  )) {
    await panel.page.emulateMedia({ colorScheme: 'light', ...media });
    await play(scene, app, panel);
    expect(await violations(panel.page)).toEqual([]);
  }
  await panel.page.emulateMedia({ contrast: 'no-preference', forcedColors: 'none' });
});

test('nothing moves for a user who wants it so', async () => {
  await panel.page.emulateMedia({ reducedMotion: 'reduce' });
  await play(sceneNamed('working-day'), app, panel);
  const times = await panel.page.evaluate(() =>
    [...document.querySelectorAll('*')].map((part) => getComputedStyle(part).transitionDuration),
  );
  expect(new Set(times.flatMap((time) => time.split(', ')))).toEqual(new Set(['0s']));
});

test('text from mail is text: no element, no script, no mark that reorders', async () => {
  await play(sceneNamed('hostile'), app, panel);
  expect(await panel.page.title()).toBe('Postbar');
  expect(await panel.page.locator('img, script:not([src])').count()).toBe(0);
  const shown = (await panel.page.locator('body').textContent()) ?? '';
  expect(shown).toContain('<script>document.title=2</script>');
  expect(shown).toContain('‹U+202E›');
  expect(shown).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
});

function sceneNamed(name: string) {
  const scene = scenes.find((one) => one.name === name);
  if (!scene) throw new Error(`there is no scene ${name}`);
  return scene;
}

/** The right edge of the element that reaches farthest, and the page's own width. */
const widestPart = ({ page }: PanelHand): Promise<number> =>
  page.evaluate(() => {
    const edges = [...document.querySelectorAll('#panel *')].map((part) =>
      Math.floor(part.getBoundingClientRect().right),
    );
    return Math.max(document.documentElement.scrollWidth, ...edges);
  });
