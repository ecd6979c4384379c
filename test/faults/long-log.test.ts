import { appendFileSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { thisMachine } from '../../main/host/this-machine.ts';
import { followLog } from '../../main/postfix/log-follow.ts';
import { logParser } from '../../main/postfix/log-parse.ts';
import type { LogFollower, LogPosition } from '../../main/postfix/log-source.ts';

// Ten million lines take long: `npm run test:faults` writes them, CI a sample.
const step = Number(process.env.POSTBAR_FAULT_STEP ?? '1');
const total = Math.ceil(10_000_000 / step);

const HOURS = 8;
const BATCHES = 80;
const start = Date.UTC(2026, 9, 25, 0, 0);

test(`eight hours of a log, ${total} lines, with rotations, restarts and a clock that jumps`, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'postbar-long-'));
  const path = join(folder, 'mail.log');
  const perBatch = Math.ceil(total / BATCHES);
  let clock = start;
  let next = 0;
  let problems = 0;
  let expected = 0;
  let position: LogPosition | undefined;
  let gaps = 0;
  const parse = logParser(() => clock);
  const open = (): LogFollower =>
    followLog(
      thisMachine(),
      { kind: 'file', path },
      { from: position, backMs: 1e9, backBytes: 1e9, now: () => clock, pollMs: () => 5 },
      {
        line: (line) => {
          if (parse(line).queueId !== idOf(next)) problems += 1;
          next += 1;
        },
        position: (to) => {
          position = to;
        },
        caughtUp: () => {},
        trouble: () => {},
        gap: () => {
          gaps += 1;
        },
      },
    );
  let follower: LogFollower | undefined;
  const memory: number[] = [];
  const descriptors: number[] = [];
  try {
    for (let batch = 0; batch < BATCHES; batch += 1) {
      clock += (HOURS * 3_600_000) / BATCHES;
      // A sleep of nine hours, and a clock set back by two.
      if (batch === 30) clock += 9 * 3_600_000;
      if (batch === 50) clock -= 2 * 3_600_000;
      // A restart, with what was written while nobody watched.
      if (batch % 20 === 10) {
        await follower?.close();
        follower = undefined;
      }
      if (batch % 9 === 8) renameSync(path, `${path}.${batch}`);
      write(path, expected, perBatch, clock);
      expected += perBatch;
      follower ??= open();
      await until(() => next >= expected);
      memory.push(rss());
      descriptors.push(readdirSync('/proc/self/fd').length);
    }
  } finally {
    await follower?.close();
    rmSync(folder, { recursive: true });
  }
  const [early, late] = [memory.slice(20, 40), memory.slice(60)].map((of) => Math.max(...of));
  const grown = (late ?? 0) - (early ?? 0);
  console.log(
    `faults: ${expected} lines: ${next} told, ${problems} out of place, ${gaps} gaps; memory ${early} to ${late} MB; descriptors ${descriptors[20]} to ${descriptors.at(-1)}`,
  );
  expect({ next, problems, gaps }).toEqual({ next: expected, problems: 0, gaps: 0 });
  expect(grown).toBeLessThan(60);
  expect(Math.max(...descriptors.slice(60))).toBeLessThanOrEqual((descriptors[20] ?? 0) + 10);
}, 3_600_000);

/** A queue id of its own for each line, as Postfix's short ones look. */
const idOf = (index: number) => (0x10_0000_0000 + index).toString(16).toUpperCase();

function write(path: string, from: number, count: number, clock: number): void {
  const time = new Date(clock).toISOString();
  const lines = Array.from(
    { length: count },
    (_, offset) =>
      `${time} mail postfix/smtp[1]: ${idOf(from + offset)}: to=<a@b.example>, relay=none, delay=1, dsn=4.4.1, status=deferred (connect to b.example[192.0.2.1]:25: Connection timed out)\n`,
  );
  appendFileSync(path, lines.join(''));
}

const rss = () => Math.round(process.memoryUsage().rss / 1_048_576);

async function until(condition: () => boolean): Promise<void> {
  for (let waited = 0; !condition() && waited < 60_000; waited += 5) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
