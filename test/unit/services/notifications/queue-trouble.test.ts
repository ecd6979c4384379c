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
const limits = { waitingMs: 4 * HOUR, size: 100 };
const now = Date.UTC(2026, 4, 12, 9);

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

function waiting(messages: readonly QueueMessage[], memory: QueueMemory = {}, at = now) {
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

  test('each message is told in exactly one of any looks at the queue', () => {
    const ages = fc.array(fc.integer({ min: 0, max: 48 * 60 }), { maxLength: 40 });
    const looks = fc.array(fc.integer({ min: 1, max: 600 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(ages, looks, (minutesOld, pauses) => {
        const messages = minutesOld.map((minutes) => message(minutes / 60));
        let memory: QueueMemory = {};
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
    const step = stoppage(memory, state, now + seconds * 1_000);
    memory = JSON.parse(JSON.stringify(step.memory));
    expect([state, seconds, step.trouble !== undefined]).toEqual([state, seconds, expected]);
  }
});
