import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { QueueMessage } from '../../../../main/postfix/queue-message.ts';
import {
  growth,
  type QueueMemory,
  stoppage,
  waitingTally,
} from '../../../../main/services/notifications/queue-trouble.ts';

const HOUR = 3_600_000;
const limits = { waitingMs: 4 * HOUR, size: 100, stoppedMs: 60_000 };
const now = Date.UTC(2026, 4, 12, 9);

const earlier = { waitingUpTo: now - 1_000 * HOUR };

const message = (hoursOld: number, more: Partial<QueueMessage> = {}): QueueMessage => ({
  queueName: 'deferred',
  queueId: '3A1B2C3D4E5',
  arrivalTime: now - hoursOld * HOUR,
  size: 1_000,
  sender: 'alice@lab.example',
  recipients: [
    {
      address: 'full@isp.example',
      reason:
        'host mx.isp.example[192.0.2.9] said: 452 4.2.2 Mailbox full (in reply to RCPT TO command)',
    },
  ],
  ...more,
});

/** A look at these messages after an earlier one at an empty queue. */
function waiting(messages: readonly QueueMessage[], memory: QueueMemory = earlier, at = now) {
  const tally = waitingTally(memory, limits, at);
  for (const one of messages) tally.add(one);
  return tally;
}

describe('waiting too long', () => {
  test('messages over the limit, by place and cause', () => {
    const tally = waiting([message(3), message(5), message(30)]);
    expect(tally.troubles()).toMatchObject([
      { kind: 'waiting', count: 2, destination: 'isp.example', cause: 'mailbox-full' },
    ]);
  });

  test('what was put on hold, and reports, wait on purpose', () => {
    const held = message(9, { queueName: 'hold' });
    const report = message(9, { sender: 'MAILER-DAEMON' });
    expect(waiting([held, report]).troubles()).toEqual([]);
  });

  test('what is overdue at the very first look is one trouble, not one for each cause', () => {
    const other = {
      recipients: [
        {
          address: 'a@b.example',
          reason: 'connect to b.example[192.0.2.1]:25: Connection timed out',
        },
      ],
    };
    const first = waiting([message(5), message(6, other), message(3)], {});
    expect(first.troubles()).toEqual([{ kind: 'waiting', count: 2 }]);
    expect(waiting([message(5), message(6)], {}).troubles()).toMatchObject([
      { kind: 'waiting', count: 2, destination: 'isp.example', cause: 'mailbox-full' },
    ]);
    // From then on it is as ever.
    const memory = { waitingUpTo: first.upTo };
    const later = waiting([message(5), message(3.5, other)], memory, now + HOUR);
    expect(later.troubles()).toMatchObject([
      { kind: 'waiting', count: 1, destination: 'b.example' },
    ]);
  });

  test('more places than there is room for are counted all the same', () => {
    const many = Array.from({ length: 300 }, (_, at) =>
      message(5, { recipients: [{ address: `a@d${at}.example`, reason: 'full' }] }),
    );
    const troubles = waiting(many).troubles();
    expect(troubles.length).toBeLessThan(210);
    expect(troubles.reduce((sum, { count }) => sum + count, 0)).toBe(300);
  });

  test('a raised limit tells nothing again, and a clock that was ahead hides nothing', () => {
    const told = waiting([message(5)]);
    const raised = waitingTally(
      { waitingUpTo: told.upTo },
      { ...limits, waitingMs: 8 * HOUR },
      now + HOUR,
    );
    raised.add(message(5));
    expect(raised.troubles()).toEqual([]);
    expect(raised.upTo).toBe(told.upTo);
    const ahead = waiting([message(3.5)], { waitingUpTo: now + 9_000 * HOUR }, now);
    const later = waiting([message(3.5)], { waitingUpTo: ahead.upTo }, now + HOUR);
    expect(later.troubles()).toMatchObject([{ count: 1 }]);
  });

  test('each message is told in exactly one of any looks at the queue', () => {
    const ages = fc.array(fc.integer({ min: 0, max: 48 * 60 }), { maxLength: 40 });
    const looks = fc.array(fc.integer({ min: 1, max: 600 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(ages, looks, (minutesOld, pauses) => {
        const messages = minutesOld.map((minutes) => message(minutes / 60));
        let memory: QueueMemory = earlier;
        let at = now;
        let told = 0;
        for (const pause of pauses) {
          at += pause * 60_000;
          const tally = waiting(messages, memory, at);
          told += tally.troubles().reduce((sum, { count }) => sum + count, 0);
          memory = { ...memory, waitingUpTo: tally.upTo };
        }
        const over = messages.filter(({ arrivalTime }) => arrivalTime <= at - limits.waitingMs);
        expect(told).toBe(over.length);
      }),
    );
  });
});

test('growth is told at the limit, at twice that, and anew after it has shrunk', () => {
  let memory: QueueMemory = {};
  const told = [10, 99, 100, 150, 199, 200, 399, 60, 120, 40, 100].map((total) => {
    const step = growth(memory, total, limits);
    memory = step.memory;
    return step.trouble?.count;
  });
  const no = undefined;
  expect(told).toEqual([no, no, 100, no, no, 200, no, no, no, no, 100]);
});

test('a stop is told after as long as the limit says', () => {
  const patient = { ...limits, stoppedMs: 5 * 60_000 };
  const { memory } = stoppage({}, 'stopped', patient, now);
  expect(stoppage(memory, 'stopped', patient, now + 299_000).trouble).toBeUndefined();
  expect(stoppage(memory, 'stopped', patient, now + 300_000).trouble).toBeDefined();
});

test('a stop is told after a minute, once; a restart never', () => {
  let memory: QueueMemory = {};
  const states = [
    ['stopped', 0, false],
    ['running', 5, false],
    ['stopped', 20, false],
    ['stopped', 79, false],
    ['unknown', 85, false],
    ['stopped', 90, true],
    ['stopped', 900, false],
    ['running', 910, false],
    ['asleep', 1_000, false],
    ['stopped', 1_001, false],
    ['stopped', 1_100, true],
  ] as const;
  for (const [state, seconds, expected] of states) {
    const step = stoppage(memory, state, limits, now + seconds * 1_000);
    memory = JSON.parse(JSON.stringify(step.memory));
    expect([state, seconds, step.trouble !== undefined]).toEqual([state, seconds, expected]);
  }
});

test('a clock set back while Postfix stands still: the stop is told after a minute all the same, once', () => {
  let memory: QueueMemory = {};
  const told = [0, -7_200, -7_150, -7_139, -7_000, -14_400, -14_300].map((seconds) => {
    const step = stoppage(memory, 'stopped', limits, now + seconds * 1_000);
    memory = step.memory;
    return step.trouble !== undefined;
  });
  expect(told).toEqual([false, false, false, true, false, false, false]);
});
