import { expect, test } from 'vitest';
import { queuePager } from '../../main/postfix/queue-page.ts';
import { queueReader } from '../../main/postfix/queue-reader.ts';
import { queueTally } from '../../main/postfix/queue-summary.ts';

const step = Number(process.env.POSTBAR_FAULT_STEP ?? '1');
const messages = Math.ceil(1_000_000 / step);
const now = Date.UTC(2026, 10, 25);

test(`${messages} messages, each for a reason of its own, and lines of ten megabytes: bounded memory`, () => {
  const tally = queueTally(now);
  const pager = queuePager({ limit: 50, sort: { by: 'sender' } });
  let problems = 0;
  const reader = queueReader(
    {
      message: (message) => {
        tally.add(message);
        pager.add(message);
      },
      problem: () => {
        problems += 1;
      },
    },
    now,
  );
  const before = process.memoryUsage().rss;
  let peak = before;
  for (let index = 0; index < messages; index += 1) {
    reader.push(`${line(index)}\n`);
    if (index % 10_000 === 0) peak = Math.max(peak, process.memoryUsage().rss);
  }
  for (const filler of ['x', '\u001b[2J', '\u202e', '<b>']) {
    reader.push(`{"queue_name": "${filler.repeat(10_000_000 / filler.length)}\n`);
    peak = Math.max(peak, process.memoryUsage().rss);
  }
  reader.end();
  const grown = Math.round((peak - before) / 1_048_576);
  console.log(`faults: a queue of ${messages} reasons and 40 MB of long lines: ${grown} MB more`);
  expect(tally.summary()).toMatchObject({ total: messages });
  // The tally lets some thousands of causes gather before it drops the rare ones.
  if (messages > 20_000) expect(tally.summary().approximate).toBe(true);
  expect(problems).toBe(4);
  expect(pager.page().messages).toHaveLength(50);
  expect(grown).toBeLessThan(400);
});

/** What postqueue -j prints, the reason full of what a terminal or a page could obey. */
function line(index: number): string {
  const word = index.toString(36).replace(/\d/g, (digit) => 'qwxyzvkjhf'[Number(digit)] ?? '');
  return JSON.stringify({
    queue_name: 'deferred',
    queue_id: index.toString(16).toUpperCase().padStart(10, 'A'),
    arrival_time: 1_790_000_000,
    message_size: 1,
    forced_expire: false,
    sender: `s${index}@lab.example`,
    recipients: [
      {
        address: `a@d${word}.example`,
        delay_reason: `\u001b]0;x\u0007\u202e<img src=x> cause ${word} of many`,
      },
    ],
  });
}
