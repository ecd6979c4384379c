import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { violations } from './axe.ts';
import { openPanel, type PanelHand } from './panel.ts';
import * as changes from './scenes/changes.ts';
import { type ScriptedApp, startScripted } from './scenes/script.ts';
import { bare, workingDay } from './scenes/states.ts';

let app: ScriptedApp;
let panel: PanelHand;

beforeAll(async () => {
  app = await startScripted();
});

afterAll(() => app?.close());

const offered = { ...bare, offers: [{ kind: 'domain', name: 'gmail.com' }] as const };
const isOpen = async () => (await app.windows()).some(({ visible }) => visible);
/** Longer than the panel waits before it believes that the focus is gone. */
const graceOver = () => new Promise((resolve) => setTimeout(resolve, 400));

beforeEach(async () => {
  if (await isOpen()) await app.clickTray();
  await graceOver();
  await app.become(offered);
  panel = await openPanel(app);
  await panel.switchOf('gmail.com').waitFor();
});

test('the panel opens under its icon, inside the display, as high as what is in it', async () => {
  const { width, height } = await panel.page
    .locator('#panel')
    .evaluate((part) => part.getBoundingClientRect());
  await expect
    .poll(async () => (await app.windows())[0]?.bounds)
    .toEqual({ x: 1012, y: 29, width, height: Math.ceil(height) });
});

test('a second click closes it, a click elsewhere too', async () => {
  await app.clickTray();
  expect(await isOpen()).toBe(false);
  await app.clickTray();
  expect(await isOpen()).toBe(true);
  await app.blur();
  await expect.poll(isOpen).toBe(false);
});

test('the click on the icon that takes the focus does not open it again', async () => {
  await app.blur();
  await expect.poll(isOpen).toBe(false);
  await app.clickTray();
  expect(await isOpen()).toBe(false);
});

test('it stays open while the system asks for the password', async () => {
  await app.previewIs(changes.preview);
  await app.resultIs(changes.done);
  await app.hold();
  await panel.switchOf('gmail.com').click();
  await panel.button('Change').click();
  await panel.button('Changing…').waitFor();
  await app.blur();
  await graceOver();
  expect(await isOpen()).toBe(true);
  await app.release();
  await panel.status.getByText(changes.done.message).waitFor();
});

test('the icon has a shape and a sentence for each state', async () => {
  const seen: string[] = [];
  for (const tone of ['good', 'attention', 'bad', 'asleep'] as const) {
    await app.become({ ...bare, headline: { tone, title: `This is ${tone}`, detail: '' } });
    const { image, toolTip } = await app.tray();
    expect(toolTip).toBe(`Postbar: This is ${tone}`);
    if (app.kind === 'stand-in') seen.push(image);
  }
  expect(new Set(seen).size).toBe(seen.length);
});

test('the number of waiting messages stands beside the icon where the user wants it', async () => {
  await app.become(workingDay);
  expect((await app.tray()).title).toBe('');
  await app.become({ ...workingDay, settings: { ...bare.settings, countBesideIcon: true } });
  expect((await app.tray()).title).toBe('7');
});

test('a right click opens the menu, and so does the button in the panel', async () => {
  const labels = [
    'All is well',
    '',
    'Try to Send Now',
    '',
    'Open Queue',
    'Doctor…',
    'Settings…',
    '',
    'About Postbar',
    'Quit Postbar',
  ];
  await app.rightClickTray();
  expect((await app.menu()).map((label) => label.trim())).toEqual(labels);
  await app.become({ ...offered, headline: { ...bare.headline, title: 'Something else' } });
  await panel.button('More').click();
  await expect.poll(async () => (await app.menu())[0]).toBe('Something else');
});

test('Postfix is looked at again after the computer slept', async () => {
  const refreshes = () => app.inMain(() => script.refreshes, undefined);
  const before = await refreshes();
  await app.wake();
  expect(await refreshes()).toBe(before + 1);
});

test('a second launch opens a window that says where the icon may be, and leads everywhere', async () => {
  await app.launchAgain();
  const help = await app.page('welcome');
  await help.getByRole('heading', { name: 'Postbar is already running' }).waitFor();
  expect(await violations(help)).toEqual([]);
  await help.getByRole('button', { name: 'Settings', exact: true }).click();
  const settings = await app.page('settings');
  await settings.getByRole('tab', { name: 'General' }).waitFor();
  await expect.poll(async () => (await app.windows()).length).toBe(3);
  await app.inMain(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) window.close();
  }, undefined);
  // The panel is hidden, not closed.
  await expect.poll(async () => (await app.windows()).length).toBe(1);
});

test('the panel is drawn within a second of its page being asked for', async () => {
  const times: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    await app.inMain(async ({ BrowserWindow }) => {
      await BrowserWindow.getAllWindows()[0]?.loadURL('app://postbar/panel.html');
    }, undefined);
    await panel.switchOf('gmail.com').waitFor();
    times.push(
      await panel.page.evaluate(
        () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
      ),
    );
  }
  console.log(`panel drawn after: ${times.map((time) => time.toFixed(0)).join(', ')} ms`);
  // The best of three: the machine may be busy with something else.
  expect(Math.min(...times)).toBeLessThan(1000);
});

test('the panel is there within 100 ms of the click', async () => {
  const times: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    await app.clickTray();
    await graceOver();
    const began = performance.now();
    await app.clickTray();
    // A frame drawn after the click is what a person sees.
    await panel.page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    );
    expect(await isOpen()).toBe(true);
    times.push(performance.now() - began);
  }
  const median = times.toSorted((a, b) => a - b)[2] ?? 0;
  console.log(`panel after a click: ${times.map((time) => time.toFixed(0)).join(', ')} ms`);
  expect(median).toBeLessThan(100);
});
