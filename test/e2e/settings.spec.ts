import { cp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenLab, openLab } from '../lab/lab.ts';
import { type RunningApp, startApp } from './driver.ts';

// Postbar's first day, on a real Postfix: its first screen, its settings, its end.

const brokenText = '{"language":"de",';
let lab: OpenLab;
let app: RunningApp;
let page: Page;

const button = (name: string) => page.getByRole('button', { name, exact: true });
const toggle = (name: string) => page.getByRole('switch', { name });
const tab = (name: string) => page.getByRole('tab', { name }).click();
const pick = (name: string, option: string) =>
  page.getByRole('combobox', { name, exact: true }).selectOption(option);
const file = () => join(app.userFolder, 'settings.json');
const kept = async () => JSON.parse(await readFile(file(), 'utf8'));
const busyMachine = { timeout: 60_000 };

beforeAll(async () => {
  lab = await openLab(process.env.POSTBAR_LAB ?? '');
  app = await startApp({ settings: brokenText });
});

afterAll(() => app?.close());

test('the first screen says what was found, and comes only once', async () => {
  const welcome = await app.page('welcome');
  await welcome.getByText(`in ${lab.configDir}`).waitFor(busyMachine);
  await welcome.getByRole('button', { name: 'Start', exact: true }).click();
  await expect.poll(async () => (await kept()).welcomed, busyMachine).toBe(true);
  await expect.poll(async () => (await app.windows()).length, busyMachine).toBe(1);
});

test('settings that could not be understood are told of calmly, and are not lost', async () => {
  const panel = await app.page('panel');
  const told = panel.getByText('could not be understood');
  await told.waitFor(busyMachine);
  expect(await told.textContent()).toContain(`${file()}.broken`);
  expect(await readFile(`${file()}.broken`, 'utf8')).toBe(brokenText);
  await panel.getByRole('button', { name: 'Dismiss' }).click();
  await told.waitFor({ state: 'hidden' });
});

test('what is chosen is kept, and shown as it is then', async () => {
  await app.rightClickTray();
  await app.choose('Settings…');
  page = await app.page('settings');
  await toggle('Show the number of waiting messages').click();
  await tab('Notifications');
  await toggle('Mail came back').click();
  await toggle('Quiet hours').click();
  await pick('Quiet hours: From', '23');
  await pick('What is long', '12');
  await expect.poll(kept, busyMachine).toMatchObject({
    countBesideIcon: true,
    notifications: { bounced: false, waiting: true, quiet: { from: 23, to: 7 } },
    limits: { waitingHours: 12, queueSize: 100 },
  });
  expect(await toggle('Mail came back').getAttribute('aria-checked')).toBe('false');
  await button('Send a test').click();
  if (app.kind === 'stand-in')
    await page.getByText('Sent. If you saw nothing').waitFor(busyMachine);
  await toggle('Quiet hours').click();
  await expect.poll(async () => (await kept()).notifications.quiet, busyMachine).toBeUndefined();
});

test('notifications that the system does not show are told of, until a test is shown', {
  timeout: 300_000,
}, async () => {
  const afterReading = { timeout: 120_000 };
  const isTold = () =>
    page.evaluate(async () => {
      const answer = await window.postbar.call('state.read', {});
      return answer.ok && answer.value.findings.some(({ id }) => id === 'notices-refused');
    });
  await app.showsNotifications(false);
  await button('Send a test').click();
  await expect.poll(isTold, afterReading).toBe(true);
  await app.showsNotifications(true);
  await button('Send a test').click();
  await expect.poll(isTold, afterReading).toBe(false);
});

test('keys are taken as they are pressed, refused where they are taken, and given back', async () => {
  const keys = page.getByRole('button', { name: /^Open the panel from anywhere: / });
  await tab('General');
  await keys.click();
  await page.keyboard.press('p');
  await page.keyboard.press('Control+Alt+p');
  await page.getByText('⌃⌥P').waitFor(busyMachine);
  if (app.kind === 'stand-in') {
    await keys.click();
    await page.keyboard.press('Meta+Space');
    await page.getByRole('alert').getByText('Another app has these keys').waitFor(busyMachine);
  }
  expect((await kept()).shortcut).toBe('Control+Alt+P');
  await button('No keys').click();
  await expect.poll(async () => (await kept()).shortcut, busyMachine).toBeUndefined();
});

test('another Postfix is chosen by its folder; a folder without one is refused', async () => {
  const other = join(lab.directory, 'other');
  await cp(lab.configFiles, other, { recursive: true });
  await tab('Postfix');
  await page.getByRole('radio', { name: 'The one in use' }).waitFor();
  await app.dialogGives(lab.directory);
  await button('Other folder…').click();
  await page.getByRole('alert').getByText('There is no Postfix').waitFor(busyMachine);

  await app.dialogGives(other);
  await button('Other folder…').click();
  await expect.poll(async () => (await kept()).installation?.configDir, busyMachine).toBe(other);
  const panel = await app.page('panel');
  await expect
    .poll(() => panel.evaluate(() => window.postbar.nextState(0)), busyMachine)
    .toMatchObject({ installation: { configDir: other } });
  expect(await page.getByRole('radio', { name: other }).isChecked()).toBe(true);

  await rm(other, { recursive: true });
  await panel.evaluate(() => window.postbar.call('state.refresh', {}));
  await panel.getByText('The Postfix you chose is not there').waitFor(busyMachine);
  await page.getByRole('radio', { name: 'The one in use' }).click();
  await expect.poll(async () => (await kept()).installation, busyMachine).toBeUndefined();
});

test('a report with masked addresses is saved', async () => {
  await tab('Help');
  const report = join(lab.directory, 'report.txt');
  await app.dialogGives(report);
  await button('Save…').click();
  await page.getByText('The report is saved.').waitFor(busyMachine);
  expect(await readFile(report, 'utf8')).toContain('inet_protocols = all');
});

test('all that was changed is taken back, and what remains is said', {
  timeout: 600_000,
}, async () => {
  const before = await lab.snapshot();
  const panel = await app.page('panel');
  await panel.evaluate(async () => {
    const shown = await window.postbar.call('rules.preview', { to: 'on', names: ['gmail.com'] });
    if (shown.ok) await window.postbar.call('rules.apply', { token: shown.value.token });
  });
  expect(await lab.snapshot()).not.toEqual(before);
  await button('Take everything back…').click();
  await page.getByText('One change is taken back').waitFor(busyMachine);
  await page.getByRole('dialog').getByRole('button', { name: 'Take back' }).click();
  await page.getByText('What is still there').waitFor({ timeout: 300_000 });
  expect(await lab.snapshot()).toEqual(before);
});

test('the arrows lead from tab to tab, and round', async () => {
  await page.getByRole('tab', { name: 'Help' }).press('ArrowRight');
  expect(await page.locator(':focus').textContent()).toBe('General');
});

test('the language changes at once, everywhere', async () => {
  await pick('Language', 'de');
  await page.getByRole('tab', { name: 'Mitteilungen' }).waitFor(busyMachine);
  expect(await page.title()).toBe('Einstellungen');
  await app.rightClickTray();
  expect(await app.menu()).toContain('Einstellungen …');
});
