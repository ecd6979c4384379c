import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { violations } from './axe.ts';
import { openPanel, type PanelHand } from './panel.ts';
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

describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
  test.each(scenes)(
    '$name: readable by all, nothing cut off, nothing complained about',
    async (scene) => {
      complaints.length = 0;
      await panel.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await play(scene, app, panel);
      expect(await violations(panel.page)).toEqual([]);
      expect(await widestPart(panel)).toBeLessThanOrEqual(360);
      expect(complaints).toEqual([]);
    },
  );
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
