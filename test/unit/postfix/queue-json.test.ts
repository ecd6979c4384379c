import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readQueueLine } from '../../../main/postfix/queue-json.ts';
import { scanQueueLine } from '../../../main/postfix/queue-json-scan.ts';
import { readListing } from './queue-reading.ts';

const head =
  '{"queue_name": "deferred", "queue_id": "3F373F5418", "arrival_time": 1787026965, "message_size": 5794, ';
const message = {
  queueName: 'deferred',
  queueId: '3F373F5418',
  arrivalTime: 1_787_026_965_000,
  size: 5794,
  sender: 'a@example.com',
};

const shapes: ReadonlyArray<readonly [name: string, rest: string, found: object]> = [
  [
    'Postfix 3.1',
    '"sender": "a@example.com", "recipients": [{"address": "b@example.net", "delay_reason": "connect to mx[192.0.2.1]:25: Connection refused"}]}',
    {
      ...message,
      recipients: [
        {
          address: 'b@example.net',
          reason: 'connect to mx[192.0.2.1]:25: Connection refused',
          reasonKind: 'delay',
        },
      ],
    },
  ],
  [
    'Postfix 3.5, forced to expire, two recipients, one without a reason',
    '"forced_expire": true, "sender": "a@example.com", "recipients": [{"address": "b@example.net"}, {"address": "c@example.net", "delay_reason": "x"}]}',
    {
      ...message,
      forcedExpire: true,
      recipients: [
        { address: 'b@example.net' },
        { address: 'c@example.net', reason: 'x', reasonKind: 'delay' },
      ],
    },
  ],
  [
    'Postfix 3.11, an alias, a bounce and another reason',
    '"forced_expire": false, "sender": "a@example.com", "recipients": [{"orig_address": "root", "address": "b@example.net", "bounce_reason": "gone"}, {"orig_address": "", "address": "c@example.net", "other_reason": "y"}]}',
    {
      ...message,
      forcedExpire: false,
      recipients: [
        { address: 'b@example.net', origAddress: 'root', reason: 'gone', reasonKind: 'bounce' },
        { address: 'c@example.net', reason: 'y', reasonKind: 'other' },
      ],
    },
  ],
  [
    'escaped characters',
    '"sender": "a@example.com", "recipients": [{"address": "\\"b c\\"@example.net", "delay_reason": "\\\\o/ \\u00e9"}]}',
    {
      ...message,
      recipients: [{ address: '"b c"@example.net', reason: '\\o/ é', reasonKind: 'delay' }],
    },
  ],
  ['no recipients', '"sender": "a@example.com", "recipients": []}', { ...message, recipients: [] }],
];

for (const [name, rest, found] of shapes) {
  test(`${name}: a message, the fast way and by JSON.parse`, () => {
    expect(readQueueLine(head + rest)).toEqual(found);
    expect(readListing(`${head}${rest}\n`)).toEqual({ messages: [found], problems: [] });
    if (!rest.includes('\\'))
      expect(scanQueueLine(head + rest, 0, (head + rest).length)).toEqual(found);
  });
}

test('another order of keys, other blanks and unknown keys are JSON all the same', () => {
  const line = JSON.stringify({
    recipients: [{ delay_reason: 'x', address: 'b@example.net', new_key: 1 }],
    sender: 'a@example.com',
    message_size: 5794,
    arrival_time: 1_787_026_965,
    queue_id: '3F373F5418',
    queue_name: 'deferred',
  });
  expect(readQueueLine(line)).toEqual({
    ...message,
    recipients: [{ address: 'b@example.net', reason: 'x', reasonKind: 'delay' }],
  });
});

const whole = `${head}"sender": "a", "recipients": []}`;
const wrong = [
  '{"queue_name": "deferred"',
  '{}',
  whole.replace('deferred', 'nowhere'),
  whole.replace('1787026965', '"soon"'),
  whole.replace('1787026965', '1e300'),
  whole.replace('5794', '-1'),
  whole.replace('[]', '[{"address": 7}]'),
  whole.replace('[]', '[null]'),
  '{"__proto__": {"queue_name": "deferred"}}',
];

for (const line of wrong) {
  test(`not a message, and said so: ${line.slice(0, 60)}`, () => {
    expect(readQueueLine(line)).toEqual({ kind: 'unreadable-line', text: line });
  });
}

test('the fast reader gives what JSON.parse gives, or nothing', () => {
  const text = fc.string({ unit: 'binary' }).map((value) => value.replaceAll('\u2028', ''));
  const recipient = fc.record({
    address: text,
    reason: fc.option(text),
    original: fc.option(text),
  });
  fc.assert(
    fc.property(
      text,
      fc.nat(),
      fc.array(recipient, { maxLength: 3 }),
      (sender, size, recipients) => {
        const written = recipients.map(({ address, reason, original }) => {
          const start = original === null ? '' : `"orig_address": ${JSON.stringify(original)}, `;
          const end = reason === null ? '' : `, "delay_reason": ${JSON.stringify(reason)}`;
          return `{${start}"address": ${JSON.stringify(address)}${end}}`;
        });
        const line = `{"queue_name": "hold", "queue_id": "A1B2C3", "arrival_time": 7, "message_size": ${size}, "sender": ${JSON.stringify(sender)}, "recipients": [${written.join(', ')}]}`;
        const scanned = line.includes('\\') ? undefined : scanQueueLine(line, 0, line.length);
        if (scanned) expect(scanned).toEqual(readQueueLine(line));
        else expect(line).toContain('\\');
      },
    ),
  );
});

test('a line that only begins like a message does not run into the next', () => {
  const good = `${head}"sender": "a", "recipients": []}`;
  for (let end = 1; end < good.length; end++) {
    const { messages, problems } = readListing(`${good.slice(0, end)}\n${good}\n`);
    expect([messages.length, problems.length]).toEqual([1, 1]);
  }
});
