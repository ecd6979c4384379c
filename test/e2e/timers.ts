import type { Page } from 'playwright-core';
import type { RunningApp } from './driver.ts';

/** A timer that went off: how long it was set to, in milliseconds, and how often it did. */
export type Fired = Readonly<Record<string, number>>;

/**
 * Every timer of the main process that goes off within a time, whoever set it and when, by the
 * milliseconds it was set to. Timers of modules too: Node itself is asked, nothing is replaced.
 */
export function timersInMain(app: RunningApp, forMs: number): Promise<Fired> {
  return app.inMain(async (_electron, howLong) => {
    const { createHook, executionAsyncResource } = process.getBuiltinModule('node:async_hooks');
    const fired: Record<string, number> = {};
    const hook = createHook({
      before: () => {
        const { _idleTimeout: ms } = executionAsyncResource() as { _idleTimeout?: number };
        if (ms !== undefined) fired[ms] = (fired[ms] ?? 0) + 1;
      },
    }).enable();
    await new Promise((resolve) => setTimeout(resolve, howLong));
    hook.disable();
    // The one that has just been waited for is the test's own.
    delete fired[howLong];
    return fired;
  }, forMs);
}

/** From the page's next document on, its timers and frames are counted as they go off. */
export async function countTimersOf(page: Page): Promise<() => Promise<Fired>> {
  await page.addInitScript(() => {
    const fired: Record<string, number> = {};
    const counting =
      (what: string | number, act: TimerHandler) =>
      (...args: unknown[]) => {
        fired[what] = (fired[what] ?? 0) + 1;
        if (typeof act === 'function') act(...args);
      };
    const { setTimeout, setInterval, requestAnimationFrame } = globalThis;
    Object.assign(globalThis, {
      fired,
      setTimeout: (act: TimerHandler, ms = 0, ...args: unknown[]) =>
        setTimeout(counting(ms, act), ms, ...args),
      setInterval: (act: TimerHandler, ms = 0, ...args: unknown[]) =>
        setInterval(counting(ms, act), ms, ...args),
      requestAnimationFrame: (act: FrameRequestCallback) =>
        requestAnimationFrame(counting('frame', act as TimerHandler)),
    });
  });
  return () => page.evaluate(() => (globalThis as unknown as { fired: Fired }).fired);
}
