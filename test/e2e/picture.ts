import type { Page } from 'playwright-core';

/** The panel as a PNG with two pixels a point, without what lies around it. */
export async function panelPicture(page: Page): Promise<Buffer> {
  const box = await page.locator('#panel').boundingBox();
  return picture(page, { width: 360, height: Math.ceil(box?.height ?? 0), scale: 2 });
}

/** A window as a PNG with one pixel a point: windows are large. */
export async function windowPicture(page: Page): Promise<Buffer> {
  const size = await page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
  return picture(page, { ...size, scale: 1 });
}

async function picture(
  page: Page,
  size: { width: number; height: number; scale: number },
): Promise<Buffer> {
  await settled(page);
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', {
    clip: { x: 0, y: 0, ...size },
    captureBeyondViewport: true,
  });
  await session.detach();
  return Buffer.from(data, 'base64');
}

/** Waits for what moves and ends: a colour on its way is no picture of either. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const moving = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY);
    await Promise.allSettled(moving.map(({ finished }) => finished));
  });
}

/**
 * Pictures side by side, as panels on a desktop: round corners, a shadow, and
 * a backdrop on which both schemes can be told.
 */
export async function framed(page: Page, pictures: readonly Buffer[]): Promise<Buffer> {
  const panels = pictures.map(
    (picture) => `<img src="data:image/png;base64,${picture.toString('base64')}">`,
  );
  await page.setContent(`<!doctype html><style>
    body { margin: 0; }
    main { padding: 40px; display: flex; gap: 40px; align-items: flex-start;
      width: max-content; background: linear-gradient(135deg, #cfdbe8, #8fa3bd 55%, #39465a); }
    img { width: 360px; border-radius: 12px; box-shadow: 0 12px 40px rgb(0 0 0 / 35%); }
  </style><main>${panels.join('')}</main>`);
  return page.locator('main').screenshot();
}
