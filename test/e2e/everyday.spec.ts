import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type OpenLab, openLab } from '../lab/lab.ts';
import { type RunningApp, startApp } from './driver.ts';
import { openPanel, type PanelHand } from './panel.ts';
import { countTimersOf, type Fired, timersInMain } from './timers.ts';

// What else happens to people, on a real Postfix: a recipe gone wrong, a hand in
// the files at the wrong moment, a typing error, a Postfix that stops.

let lab: OpenLab;
let app: RunningApp;
let panel: PanelHand;
let asItWas: Record<'main.cf' | 'master.cf', string>;

beforeAll(async () => {
  lab = await openLab(process.env.POSTBAR_LAB ?? '');
  asItWas = { 'main.cf': await lab.read('main.cf'), 'master.cf': await lab.read('master.cf') };
  app = await startApp();
  panel = await openPanel(app);
});

afterAll(() => app?.close());

afterEach(async () => {
  await lab.write('main.cf', asItWas['main.cf']);
  await lab.write('master.cf', asItWas['master.cf']);
  await lab.postfix('reload');
  await app.wake();
  await expect
    .poll(() => panel.switchOf('gmail.com').getAttribute('aria-checked'), { timeout: 60_000 })
    .toBe('false');
});

/** The recipe that goes round, with the chroot column left as many leave it. */
async function makeRecipeByHand(chroot: 'y' | 'n'): Promise<void> {
  await lab.write('transport', 'gmail.com smtp-ipv4:');
  await lab.exec('postmap', [`hash:${lab.configDir}/transport`], { check: true });
  const service = `smtp-ipv4 unix - - ${chroot} - - smtp -o inet_protocols=ipv4\n`;
  await lab.write('master.cf', `${asItWas['master.cf']}${service}`);
  const maps = `transport_maps = hash:${lab.configDir}/transport\n`;
  await lab.write('main.cf', `${asItWas['main.cf']}${maps}`);
  await lab.postfix('reload');
  await panel.page.getByRole('button', { name: /^Check(ed|ing)/ }).click();
}

const IDLE_MS = 11_000;
/** Those that went off more than once in a while and were set to less than a second. */
const fasterThanASecond = (fired: Fired) =>
  Object.entries(fired).filter(([ms, times]) => times > 1 && !(Number(ms) >= 1_000));

test('a recipe that fails at the chroot is shown with the reason, and one click repairs it', async () => {
  await makeRecipeByHand('y');
  await panel.button('Repair gmail.com').waitFor();
  expect(await panel.title.textContent()).toContain('gmail.com does not go over IPv4');
  expect(await panel.page.getByRole('main').textContent()).toContain('chroot');

  await panel.button('Repair gmail.com').click();
  await panel.button('Change').click();
  await panel.switchOf('gmail.com').waitFor();
  await lab.send({ to: 'bob@gmail.com', subject: 'repaired' });
  expect(await lab.waitForDelivery({ subject: 'repaired' })).toMatchObject({ ipVersion: 4 });
});

test('whoever edits the files between the look and the click loses nothing', async () => {
  await panel.switchOf('gmail.com').click();
  await panel.sheet.waitFor();
  await lab.write('main.cf', `${asItWas['main.cf']}# a note of mine\n`);
  await panel.button('Change').click();
  await panel.button('Look again').waitFor();
  expect(await panel.page.getByRole('alert').textContent()).not.toBe('');
  expect(await lab.read('main.cf')).toContain('# a note of mine');

  await panel.button('Look again').click();
  await panel.button('Change').click();
  await panel.status.getByText('gmail.com').waitFor();
  expect(await lab.read('main.cf')).toContain('# a note of mine');
  await panel.button('Undo').click();
  await expect
    .poll(() => panel.switchOf('gmail.com').getAttribute('aria-checked'), { timeout: 60_000 })
    .toBe('false');
});

test('a domain that is none gets its reason beside the field, and nothing happens', async () => {
  const before = await lab.snapshot();
  await panel.button('Add…').click();
  const field = panel.page.getByRole('textbox');
  const hint = () => panel.page.locator('#domain-hint').textContent();
  const usual = await hint();
  const long = `${'a'.repeat(300)}.example`;
  for (const typed of ['gmail..com', '-x', 'gmail.com;id', '$(id)', long]) {
    await field.fill(typed);
    // What is typed anew is not called wrong before it is asked about.
    await expect.poll(hint, { timeout: 60_000 }).toBe(usual);
    await field.press('Enter');
    await expect.poll(() => field.getAttribute('aria-invalid'), { timeout: 60_000 }).toBe('true');
    expect(await hint()).not.toBe(usual);
    expect(await field.inputValue()).toBe(typed);
  }
  expect(await lab.snapshot()).toEqual(before);
  await panel.button('Cancel').click();
});

test('a domain with an umlaut is added as the name mail servers know', async () => {
  await panel.button('Add…').click();
  await panel.page.getByRole('textbox').fill('bücher.example');
  await panel.page.keyboard.press('Enter');
  await panel.sheet.waitFor();
  await panel.button('Show the exact change').click();
  expect(await panel.sheet.textContent()).toContain('xn--bcher-kva.example');
  await panel.button('Cancel').click();
  await panel.switchOf('gmail.com').waitFor();
});

test('a Postfix that stops while the panel is open is noticed, calmly', async () => {
  const titleAfterLook = async () => {
    await app.wake();
    return panel.title.textContent();
  };
  await lab.postfix('stop');
  await expect.poll(titleAfterLook, { timeout: 60_000 }).toBe('Postfix is stopped');
  expect((await app.tray()).toolTip).toBe('Postbar: Postfix is stopped');
  await lab.postfix('start');
  // Once it runs, what the doctor finds of the recipe above has the headline again.
  const found = 'The file “transport” has no effect';
  await expect.poll(titleAfterLook, { timeout: 60_000 }).toBe(found);
  expect((await app.tray()).toolTip).toBe(`Postbar: ${found}`);
});

test('while nobody looks nothing happens more often than once a second', async () => {
  const firedInPage = await countTimersOf(panel.page);
  await app.inMain(async ({ BrowserWindow }) => {
    await BrowserWindow.getAllWindows()[0]?.loadURL('app://postbar/panel.html');
  }, undefined);
  await panel.switchOf('gmail.com').waitFor();
  await app.blur();
  await expect.poll(async () => (await app.windows()).some(({ visible }) => visible)).toBe(false);
  // What opening and closing the panel set going comes to its end.
  await new Promise((resolve) => setTimeout(resolve, 5_000));

  const before = await firedInPage();
  const inMain = await timersInMain(app, IDLE_MS);
  const after = await firedInPage();
  console.log(`timers in ${IDLE_MS} ms: main ${JSON.stringify(inMain)}`);
  const inPage = Object.entries(after).map(([ms, times]) => [ms, times - (before[ms] ?? 0)]);
  console.log(`in the panel ${JSON.stringify(Object.fromEntries(inPage))}`);
  // The log is looked at every two seconds: what is counted does count.
  expect(inMain['2000']).toBeGreaterThan(IDLE_MS / 4_000);
  expect(fasterThanASecond(inMain)).toEqual([]);
  expect(fasterThanASecond(Object.fromEntries(inPage))).toEqual([]);
});
