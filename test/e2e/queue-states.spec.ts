import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { QueueScript } from './scenes/queue.ts';
import { type ScriptedApp, startScripted } from './scenes/script.ts';
import { bare, moment } from './scenes/states.ts';

// What the queue window looks like in states no lab can be held in.

let app: ScriptedApp;
let page: Page;

const row = (text: string) => page.locator('[data-index]').filter({ hasText: text });
const button = (name: string) => page.getByRole('button', { name, exact: true });
const heading = (name: string) => page.getByRole('heading', { name, exact: true });
const status = () => page.getByRole('status').first();
const dialog = () => page.getByRole('dialog');

/** What the scripted Postfix says from now on. */
const says = (part: Partial<Omit<QueueScript, 'until'>>) =>
  app.inMain((_electron, given) => {
    script.queue = { ...script.queue, ...given };
  }, part);

const COUNT = 3_000;
const members: QueueScript['messages'] = Array.from({ length: COUNT }, (_, at) => ({
  queueName: 'deferred',
  queueId: `4F2A7${(0x1000000 + at).toString(16).toUpperCase()}`,
  arrivalTime: moment - (at + 2) * 60_000,
  size: 2_000,
  sender: 'alice@club.example',
  recipients: [
    {
      address: `member${at}@isp.example`,
      reason:
        'host mx.isp.example[192.0.2.4] said: 452 4.2.2 Mailbox full (in reply to RCPT TO command)',
    },
  ],
}));

beforeAll(async () => {
  app = await startScripted();
  await app.become(bare);
});

afterAll(() => app?.close());

test('while the first listing is read the window says so, and then shows it', async () => {
  await app.inMain((_electron, messages) => {
    script.queue.messages = messages;
    script.queue.until = new Promise<void>((resolve) => script.held.push(resolve));
  }, members);
  const panel = await app.page('panel');
  await panel.evaluate(() => window.postbar.call('app.open', { window: 'queue' }));
  page = await app.page('queue');
  await heading('Reading the queue…').waitFor();
  expect(await page.getByRole('main').getAttribute('aria-busy')).toBe('true');
  await app.release();
  await heading('3,000 messages are waiting').waitFor();
  await row('member0@').waitFor();
});

test('a selection of thousands is one wish: counted, named by its first, and cancelled whole', async () => {
  await page.getByRole('grid').focus();
  await page.keyboard.press('Control+a');
  await page.getByText('3,000 messages selected').waitFor();
  await says({ outcome: { done: [], gone: [], unchanged: [], error: { code: 'cancelled' } } });
  await button('Delete…').click();
  await heading('Delete 3,000 messages?').waitFor();
  await dialog().getByText('and 2,995 messages more').waitFor();
  await dialog().getByRole('button', { name: 'Delete' }).click();
  await status().getByText('Cancelled: no password was given, and no more was changed.').waitFor();
  // Nothing was done, so what was selected still is, and nobody is alarmed.
  await page.getByText('3,000 messages selected').waitFor();
  expect(await page.getByText('Details for experts').count()).toBe(0);
});

test('of a batch that stopped half-way it is said what was done and what stopped it', async () => {
  const done = members.slice(0, 1_500).map(({ queueId }) => queueId);
  await says({ outcome: { done, gone: [], unchanged: [], error: { code: 'cancelled' } } });
  await button('Hold').click();
  await status().getByText('1,500 messages put on hold. Cancelled: no password').waitFor();
});

test('reading a message without the password leaves a dialog that says why', async () => {
  await row('member1@').first().click();
  await says({ text: { ok: false, error: { code: 'cancelled' } } });
  await button('Show the message…').click();
  await dialog().getByRole('alert').getByText('Cancelled: no password was given').waitFor();
  await page.keyboard.press('Escape');
  await dialog().waitFor({ state: 'hidden' });
});

test('nothing in an address reorders or builds what is shown, in the list and where it is deleted', async () => {
  const hostile = {
    ...(members[0] as (typeof members)[number]),
    sender: '\u202egnp.exe@club.example',
    recipients: [{ address: '<img src=x>\u2066bob@hostile.example', reason: '\u202e<b>no</b>' }],
  };
  await says({ messages: [hostile] });
  await button('Check again').click();
  await heading('1 message is waiting').waitFor();
  await row('bob@hostile').click();
  await page.getByText('What Postfix says').waitFor();
  await button('Delete…').click();
  await dialog().getByText('‹U+202E›gnp.exe@club.example').waitFor();
  const shown = (await page.locator('body').textContent()) ?? '';
  expect(shown).toContain('<img src=x>‹U+2066›bob@hostile.example');
  expect(shown).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
  expect(await page.locator('#queue img, #queue b').count()).toBe(0);
  await dialog().getByRole('button', { name: 'Cancel' }).click();
});

test('a Postfix that is asleep is not called stopped, and one that is stopped is', async () => {
  const detail = 'postqueue: fatal: Queue report unavailable - mail system is down';
  await says({ listing: { ok: false, failure: 'mail-system-down', detail } });
  await app.become({
    ...bare,
    installation: { configDir: '/etc/postfix', version: '3.2.2', state: 'asleep' },
  });
  await button('Check again').click();
  await heading('Postfix is asleep').waitFor();
  expect(await page.getByRole('main').textContent()).not.toContain('stopped');

  await app.become({
    ...bare,
    installation: { configDir: '/etc/postfix', version: '3.2.2', state: 'stopped' },
  });
  await heading('Postfix is stopped').waitFor();
  await says({ listing: { ok: true, problems: [] } });
  await button('Try again').click();
  await row('bob@hostile').waitFor();
});

test('in German, which takes more room, every word has its place', async () => {
  await says({ messages: members });
  await app.become({ ...bare, locale: 'de' });
  await button('Erneut prüfen').click();
  await heading('3.000 Nachrichten warten').waitFor();
  await row('member1@').first().click();
  await button('Nachricht zeigen …').waitFor();
  const cut = await page.evaluate(() =>
    [...document.querySelectorAll('h1, h2, h3, button, .action-bar p, .details p')]
      .filter((part) => part.scrollWidth > part.clientWidth + 1 && part.clientWidth > 0)
      .map((part) => part.textContent),
  );
  expect(cut).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(
    true,
  );
});
