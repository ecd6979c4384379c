import { expect, test } from 'vitest';
import { readListing } from './queue-reading.ts';

const now = new Date(2026, 10, 25, 12).getTime();
const read = (listing: string) => readListing(listing, now);

test('short ids: marks, a reason for several recipients, a second reason, none', () => {
  const { messages, problems } =
    read(`-Queue ID-  --Size-- ----Arrival Time---- -Sender/Recipient-------
061A5B062E*    1300 Wed Nov 25 03:09:51  a@example.com
                                         b@example.org

10B11AF9A1!  221654 Wed Nov 25 03:09:51  a@example.com
(host mx.example.org[192.0.2.1] said: 450 4.7.1 try (later) (in reply to RCPT TO command))
                                         b@example.org
                                         c@example.org
          (connect to mx.example.net[192.0.2.2]:25: Connection refused)
                                         d@example.net
(reason unavailable)
                                         e@example.net

2B84E22260F#  205977 Wed Nov 25 03:09:51  MAILER-DAEMON
                                         "f g"@example.net

-- 418 Kbytes in 3 Requests.
`);
  const reason =
    'host mx.example.org[192.0.2.1] said: 450 4.7.1 try (later) (in reply to RCPT TO command)';
  const arrivalTime = new Date(2026, 10, 25, 3, 9, 51).getTime();
  expect(problems).toEqual([]);
  expect(messages).toEqual([
    {
      queueName: 'active',
      queueId: '061A5B062E',
      arrivalTime,
      size: 1300,
      sender: 'a@example.com',
      recipients: [{ address: 'b@example.org' }],
    },
    {
      queueName: 'hold',
      queueId: '10B11AF9A1',
      arrivalTime,
      size: 221_654,
      sender: 'a@example.com',
      recipients: [
        { address: 'b@example.org', reason, reasonKind: 'delay' },
        { address: 'c@example.org', reason, reasonKind: 'delay' },
        {
          address: 'd@example.net',
          reason: 'connect to mx.example.net[192.0.2.2]:25: Connection refused',
          reasonKind: 'delay',
        },
        { address: 'e@example.net' },
      ],
    },
    {
      queueName: 'deferred',
      queueId: '2B84E22260F',
      arrivalTime,
      size: 205_977,
      sender: 'MAILER-DAEMON',
      forcedExpire: true,
      recipients: [{ address: '"f g"@example.net' }],
    },
  ]);
});

test('long ids, and a listing cut off in the middle', () => {
  const { messages } = read(`----Queue ID----- --Size-- ---Arrival Time---- --Sender/Recipient------
4jZ5Q42dB0zK5RQ#       264 Wed Nov 25 03:53:48 officer@lab.example
                                                  (mail transport unavailable)
                                               d@gmail.com`);
  expect(messages).toMatchObject([
    {
      queueId: '4jZ5Q42dB0zK5RQ',
      forcedExpire: true,
      recipients: [{ address: 'd@gmail.com', reason: 'mail transport unavailable' }],
    },
  ]);
});

test('an empty queue holds nothing, and that is no problem', () => {
  expect(read('Mail queue is empty\n')).toEqual({ messages: [], problems: [] });
  expect(read('')).toEqual({ messages: [], problems: [] });
});

const complaints: ReadonlyArray<readonly [line: string, kind: string]> = [
  ['postqueue: fatal: Queue report unavailable - mail system is down', 'mail-system-down'],
  [
    'postqueue: fatal: Queue report unavailable - mail system is down (Connect to the Postfix showq service: Connection refused)',
    'mail-system-down',
  ],
  ['postqueue: warning: Mail system is down -- accessing queue directly', 'accessed-directly'],
  ['postqueue: fatal: User bob(1000) is not allowed to view the mail queue', 'not-permitted'],
  ['postqueue: error: unauthorized configuration directory name: /x', 'unknown-configuration'],
  ['postqueue: fatal: malformed showq server response', 'failed'],
  ['Segmentation fault', 'unreadable-line'],
];

for (const [line, kind] of complaints) {
  test(`${kind}: ${line}`, () =>
    expect(read(`${line}\n`).problems).toEqual([{ kind, text: line }]));
}

const years: ReadonlyArray<readonly [date: string, year: number, why: string]> = [
  ['Wed Nov 25 03:09:51', 2026, 'today'],
  ['Thu Nov 26 03:09:51', 2026, 'a clock that is ahead by less than a day'],
  ['Wed Dec 31 03:09:51', 2025, 'last December'],
  ['Fri Jan 10 20:14:11', 2025, 'held for nearly two years: its weekday tells'],
  ['Thu Feb 29 20:14:11', 2024, 'a day of leap years'],
];

for (const [date, year, why] of years) {
  test(`${date} is of ${year}: ${why}`, () => {
    const [message] = read(`D4008202F6A04      337 ${date}  a@example.com\n`).messages;
    expect(new Date(message?.arrivalTime ?? 0).getFullYear()).toBe(year);
  });
}

test('a line of JSON among text is still read', () => {
  const json =
    '{"queue_name": "active", "queue_id": "A1B2C3", "arrival_time": 7, "message_size": 1, "sender": "a", "recipients": []}';
  const { messages, problems } = read(
    `postqueue: warning: Mail system is down -- accessing queue directly\n${json}\n`,
  );
  expect(messages).toHaveLength(1);
  expect(problems).toHaveLength(1);
});
