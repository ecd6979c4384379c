import type { Locator, Page } from 'playwright-core';
import type { RunningApp } from './driver.ts';

/** The panel as its user sees it. */
export interface PanelHand {
  readonly page: Page;
  readonly title: Locator;
  readonly sheet: Locator;
  readonly status: Locator;
  switchOf(name: string): Locator;
  button(name: string | RegExp): Locator;
}

/** Clicks on the icon and waits until the panel shows something. */
export async function openPanel(app: RunningApp): Promise<PanelHand> {
  const page = await app.page('panel');
  await app.clickTray();
  await page.locator('.panel:not([hidden]), .sheet').waitFor();
  return {
    page,
    title: page.getByRole('heading', { level: 1 }),
    sheet: page.getByRole('dialog'),
    status: page.getByRole('status'),
    switchOf: (name) => page.getByRole('switch', { name: `Send to ${name} over IPv4` }),
    button: (name) => page.getByRole('button', { name, exact: typeof name === 'string' }),
  };
}
