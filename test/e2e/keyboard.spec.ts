import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openPanel, type PanelHand } from './panel.ts';
import * as changes from './scenes/changes.ts';
import { play, scenes } from './scenes/scenes.ts';
import { type ScriptedApp, startScripted } from './scenes/script.ts';

let app: ScriptedApp;
let panel: PanelHand;

beforeAll(async () => {
  app = await startScripted();
  panel = await openPanel(app);
});

afterAll(() => app?.close());

beforeEach(async () => {
  const first = scenes.find(({ name }) => name === 'first-look');
  if (first) await play(first, app, panel);
});

const press = (...keys: string[]) =>
  keys.reduce(
    (before, key) => before.then(() => panel.page.keyboard.press(key)),
    Promise.resolve(),
  );

/** What has the focus, as a screen reader would name it. */
const focused = () =>
  panel.page.evaluate(() => {
    const at = document.activeElement;
    return at?.getAttribute('aria-label') ?? at?.textContent ?? '';
  });

async function tabTo(name: string): Promise<void> {
  for (let at = 0; at < 20; at += 1) {
    await press('Tab');
    if ((await focused()) === name) return;
  }
  throw new Error(`Tab does not lead to ${name}`);
}

test('a rule is switched on without a mouse', async () => {
  await app.previewIs(changes.preview);
  await app.resultIs(changes.done);
  await tabTo('Send to gmail.com over IPv4');
  await press('Space');
  await panel.sheet.waitFor();
  expect(await focused()).toBe(`${changes.preview.title}?`);
  await tabTo('Change');
  await press('Enter');
  await panel.status.getByText(changes.done.message).waitFor();
});

test('Escape leaves the preview first, and then closes the panel', async () => {
  await app.previewIs(changes.preview);
  await panel.switchOf('gmail.com').click();
  await panel.sheet.waitFor();
  await press('Escape');
  await panel.sheet.waitFor({ state: 'hidden' });
  expect((await app.windows())[0]?.visible).toBe(true);
  await press('Escape');
  await expect.poll(async () => (await app.windows())[0]?.visible).toBe(false);
  await openPanel(app);
});

test('leaving the preview gives the focus back to the switch', async () => {
  await app.previewIs(changes.preview);
  await tabTo('Send to gmail.com over IPv4');
  await press('Space');
  await panel.sheet.waitFor();
  await press('Escape');
  await panel.sheet.waitFor({ state: 'hidden' });
  expect(await focused()).toBe('Send to gmail.com over IPv4');
});

test('a domain is added by keyboard; Escape closes only the field', async () => {
  await tabTo('Add…');
  await press('Enter');
  expect(
    await panel.page.getByRole('textbox').evaluate((field) => field === document.activeElement),
  ).toBe(true);
  await press('Escape');
  await panel.page.getByRole('textbox').waitFor({ state: 'hidden' });
  expect((await app.windows())[0]?.visible).toBe(true);
  expect(await focused()).toBe('Add…');

  await app.previewIs(changes.preview);
  await press('Enter');
  await panel.page.keyboard.type('example.org');
  await press('Enter');
  await panel.sheet.waitFor();
});

test('the focus is always seen', async () => {
  for (let at = 0; at < 4; at += 1) {
    await press('Tab');
    const outline = await panel.page.evaluate(() => {
      const { outlineStyle, outlineWidth } = getComputedStyle(
        document.activeElement ?? document.body,
      );
      return `${outlineStyle} ${outlineWidth}`;
    });
    expect(outline).toBe('solid 3px');
  }
});
