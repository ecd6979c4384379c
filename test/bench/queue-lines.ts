import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

const reasons = [
  (at: number) =>
    `host mx${at % 4}.isp.example[192.0.2.${at % 200}] said: 452 4.2.2 <member${at}@d${at % 400}.example>: Mailbox full (in reply to RCPT TO command)`,
  (at: number) =>
    `connect to mx.far.example[2001:db8::${(at % 4000).toString(16)}]:25: Connection timed out`,
  (at: number) =>
    `host mx.town.example[192.0.2.5] said: 450 4.2.0 <member${at}@d${at % 400}.example>: Recipient address rejected: Greylisted, see http://postgrey.example/help/d${at % 400}.example.html (in reply to RCPT TO command)`,
  () => 'delivery temporarily suspended: lost connection with mx.shy.example[192.0.2.9]',
];

/** The `at`th message of a bad day's queue, as `postqueue -j` of Postfix 3.5 and later prints it. */
function queueLine(at: number): string {
  const queue = at % 50 === 0 ? 'hold' : 'deferred';
  const id = (0x4f2a_0000_0000 + at * 4_099).toString(16).toUpperCase();
  const reason = reasons[at % reasons.length]?.(at);
  const recipients = `{"address": "member${at}@d${at % 400}.example", "delay_reason": "${reason}"}`;
  return `{"queue_name": "${queue}", "queue_id": "${id}", "arrival_time": ${1_790_000_000 + at}, "message_size": ${1_000 + (at % 90_000)}, "forced_expire": false, "sender": "sender${at % 3_000}@club.example", "recipients": [${recipients}]}\n`;
}

/** Writes a listing of this many messages. */
export async function writeQueueListing(path: string, messages: number): Promise<void> {
  await pipeline(Readable.from(inParts(messages, queueLine)), createWriteStream(path));
}

/** Texts of a thousand lines each: one write a line would take minutes. */
export function* inParts(count: number, line: (at: number) => string): Generator<string> {
  for (let from = 0; from < count; from += 1_000) {
    const length = Math.min(1_000, count - from);
    yield Array.from({ length }, (_, offset) => line(from + offset)).join('');
  }
}
