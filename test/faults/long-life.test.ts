import {
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { type FastClock, fastClock } from './fast-clock.ts';
import { type Life, liveWith } from './long-life.ts';
import { type WrittenLog, writtenLog } from './written-log.ts';

// The timers that are modules, and so no globals that the fast clock could replace.
const pace = vi.hoisted(() => ({ factor: 1 }));
vi.mock('node:timers/promises', async (original) => {
  const real = await original<typeof import('node:timers/promises')>();
  const sleep: typeof real.setTimeout = (ms = 0, ...more) =>
    real.setTimeout(ms / pace.factor, ...more);
  return { ...real, setTimeout: sleep };
});

// Ten million lines take long: `npm run test:faults` writes them, CI a sample.
const step = Number(process.env.POSTBAR_FAULT_STEP ?? '1');
const total = Math.ceil(10_000_000 / step);
const HOUR = 3_600_000;
const LIFE = 8 * HOUR;
const factor = LIFE / Math.max(6_000, 400_000 / step);
// Berlin's clocks go back an hour in the middle of it.
const start = Date.UTC(2026, 9, 24, 22, 0);

const zone = process.env.TZ;
const folder = mkdtempSync(join(tmpdir(), 'postbar-life-'));
afterAll(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
  rmSync(folder, { recursive: true });
});

const turn = () => new Promise((resolve) => setImmediate(resolve));

test(`eight hours of a monitor’s life and a log of ${total} lines: nothing lost, nothing twice`, async () => {
  process.env.TZ = 'Europe/Berlin';
  const log = writtenLog(join(folder, 'mail.log'), Math.min(20_000, Math.ceil(total / 60)));
  writeFileSync(log.path, '');
  const clock = fastClock(factor, start);
  pace.factor = factor;
  const life = liveWith(clock, log.path, join(folder, 'memory.json'));
  const memory: number[] = [];
  const descriptors: number[] = [];
  try {
    await life.begin();
    // Of what is there at the very first start nothing is told.
    await vi.waitUntil(() => life.activity() !== undefined, { timeout: 120_000 });
    const events = happenings(clock, log, life);
    let due = events.shift();
    while (log.written.lines < total || due) {
      if (due && clock.passed() >= due.at * HOUR) {
        await due.happens();
        due = events.shift();
      }
      const share = Math.min(1, clock.passed() / LIFE);
      log.write(Math.floor(total * share) - log.written.lines, clock.now());
      await caughtUp(life, log, 300_000);
      memory.push(Math.round(process.memoryUsage().rss / 1_048_576));
      descriptors.push(readdirSync('/proc/self/fd').length);
      // Of the real clock's milliseconds: as often as a log is written to.
      await new Promise((resolve) => setTimeout(resolve, 10 * factor));
    }
    await settled(life, log);
  } finally {
    await life.end();
    clock.restore();
    pace.factor = 1;
  }
  report(life, log, memory, descriptors);
}, 3_600_000);

