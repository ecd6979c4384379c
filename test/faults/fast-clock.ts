import { vi } from 'vitest';

/** Time that passes faster than it does, and a time of day that can be set. */
export interface FastClock {
  /** The time of day, in milliseconds since 1970. */
  now(): number;
  /** Milliseconds since it began, as a clock that only goes forward counts them. */
  passed(): number;
  /** Sets the time of day forward, or back; timers notice nothing. */
  set(byMs: number): void;
  /** Ends every timer that waits: what a process leaves behind when it ends. */
  endTimers(): void;
  restore(): void;
}

/**
 * Makes timers and `performance.now()` of this process so many times as fast.
 * @param start the time of day, in milliseconds since 1970
 */
export function fastClock(factor: number, start: number): FastClock {
  const realNow = performance.now.bind(performance);
  const realTimeout = globalThis.setTimeout;
  const began = realNow();
  const waiting = new Set<NodeJS.Timeout>();
  let offset = start;
  const passed = () => (realNow() - began) * factor;
  const later = (run: () => void, ms = 0) => {
    const timer = realTimeout(() => {
      waiting.delete(timer);
      run();
    }, ms / factor);
    waiting.add(timer);
    return timer;
  };
  vi.stubGlobal('setTimeout', later);
  const clock = vi.spyOn(performance, 'now').mockImplementation(passed);
  return {
    now: () => Math.round(offset + passed()),
    passed,
    set: (byMs) => {
      offset += byMs;
    },
    endTimers: () => {
      for (const timer of waiting) clearTimeout(timer);
      waiting.clear();
    },
    restore: () => {
      clock.mockRestore();
      vi.unstubAllGlobals();
    },
  };
}
