import type { Page } from 'playwright-core';
import { type ScriptedApp, startScripted } from '../e2e/scenes/script.ts';
import { bare } from '../e2e/scenes/states.ts';
import { type Spread, spreadOf } from './duel.ts';

/** What a person feels of a long queue, measured in the app's own window in Chromium. */
export interface PanelRows {
  readonly rows: number;
  /** From the moment the data leaves main to the frame that shows the first rows, in milliseconds. */
  readonly firstRowsMs: Spread;
  /** The longest time between two frames while the list is scrolled, in milliseconds, of each round. */
  readonly longestFrameMs: Spread;
  /** Of each round. */
  readonly frames: number;
}

const ROUNDS = 5;

/**
 * Fills the queue window with messages and scrolls it, by hand's breadths and
 * in leaps over all of them, in several rounds. The app is built, Chromium is there.
 */
export async function measurePanelRows(rows = 100_000): Promise<PanelRows> {
  const app = await startScripted();
  try {
    await app.become(bare);
    const panel = await app.page('panel');
    await panel.evaluate(() => window.postbar.call('app.open', { window: 'queue' }));
    const page = await app.page('queue');
    const first: number[] = [];
    const scrolled: Scrolled[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      first.push(await firstRows(app, page, rows));
      scrolled.push(await scroll(page));
    }
    return {
      rows,
      firstRowsMs: spreadOf(first),
      longestFrameMs: spreadOf(scrolled.map(({ longest }) => longest)),
      frames: scrolled[0]?.frames ?? 0,
    };
  } finally {
    await app.close();
  }
}

/** An empty queue, then a full one: milliseconds until its first rows are drawn. */
async function firstRows(app: ScriptedApp, page: Page, rows: number): Promise<number> {
  await app.inMain(() => {
    script.queue.messages = [];
  }, undefined);
  const again = page.getByRole('button', { name: 'Check again' });
  await again.click();
  await page.getByRole('heading', { level: 1, name: 'Nothing is waiting' }).waitFor();
  await fill(app, rows);
  const drawn = page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const watcher = new MutationObserver(() => {
          if (!document.querySelector('[data-index] .cell-recipient')) return;
          watcher.disconnect();
          // The frame after the one these rows are in: they have been drawn by then.
          requestAnimationFrame(() => requestAnimationFrame(() => resolve(Date.now())));
        });
        watcher.observe(document.body, { childList: true, subtree: true });
      }),
  );
  await again.click();
  const at = await drawn;
  return at - (await app.inMain(() => script.queue.answeredAt, undefined));
}

/** Messages as a bad day brings them: many senders, domains and reasons. */
const fill = (app: ScriptedApp, rows: number): Promise<void> =>
  app.inMain((_electron, count) => {
    const reasons = [
      'host mx.isp.example[192.0.2.4] said: 452 4.2.2 Mailbox full (in reply to RCPT TO command)',
      'connect to mx.far.example[192.0.2.77]:25: Connection timed out',
      'host mx.town.example[192.0.2.5] said: 450 4.2.0 Greylisted, try again later',
    ];
    script.queue.answeredAt = 0;
    script.queue.messages = Array.from({ length: count }, (_, at) => ({
      queueName: at % 50 === 0 ? 'hold' : 'deferred',
      queueId: `4F2A7${(0x1000000 + at).toString(16).toUpperCase()}`,
      arrivalTime: Date.now() - at * 1_000,
      size: 1_000 + (at % 90_000),
      sender: `sender${at % 3_000}@club.example`,
      recipients: [{ address: `member${at}@d${at % 400}.example`, reason: reasons[at % 3] ?? '' }],
    }));
  }, rows);

interface Scrolled {
  readonly longest: number;
  readonly frames: number;
}

/** The wheel, a flick, and the scroll bar's knob pulled from one end to the other and back: parts of the way. */
function positions(end: number): number[] {
  const steps = (count: number, length: number) =>
    Array.from({ length: count }, (_, at) => Math.min(end, at * length));
  const whole = steps(31, end / 30);
  return [...steps(60, 40), ...steps(60, 900), ...whole, ...whole.toReversed()];
}

/** Scrolls for some three seconds; each step waits for the frame before. */
async function scroll(page: Page): Promise<Scrolled> {
  const list = page.locator('.grid');
  const end = await list.evaluate((box) => box.scrollHeight - box.clientHeight);
  return list.evaluate(async (box, tops) => {
    let before = await new Promise<number>(requestAnimationFrame);
    let longest = 0;
    for (const top of tops) {
      box.scrollTop = top;
      const now = await new Promise<number>(requestAnimationFrame);
      longest = Math.max(longest, now - before);
      before = now;
    }
    return { longest, frames: tops.length };
  }, positions(end));
}
