import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenLab, openLab } from '../lab/lab.ts';
import type { Snapshot } from '../lab/snapshot.ts';
import { violations } from './axe.ts';
import { type RunningApp, startApp } from './driver.ts';
import { openPanel } from './panel.ts';

// The recipe that goes round, with its service forgotten: mail to gmail.com waits
// with "unknown mail transport error". The doctor says so, mends it, and takes it back.

let lab: OpenLab;
let app: RunningApp;
let page: Page;
let broken: Snapshot;

const title = 'The delivery service “smtp-ipv4” does not exist';
const button = (name: string) => page.getByRole('button', { name, exact: true });
const finding = () => page.getByRole('article').filter({ hasText: title });
const clipboard = () => app.inMain(({ clipboard: held }) => held.readText(), undefined);

beforeAll(async () => {
  lab = await openLab(process.env.POSTBAR_LAB ?? '');
  await lab.write('transport', 'gmail.com smtp-ipv4:\n');
  const map = 'transport_maps = texthash:$config_directory/transport';
  await lab.write('main.cf', `${await lab.read('main.cf')}\n${map}\n`);
  await lab.postfix('reload');
  await lab.send({ to: 'bob@gmail.com', subject: 'minutes' });
  await lab.waitForLog(/connect to transport private\/smtp-ipv4/);
  broken = await lab.snapshot();
  app = await startApp();
  await app.page('panel');
  await app.rightClickTray();
  await app.choose('Doctor…');
  page = await app.page('doctor');
  await finding().waitFor();
});

afterAll(() => app?.close());

test('what is wrong stands in plain words, the very line one click away', async () => {
  expect(await finding().textContent()).toContain('so that mail waits');
  expect(await finding().textContent()).not.toContain('gmail.com smtp-ipv4:');
  await finding().getByRole('button', { name: 'Details' }).click();
  expect(await finding().textContent()).toContain('transport:1: gmail.com smtp-ipv4:');
  await page.getByRole('heading', { name: 'What the world sees of this server' }).waitFor();
});

test.each(['light', 'dark'] as const)('the window is readable by all, in %s', async (scheme) => {
  await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
  expect(await violations(page)).toEqual([]);
});

test('the words to send and the record to publish are copied, and the report without addresses', async () => {
  const line = page.getByRole('listitem').filter({ hasText: '2001:db8::10 has no name' });
  await line.getByRole('button', { name: 'Copy the record' }).click();
  await expect.poll(clipboard).toMatch(/^0\.1\.0\.0.*\.ip6\.arpa\. IN PTR /);
  await line.getByRole('button', { name: 'Copy the words' }).click();
  await expect.poll(clipboard).toContain('reverse DNS (PTR record) of 2001:db8::10');
  await button('Copy report').click();
  await expect.poll(clipboard).toContain(title);
  expect(await clipboard()).not.toContain('2001:db8::10');
  await button('Copied').waitFor();
});

test('the panel shows it too', async () => {
  const panel = await openPanel(app);
  await panel.page.getByRole('article').filter({ hasText: title }).waitFor();
  await app.clickTray();
});

test('the button shows what it will do, does it by keyboard, and the mail goes', async () => {
  await button('Add the service “smtp-ipv4”').focus();
  await page.keyboard.press('Enter');
  const sheet = page.getByRole('dialog');
  await sheet.waitFor();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await sheet.waitFor({ state: 'hidden' });
  expect(await lab.snapshot()).toEqual(broken);

  await page.keyboard.press('Enter');
  await sheet.getByRole('button', { name: 'Show the exact change' }).click();
  expect(await sheet.textContent()).toMatch(/\+\s*smtp-ipv4\s+unix.*inet_protocols=ipv4/s);
  await sheet.getByRole('button', { name: 'Change', exact: true }).click();
  const told = page.getByRole('status').getByText('1 message that was stuck has been delivered.');
  await told.waitFor({ timeout: 60_000 });
  const arrived = await lab.waitForDelivery({ subject: 'minutes' }, 60_000);
  expect(arrived).toMatchObject({ peer: 'google', ipVersion: 4 });
  await page.getByRole('heading', { name: 'Nothing to complain about' }).waitFor();
});

test('undo puts back every byte, and the doctor finds it again', async () => {
  await button('Undo').click();
  await finding().waitFor({ timeout: 60_000 });
  expect(await lab.snapshot()).toEqual(broken);
});
