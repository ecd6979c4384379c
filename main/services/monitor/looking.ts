import { type Attention, nextLookIn, owedAfter } from './pace.ts';

/** Looks that follow each other at the pace of what they cost. */
export interface Looking {
  /** Looks at once; while a look is under way, once more after it. */
  lookNow(): void;
  attend(attention: Attention): void;
  /** Resolves when the look under way has ended; none begins afterwards. */
  close(): Promise<void>;
}

// Whoever asks again and again waits for the answer, not for a stream of commands.
const LEAST_BETWEEN = 1_000;

/**
 * Looks again and again, never two at once and never twice within a second. By
 * the clock that only goes forward: what a person does to the time of day
 * neither stops nor hurries it.
 * @param look never rejects
 */
export function keepLooking(look: () => Promise<void>, attention: Attention): Looking {
  let attending = attention;
  let owed = 0;
  let endedAt = Number.NEGATIVE_INFINITY;
  let running: Promise<void> | undefined;
  let isWanted = false;
  let timer: NodeJS.Timeout | undefined;
  let closed = false;

  const run = async () => {
    isWanted = false;
    const cost = await costOf(look);
    const now = performance.now();
    owed = owedAfter(owed, cost, now - endedAt);
    endedAt = now;
    running = undefined;
    plan();
  };
  const plan = () => {
    if (running || closed) return;
    clearTimeout(timer);
    const pause = isWanted ? LEAST_BETWEEN : nextLookIn(owed, attending);
    const wait = Math.max(0, endedAt + pause - performance.now());
    timer = setTimeout(() => {
      running = run();
    }, wait);
  };
  plan();
  return {
    lookNow: () => {
      isWanted = true;
      plan();
    },
    attend: (now) => {
      if (now === attending) return;
      // What was seen before nobody was there is old by now.
      isWanted ||= attending === 'away';
      attending = now;
      plan();
    },
    close: async () => {
      closed = true;
      clearTimeout(timer);
      await running;
    },
  };
}

/**
 * Milliseconds that a piece of work cost: those on the wall, in which the
 * commands it started and the services they asked were at work, and those of
 * this process, which worked beside them.
 */
async function costOf(work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return performance.now() - began + (user + system) / 1_000;
}
