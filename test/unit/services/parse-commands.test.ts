import { PassThrough, Readable, Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { parseLog, parseQueue, summarizeLog } from '../../../main/services/parse-commands.ts';

type Command = (input: Readable, output: Writable) => Promise<void>;

/** What a command writes, as objects. */
async function run(command: Command, text: string | Buffer): Promise<unknown[]> {
  const output = new PassThrough();
  const written = output.setEncoding('utf8').toArray();
  await command(Readable.from([Buffer.from(text)]), output);
  output.end();
  const lines = (await written).join('').split('\n');
  expect(lines.pop()).toBe('');
  return lines.map((line) => JSON.parse(line));
}

test('parse-log: a line in, an object out, in order; absent where the line has none', async () => {
  const log = [
    '2026-11-25T03:09:51.123456+01:00 mail postfix/smtp[1]: 4AB12C0DE: to=<a@b.example>, orig_to=<root>, relay=mx.b.example[2001:db8::1]:25, delay=1.5, delays=1/0/0.2/0.3, dsn=5.7.1, status=bounced (host said: "no" (in reply to RCPT TO command))',
    '',
    'not of Postfix: \u202e<b>\t"quoted" \\',
    '4AB12C0DE: removed',
  ];
  expect(await run(parseLog, `${log.join('\n')}\n`)).toEqual([
    {
      time: '2026-11-25T02:09:51.123Z',
      process: 'smtp',
      queueId: '4AB12C0DE',
      event: 'bounced',
      to: 'a@b.example',
      origTo: 'root',
      relayHost: 'mx.b.example',
      relayIp: '2001:db8::1',
      relayPort: 25,
      ipVersion: 6,
      dsn: '5.7.1',
      status: 'bounced',
      delay: 1.5,
      delays: '1/0/0.2/0.3',
      reason: 'host said: "no" (in reply to RCPT TO command)',
    },
    { event: 'other', text: 'not of Postfix: \u202e<b>\t"quoted" \\' },
    { event: 'removed', queueId: '4AB12C0DE' },
  ]);
});

const json =
  '{"queue_name": "deferred", "queue_id": "A1B2C3", "arrival_time": 1787026965, "message_size": 5, "forced_expire": false, "sender": "a@b.example", "recipients": [{"address": "c@d.example", "delay_reason": "x"}]}';
const text = `A1B2C3        5 Wed Aug 19 04:22:45  a@b.example
(x)
                                         c@d.example
`;

test('parse-queue: JSON and mailq text alike, told apart by themselves', async () => {
  const message = {
    queueName: 'deferred',
    queueId: 'A1B2C3',
    size: 5,
    sender: 'a@b.example',
    recipients: [{ address: 'c@d.example', reason: 'x', reasonKind: 'delay' }],
  };
  expect(await run(parseQueue, `${json}\n`)).toEqual([
    { ...message, arrivalTime: '2026-08-18T04:22:45.000Z', forcedExpire: false },
  ]);
  expect(await run(parseQueue, text)).toMatchObject([message]);
});

test('parse-queue: what is no message is said, not lost', async () => {
  expect(await run(parseQueue, '{"queue_name": 7}\nMail queue is empty\n')).toEqual([
    { error: 'unreadable-line', text: '{"queue_name": 7}' },
  ]);
});

test('parse-log waits for a slow reader', async () => {
  let waiting = 0;
  let most = 0;
  const slow = new Writable({
    highWaterMark: 1024,
    write(chunk, _encoding, done) {
      waiting += chunk.length;
      most = Math.max(most, waiting);
      setTimeout(() => {
        waiting -= chunk.length;
        done();
      }, 1);
    },
  });
  const chunk = Buffer.from('4AB12C0DE: removed\n'.repeat(100));
  let given = 0;
  const input = Readable.from(
    (function* () {
      for (; given < 50; given++) yield chunk;
    })(),
  );
  await parseLog(input, slow);
  expect(given).toBe(50);
  expect(most).toBeLessThan(40_000);
});

test('parse-log --summary: a whole log as one object', async () => {
  const delivery =
    'mail postfix/smtp[1]: 4AB12C0DE: to=<a@b.example>, relay=mx[192.0.2.1]:25, delay=1';
  const log = [
    `2026-11-25T03:09:51.123456+01:00 ${delivery}, dsn=2.0.0, status=sent (ok)`,
    `2026-11-25T04:09:51+01:00 ${delivery}, dsn=5.7.1, status=bounced (no)`,
    '',
  ];
  const none = { sent: 0, deferred: 0, bounced: 0 };
  expect(await run(summarizeLog, log.join('\n'))).toEqual([
    {
      first: '2026-11-25T02:09:51.123Z',
      last: '2026-11-25T03:09:51.000Z',
      lines: 2,
      events: {},
      hours: [
        { ...none, start: '2026-11-25T02:00:00.000Z', sent: 1 },
        { ...none, start: '2026-11-25T03:00:00.000Z', bounced: 1 },
      ],
      ipv4: { sent: 1, deferred: 0, bounced: 1 },
      ipv6: none,
      topBounces: [{ name: 'no', count: 1, example: 'no' }],
      topDeferrals: [],
    },
  ]);
  expect(await run(summarizeLog, '')).toMatchObject([{ lines: 0, hours: [] }]);
});
