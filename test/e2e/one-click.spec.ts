import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenLab, openLab } from '../lab/lab.ts';
import { type RunningApp, startApp } from './driver.ts';
import { openPanel, type PanelHand } from './panel.ts';

let lab: OpenLab;
let app: RunningApp;
let panel: PanelHand;

beforeAll(async () => {
  lab = await openLab(process.env.POSTBAR_LAB ?? '');
  app = await startApp();
});

afterAll(() => app?.close());

test('mail that Google bounced a minute ago is delivered after one click, and a second click takes everything back', async () => {
  const before = await lab.snapshot();

  // Mail bounces.
  await lab.send({ to: 'bob@gmail.com', subject: 'minutes of the meeting' });
  const [bounce] = await lab.waitForLog(/to=<bob@gmail\.com>.*status=bounced.*/);
  expect(bounce).toContain('IPv6 sending guidelines regarding PTR records');

  // The user opens the panel and switches gmail.com on.
  panel = await openPanel(app);
  await panel.switchOf('gmail.com').click();

  // What will change, in plain words; the exact change on request.
  await panel.sheet.waitFor();
  expect(await panel.title.textContent()).toMatch(/gmail\.com/);
  for (const step of ['file with the rules', 'service that uses IPv4 only', 'added to main.cf'])
    expect(await panel.sheet.textContent()).toContain(step);
  await panel.button('Show the exact change').click();
  expect(await panel.sheet.textContent()).toMatch(/\+\s*gmail\.com\s+smtp-ipv4:/);
  expect(await lab.snapshot()).toEqual(before);

  // Confirm.
  await panel.button('Change').click();
  await panel.switchOf('gmail.com').waitFor();
  expect(await panel.switchOf('gmail.com').getAttribute('aria-checked')).toBe('true');
  expect(await panel.status.textContent()).toMatch(/gmail\.com/);

  // The next mail arrives, over IPv4.
  await lab.send({ to: 'bob@gmail.com', subject: 'minutes again' });
  const arrived = await lab.waitForDelivery({ subject: 'minutes again' });
  expect(arrived).toMatchObject({ peer: 'google', ipVersion: 4 });

  // Undo: byte for byte.
  await panel.button('Undo').click();
  await expect
    .poll(() => panel.switchOf('gmail.com').getAttribute('aria-checked'), { timeout: 60_000 })
    .toBe('false');
  expect(await lab.snapshot()).toEqual(before);
});
