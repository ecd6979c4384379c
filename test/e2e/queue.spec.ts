import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenLab, openLab } from '../lab/lab.ts';
import { violations } from './axe.ts';
import { type RunningApp, startApp } from './driver.ts';

// The queue window on a real Postfix whose mail cannot leave.

let lab: OpenLab;
let app: RunningApp;
let page: Page;

const row = (text: string) => page.locator('[data-index]').filter({ hasText: text });
const button = (name: string) => page.getByRole('button', { name, exact: true });
const status = () => page.getByRole('status').first();
const queueOf = async (to: string) =>
  (await lab.queue()).find(({ recipients }) => recipients[0]?.address === to)?.queue_name;

beforeAll(async () => {
  lab = await openLab(process.env.POSTBAR_LAB ?? '');
  const mainCf = await lab.read('main.cf');
  await lab.write(
    'main.cf',
    `${mainCf}\ndefault_transport = smtp:[192.0.2.77]\nsmtp_connect_timeout = 1s\n`,
  );
  await lab.postfix('reload');
  for (let at = 0; at < 12; at++)
    await lab.send({ to: `member${at}@d${at % 3}.example`, subject: `minutes ${at}` });
  await lab.send({ to: 'bob@hostile.example', subject: '<img src=x>\u202egnp.exe' });
  await lab.waitForLog(/to=<bob@hostile\.example>.*status=deferred/);
  app = await startApp();
  const panel = await app.page('panel');
  await app.clickTray();
  await panel.evaluate(() => window.postbar.call('app.open', { window: 'queue' }));
  page = await app.page('queue');
  // On a busy machine a wish takes its time: it lists the queue before and after.
  page.setDefaultTimeout(90_000);
  await page.getByRole('heading', { name: '13 messages are waiting' }).waitFor();
});

afterAll(() => app?.close());

test.each(['light', 'dark'] as const)('the window is readable by all, in %s', async (scheme) => {
  await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
  await row('member1@').click();
  await page.getByRole('button', { name: 'Show the message…' }).waitFor();
  expect(await violations(page)).toEqual([]);
});

test('a domain is filtered for, all of it selected by keyboard, held and released', async () => {
  await page.getByRole('combobox', { name: 'To' }).selectOption('d1.example');
  await expect.poll(() => page.locator('[data-index]').count()).toBe(4);
  await page.getByRole('grid').focus();
  await page.keyboard.press('Control+a');
  await page.getByText('4 messages selected').waitFor();
  await button('Hold').click();
  await status().getByText('4 messages put on hold.').waitFor();
  expect(await queueOf('member1@d1.example')).toBe('hold');
  expect(await queueOf('member0@d0.example')).not.toBe('hold');

  await button('Release').click();
  await status().getByText('4 messages released from hold.').waitFor();
  expect(await queueOf('member1@d1.example')).not.toBe('hold');
  await page.getByRole('combobox', { name: 'To' }).selectOption('');
  await expect.poll(() => page.locator('[data-index]').count()).toBe(13);
});

test('a message is read as text, with what is hidden in it made visible', async () => {
  await row('bob@hostile').click();
  await button('Show the message…').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('‹U+202E›').first().waitFor();
  expect(await dialog.textContent()).toContain('<img src=x>');
  expect(await dialog.locator('img').count()).toBe(0);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
});

test('deleting names what is lost, and what is gone meanwhile is said to be gone', async () => {
  await row('member2@').click();
  await row('member5@').click({ modifiers: ['Control'] });
  const gone = (await lab.queue()).find((one) => one.recipients[0]?.address.startsWith('member5@'));
  await lab.exec('postsuper', ['-d', gone?.queue_id ?? ''], { check: true });
  await button('Delete…').click();
  const dialog = page.getByRole('dialog');
  expect(await dialog.textContent()).toContain('To member2@d2.example');
  await dialog.getByRole('button', { name: 'Delete' }).click();
  await status().getByText('1 message deleted.').waitFor();
  expect(await status().textContent()).toContain('1 message no longer in the queue');
  expect(await queueOf('member2@d2.example')).toBeUndefined();
  await page.getByRole('heading', { name: '11 messages are waiting' }).waitFor();
});

test('one message is tried again at once', async () => {
  const from = (await lab.log()).length;
  await row('member0@').click();
  await button('Try to send now').click();
  await status().getByText('Postfix tries 1 message again now.').waitFor();
  await lab.waitForLog(/to=<member0@d0\.example>.*status=deferred/, { from });
});

test('a search that finds nothing leads back to all', async () => {
  await page.getByRole('searchbox').fill('nobody like that');
  await page.getByRole('heading', { name: 'No message matches' }).waitFor();
  await button('Show all').click();
  await expect.poll(() => page.locator('[data-index]').count()).toBe(11);
});
