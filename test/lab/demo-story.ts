import { join } from 'node:path';
import { styleText } from 'node:util';
import type { Page } from 'playwright-core';
import { startApp } from '../e2e/driver.ts';
import { openPanel } from '../e2e/panel.ts';
import { type OpenLab, openLab } from './lab.ts';

// Runs inside a lab's network, started by demo.ts.
const [pictures = '.'] = process.argv.slice(2);
const lab = await openLab(process.env.POSTBAR_LAB ?? '');

let chapter = 0;
function tell(title: string, text: string): void {
  chapter += 1;
  console.log(`\n${styleText('bold', `${chapter}. ${title}`)}\n${text}`);
}

const quote = (line: string) => console.log(styleText('dim', `   ${line.trim()}`));

/** The panel in light and in dark, as PNG files. */
async function picture(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const path = join(pictures, `${name}-${colorScheme}.png`);
    await page.screenshot({ path, omitBackground: true });
    console.log(styleText('cyan', `   picture: ${path}`));
  }
  await page.emulateMedia({ colorScheme: null });
}

/** Sends a message and quotes the log line that says what became of it. */
async function sendAndQuote(lab: OpenLab, to: string, outcome: 'sent' | 'bounced'): Promise<void> {
  const from = (await lab.log()).length;
  await lab.send({ from: 'president@lab.example', to, subject: 'Minutes of the meeting' });
  const address = to.replaceAll('.', '\\.');
  const line = new RegExp(`.*to=<${address}>.*status=${outcome}.*`);
  quote((await lab.waitForLog(line, { timeoutMs: 60_000, from }))[0]);
}

const before = JSON.stringify(await lab.snapshot());

tell(
  'Mail to Gmail comes back',
  'This machine has IPv4 and IPv6. Its IPv6 address has no name in DNS, and Google refuses it:',
);
await sendAndQuote(lab, 'treasurer@gmail.com', 'bounced');

tell('The panel', 'A click on the menu-bar icon:');
const app = await startApp({ scale: 2 });
try {
  const panel = await openPanel(app);
  // It has read the log by then, and the doctor has looked.
  await panel.page.getByText('1 message came back').waitFor();
  await panel.button(/over IPv4$/).waitFor();
  await picture(panel.page, 'panel-before');

  tell('One click', 'The switch for gmail.com shows what will change, before anything does:');
  await panel.switchOf('gmail.com').click();
  await panel.sheet.waitFor();
  await picture(panel.page, 'panel-preview');

  tell(
    'Confirmed',
    'Postbar edits a copy, checks it, installs it, reloads Postfix and looks again:',
  );
  await panel.button('Change').click();
  await panel.sheet.waitFor({ state: 'hidden', timeout: 30_000 });
  await panel.switchOf('gmail.com').waitFor();
  // The doctor has looked again: what was refused would go over IPv4 now.
  await panel.button(/over IPv4$/).waitFor({ state: 'hidden' });
  quote((await lab.read('postbar_transport')).trim().replaceAll('\n', '\n   '));
  await picture(panel.page, 'panel-after');

  tell('The next mail arrives', 'Over IPv4, through a service of its own:');
  await sendAndQuote(lab, 'treasurer@gmail.com', 'sent');

  tell('Everybody else', 'still gets IPv6, as before:');
  await sendAndQuote(lab, 'someone@dualstack.example', 'sent');

  tell('Undo', 'A second click takes everything back:');
  await panel.button('Undo').click();
  const off = panel.page.locator('[role=switch][aria-checked=false]').first();
  await off.waitFor({ timeout: 30_000 });
  const same = JSON.stringify(await lab.snapshot()) === before;
  console.log(same ? '   Every file is byte for byte as it was.' : '   The files differ!');
  if (!same) process.exitCode = 1;
} finally {
  await app.close();
}
