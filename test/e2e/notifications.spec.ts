import { appendFile, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenLab, openLab } from '../lab/lab.ts';
import { type RunningApp, startApp } from './driver.ts';

// A log that fills with bounces while nobody looks: what the person is told, and
// how often.

// Several waits follow each other in some of the tests.
const PATIENCE = 400_000;

let lab: OpenLab;
let app: RunningApp;

beforeAll(async () => {
  lab = await openLab(process.env.POSTBAR_LAB ?? '');
  app = await startApp();
});

afterAll(() => app?.close());

/** Whether the app has remembered a place in the log: what is written from then on is news. */
async function isFollowing(): Promise<boolean> {
  const names = (await readdir(app.userFolder)).filter((name) => /^monitor-.*\.json$/.test(name));
  const texts = await Promise.all(
    names.map((name) => readFile(join(app.userFolder, name), 'utf8')),
  );
  return texts.some((text) => JSON.parse(text).position?.kind === 'file');
}

const clock = () => {
  const now = new Date();
  const month = now.toLocaleString('en-US', { month: 'short' });
  return `${month} ${String(now.getDate()).padStart(2)} ${now.toTimeString().slice(0, 8)}`;
};

const write = (lines: readonly string[]) =>
  appendFile(
    join(lab.directory, 'maillog'),
    lines.map((line) => `${clock()} mail postfix/${line}\n`).join(''),
  );

let ids = 0xa0000000;
const nextId = () => (ids++).toString(16).toUpperCase();

const google = 'gmail-smtp-in.l.google.com[2001:db8:1::25]';

const bounced = (id: string, to: string, said: string, host = 'mx.example[192.0.2.9]') =>
  `smtp[7]: ${id}: to=<${to}>, relay=${host}:25, delay=0.4, delays=0.1/0/0.1/0.2, dsn=5.7.1, status=bounced (host ${host} said: ${said})`;

const noPtr =
  '550-5.7.1 [2001:db8::10] Our system has detected that this message does not meet IPv6 sending guidelines regarding PTR records and authentication. (in reply to end of DATA command)';

/** A message that comes back, the report that comes back too, and both leave the queue. */
function bounceOf(to: string, said: string, host?: string): string[] {
  const [id, report] = [nextId(), nextId()];
  return [
    bounced(id, to, said, host),
    `bounce[3]: ${id}: sender non-delivery notification: ${report}`,
    `qmgr[2]: ${report}: from=<>, size=3000, nrcpt=1 (queue active)`,
    `qmgr[2]: ${id}: removed`,
    bounced(report, 'gone@gmail.com', noPtr, google),
    `qmgr[2]: ${report}: removed`,
  ];
}

const bounces = (count: number) =>
  Array.from({ length: count }, (_, at) => bounceOf(`bob${at}@gmail.com`, noPtr, google)).flat();

const onScreen = async () => (await app.notifications()).filter(({ closed }) => !closed);
const titles = async () => (await onScreen()).map(({ title }) => title);

test('1,000 bounces are one notification that counts up; their reports are no news', {
  timeout: PATIENCE,
}, async () => {
  await expect.poll(isFollowing, { timeout: 90_000 }).toBe(true);
  await write(bounces(300));
  await expect.poll(titles, { timeout: 60_000 }).toEqual(['300 messages to gmail.com came back']);
  await write(bounces(700));
  await expect.poll(titles, { timeout: 90_000 }).toEqual(['1,000 messages to gmail.com came back']);
  const all = await app.notifications();
  expect(all.length).toBeLessThan(6);
  expect(all.map(({ silent }) => silent)).toEqual(all.map((_, at) => at > 0));
  expect(all.at(-1)?.body).toMatch(/IPv6.*over IPv4/);
});

test('a click on it opens the panel', async () => {
  const isOpen = async () => (await app.windows()).some(({ visible }) => visible);
  expect(await isOpen()).toBe(false);
  await app.clickNotification((await app.notifications()).length - 1);
  await expect.poll(isOpen, { timeout: 20_000 }).toBe(true);
});

test('a hundred troubles at once are a handful of notifications', async () => {
  const before = (await onScreen()).length;
  const said = [
    '550 5.1.1 user unknown',
    '552 5.2.2 mailbox full',
    '554 5.7.1 blocked by zen.spamhaus.org',
  ];
  const mixed = Array.from({ length: 100 }, (_, at) =>
    bounceOf(`someone@d${at}.example`, said[at % said.length] ?? ''),
  ).flat();
  await write(mixed);
  const sum = async () =>
    (await titles())
      .filter((title) => !title.includes('gmail.com'))
      .reduce((total, title) => total + Number(/^\d+/.exec(title)?.[0] ?? 0), 0);
  await expect.poll(sum, { timeout: 60_000 }).toBe(100);
  const after = (await onScreen()).length;
  expect(after - before).toBeLessThan(8);
  console.log(`100 bounces in 100 domains: ${after - before} notifications`);
});

test('rules that an update sweeps away are noticed by themselves, told, and put back with one click', {
  timeout: PATIENCE,
}, async () => {
  const files = ['main.cf', 'master.cf'];
  const stock = await Promise.all(files.map((file) => lab.read(file)));
  const page = await app.page('panel');
  const press = (name: string) =>
    page.getByRole('button', { name, exact: true }).click({ timeout: 120_000 });
  await page.getByRole('switch', { name: 'Send to gmail.com over IPv4' }).click();
  await press('Change');
  await expect.poll(() => lab.read('main.cf'), { timeout: 60_000 }).toContain('postbar_transport');
  await expect
    .poll(async () => (await app.tray()).toolTip, { timeout: 60_000 })
    .toMatch(/returned|came back/);

  await Promise.all(files.map((file, at) => lab.write(file, stock[at] ?? '')));
  const began = Date.now();
  await expect
    .poll(async () => (await app.tray()).toolTip, { timeout: 120_000 })
    .toBe('Postbar: gmail.com does not go over IPv4');
  console.log(`drift noticed after ${((Date.now() - began) / 1000).toFixed(0)} s`);
  await expect.poll(titles, { timeout: 120_000 }).toContain('Your IPv4 rules are gone');
  await press('Put them back');
  await press('Change');
  await expect.poll(() => lab.read('main.cf'), { timeout: 60_000 }).toContain('postbar_transport');
});
