import { describe, expect, test } from 'vitest';
import type { QueueMessage } from '../../../main/postfix/queue-message.ts';
import { corpusFiles, corpusText, hasCorpus } from './corpus.ts';
import { readListing } from './queue-reading.ts';

// The generated listings were made on this day, by a machine in UTC.
const generated = Date.UTC(2026, 10, 25, 12);
const folder = 'queue/generated-postfix-3.7.11';
const pairs = [
  '01-active-in-flight',
  '02-deferred-mixed',
  '03-hold-and-forced-expire',
  '04-long-queue-ids-smtputf8-off',
  '05-large-180-messages',
  '06-mail-system-down',
  '07-down-with-maildrop',
  '08-empty',
];

/** A message as far as a text listing tells it: in UTC, and only active and hold by name. */
function asText({ queueName, forcedExpire, ...message }: QueueMessage) {
  const shown = queueName === 'active' || queueName === 'hold' ? queueName : 'deferred';
  return { ...message, queueName: shown, forcedExpire: forcedExpire === true };
}

describe.runIf(hasCorpus())('the corpus of queue listings', () => {
  const inUtc = new Date(2026, 0, 1).getTimezoneOffset() === 0;

  for (const pair of pairs) {
    test(`${pair}: the same messages from JSON and from text`, () => {
      const json = readListing(corpusText(`${folder}/${pair}.json`), generated);
      const text = readListing(corpusText(`${folder}/${pair}.mailq.txt`), generated);
      const shown = ({ arrivalTime, ...message }: ReturnType<typeof asText>) =>
        inUtc ? { ...message, arrivalTime } : message;
      expect(text.messages.map(asText).map(shown)).toEqual(json.messages.map(asText).map(shown));
      expect(json.problems).toEqual([]);
      expect(text.problems.filter(({ kind }) => kind === 'unreadable-line')).toEqual([]);
    });
  }

  test('samples people posted, and the stories: every message is read', () => {
    const files = [...corpusFiles('queue/public'), ...corpusFiles('stories')].filter((file) =>
      /\.mailq\.txt$|\.json$/.test(file),
    );
    expect(files.length).toBeGreaterThan(20);
    for (const file of files) {
      const listing = corpusText(file);
      const { messages, problems } = readListing(listing);
      const counted = / in (\d+) Request/.exec(listing)?.[1] ?? listing.match(/^\{/gm)?.length ?? 0;
      expect(`${file}: ${messages.length}`).toBe(`${file}: ${counted}`);
      expect(problems.filter(({ kind }) => kind !== 'accessed-directly')).toEqual([]);
    }
  });

  test('two reasons in one message, and a note of Postfix before the listing', () => {
    const { messages, problems } = readListing(
      corpusText('queue/public/mailu-1061-ipv6-down.mailq.txt'),
    );
    expect(messages.at(-1)?.recipients).toEqual([
      {
        address: 'recipientuser.one@gmail.com',
        reason: 'connect to alt4.gmail-smtp-in.l.google.com[74.125.200.26]:25: Operation timed out',
        reasonKind: 'delay',
      },
      {
        address: 'r.other@groupx.example',
        reason: 'connect to aspmx3.googlemail.com[142.251.9.27]:25: Operation timed out',
        reasonKind: 'delay',
      },
    ]);
    expect(problems).toMatchObject([{ kind: 'accessed-directly' }]);
  });
});