/** What happens in these eight hours, at which of them. */
function happenings(clock: FastClock, log: WrittenLog, life: Life) {
  const restart = async () => {
    log.master('stop', clock.now());
    life.postfix.state = 'stopped';
    await turn();
    life.postfix.state = 'running';
    log.master('start', clock.now());
  };
  const stopUntilTold = async (meanwhile: () => void = () => {}) => {
    const before = life.told('stopped').length;
    log.master('stop', clock.now());
    life.postfix.state = 'stopped';
    await life.lookedAgain();
    // What is read after a clock was set back, and says it was written before, is in no day's count.
    await caughtUp(life, log);
    meanwhile();
    await vi.waitUntil(() => life.told('stopped').length > before, { timeout: 120_000 });
    life.postfix.state = 'running';
    log.master('start', clock.now());
  };
  const travel = (to: string) => async () => {
    await settled(life, log);
    process.env.TZ = to;
    const at = clock.now();
    log.write(10, at);
    await settled(life, log);
    // A log without years and zones tells the time all the same.
    expect(Math.abs((life.lastTime() ?? 0) - at), to).toBeLessThan(2_000);
  };
  const nap = async () => {
    await settled(life, log);
    clock.set(9 * HOUR);
    life.monitor().lookNow();
  };
  const quitAndStart = async () => {
    await life.end();
    log.write(100, clock.now());
    await life.begin();
  };
  const killed = async () => {
    await settled(life, log);
    const memoryFile = join(folder, 'memory.json');
    // It is written now and then: what was told since would be told once more.
    const remembered = () => JSON.parse(readFileSync(memoryFile, 'utf8')).position.offset;
    await vi.waitUntil(() => remembered() === statSync(log.path).size, { timeout: 120_000 });
    copyFileSync(memoryFile, `${memoryFile}.kept`);
    const before = life.next();
    log.write(100, clock.now(), false);
    await caughtUp(life, log);
    await life.end();
    renameSync(`${memoryFile}.kept`, memoryFile);
    life.goBackTo(before);
    await life.begin();
  };
  const rotate = async () => log.rename();
  const truncate = async () => {
    await caughtUp(life, log);
    log.copyAndTruncate();
  };
  return [
    { at: 0.4, happens: rotate },
    { at: 0.8, happens: restart },
    { at: 1.2, happens: truncate },
    { at: 1.6, happens: () => stopUntilTold() },
    { at: 2, happens: quitAndStart },
    { at: 2.4, happens: restart },
    { at: 3.2, happens: rotate },
    { at: 3.6, happens: nap },
    { at: 4, happens: killed },
    { at: 4.4, happens: travel('America/New_York') },
    { at: 4.8, happens: truncate },
    {
      at: 5.2,
      happens: async () => {
        log.rename();
        await stopUntilTold(() => clock.set(-2 * HOUR));
      },
    },
    { at: 5.6, happens: restart },
    {
      at: 6,
      happens: async () => {
        life.postfix.messages = 150;
        await vi.waitUntil(() => life.told('growing').length > 0, { timeout: 120_000 });
      },
    },
    { at: 6.4, happens: async () => clock.set(2 * HOUR) },
    {
      at: 6.8,
      happens: async () => {
        await life.end();
        log.rename();
        log.write(100, clock.now());
        log.rename();
        await life.begin();
      },
    },
    { at: 7.2, happens: travel('Asia/Tokyo') },
    { at: 7.6, happens: truncate },
  ];
}

/** All that is written has been read, but for so many lines. */
const caughtUp = (life: Life, log: WrittenLog, butFor = 0) =>
  vi.waitUntil(() => life.next() >= log.written.lines - butFor, { timeout: 600_000, interval: 5 });

/** And every bounce has been told. */
async function settled(life: Life, log: WrittenLog): Promise<void> {
  await caughtUp(life, log);
  await vi.waitUntil(() => life.bouncesTold() >= log.written.bounced, { timeout: 600_000 });
}

function report(life: Life, log: WrittenLog, memory: number[], descriptors: number[]): void {
  const { lines, ...deliveries } = log.written;
  const part = (of: number[], from: number, to: number) =>
    Math.max(...of.slice(Math.floor(of.length * from), Math.ceil(of.length * to)));
  const [early, late] = [part(memory, 0.3, 0.6), part(memory, 0.8, 1)];
  const [few, many] = [part(descriptors, 0.1, 0.4), part(descriptors, 0.8, 1)];
  console.log(
    `faults: eight hours of the monitor: ${lines} lines: ${life.next()} told, ${life.problems()} out of place; ` +
      `${life.told('').length} notifications, ${life.doubled()} of them double; ` +
      `memory ${early} to ${late} MB; descriptors ${few} to ${many}`,
  );
  expect({ next: life.next(), problems: life.problems(), doubled: life.doubled() }).toEqual({
    next: lines,
    problems: 0,
    doubled: 0,
  });
  expect(life.activity()).toEqual(deliveries);
  expect(life.bouncesTold()).toBe(log.written.bounced);
  expect(life.told('stopped')).toHaveLength(2);
  expect(life.told('growing')).toHaveLength(1);
  expect(life.waitingTold()).toBe(life.waited);
  expect(late - early).toBeLessThan(60);
  expect(many).toBeLessThanOrEqual(few + 6);
}
