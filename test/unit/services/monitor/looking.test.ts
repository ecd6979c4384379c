import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keepLooking, type Looking } from '../../../../main/services/monitor/looking.ts';

let looking: Looking;
let looks: number;
let atOnce: number;
let most: number;
/** How long a look takes. */
let takes: number;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  [looks, atOnce, most, takes] = [0, 0, 0, 10];
  looking = keepLooking(async () => {
    looks++;
    atOnce++;
    most = Math.max(most, atOnce);
    await new Promise((resolve) => setTimeout(resolve, takes));
    atOnce--;
  }, 'normal');
});
afterEach(async () => {
  const closed = looking.close();
  await vi.runAllTimersAsync();
  await closed;
  vi.useRealTimers();
});

const SECOND = 1_000;
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

test('at once, and then at the pace of the attention', async () => {
  await pass(100);
  expect(looks).toBe(1);
  await pass(200 * SECOND);
  expect(looks).toBeGreaterThanOrEqual(9);
  expect(looks).toBeLessThanOrEqual(11);
  looking.attend('open');
  looks = 0;
  await pass(30 * SECOND);
  expect(looks).toBeGreaterThanOrEqual(6);
  looking.attend('away');
  looks = 0;
  await pass(119 * SECOND);
  expect(looks).toBeLessThanOrEqual(1);
  // Whoever comes back sees what is, not what was.
  looking.attend('normal');
  await pass(SECOND);
  expect(looks).toBeGreaterThanOrEqual(1);
});

test('a look that takes long is followed by a long rest, whoever watches', async () => {
  takes = 4 * SECOND;
  looking.attend('open');
  await pass(60 * 60 * SECOND);
  // 4 s of each 204 s.
  expect((looks * takes) / (60 * 60 * SECOND)).toBeLessThanOrEqual(0.022);
  expect(looks).toBeGreaterThanOrEqual(14);
});

test('never two at once, never twice a second, however often it is asked for', async () => {
  takes = 300;
  for (let asked = 0; asked < 1_000; asked++) {
    looking.lookNow();
    await pass(10);
  }
  expect(most).toBe(1);
  expect(looks).toBeLessThanOrEqual(9);
  expect(looks).toBeGreaterThanOrEqual(7);
});

test('none begins after the end', async () => {
  await pass(5);
  const closed = looking.close();
  await pass(100);
  await closed;
  looking.lookNow();
  await pass(1_000 * SECOND);
  expect(looks).toBe(1);
});
