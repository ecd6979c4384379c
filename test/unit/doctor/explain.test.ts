import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diagnose, explain } from '../../../main/doctor/reasons/explain.ts';
import { reasons as german } from '../../../main/texts/de/reasons.ts';
import { reasons as english } from '../../../main/texts/en/reasons.ts';

const corpus = resolve(import.meta.dirname, '../../../../shared/corpus/reasons.jsonl');
const ptr =
  'host gmail-smtp-in.l.google.com[2a00:1450:400c::1a] said: 550-5.7.1 [2001:db8::10] Our system has detected that this message does 550-5.7.1 not meet IPv6 sending guidelines regarding PTR records (in reply to end of DATA command)';

test.each([
  [ptr, 'no-ptr-ipv6', true],
  ['unknown mail transport error', 'transport-broken', false],
  ['mail transport unavailable', 'transport-broken', false],
  ['address resolver failure', 'local-config', false],
  ['connect to mx.example[192.0.2.1]:25: Connection timed out', 'network', false],
  [
    'host mx.example[192.0.2.1] said: 552 5.2.2 Mailbox full (in reply to RCPT TO command)',
    'mailbox-full',
    false,
  ],
  [
    'host mx.example[192.0.2.1] said: 550 5.1.1 <x@mx.example>: Recipient address rejected: User unknown (in reply to RCPT TO command)',
    'user-unknown',
    false,
  ],
])('%s', (reason, wanted, ipv4Helps) => {
  expect(diagnose(reason)).toMatchObject({ class: wanted, ipv4Helps });
});

test('an explanation says what happened, what comes next and who can act, in both languages', () => {
  for (const texts of [english, german]) {
    const explained = explain(ptr, texts);
    expect(explained).toMatchObject({ provider: 'google', retry: 'given-up' });
    for (const words of [explained.title, explained.text, explained.next, explained.whoActsText]) {
      expect(words.length).toBeGreaterThan(10);
      expect(words.length).toBeLessThan(500);
    }
  }
});

test('whatever text comes, there is an answer, and its words are bounded', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 2_000 }), (reason) => {
      const { title, text } = explain(reason, english);
      expect(title.length + text.length).toBeLessThan(1_000);
    }),
  );
});

describe.skipIf(!existsSync(corpus))('real reasons', () => {
  const rows = existsSync(corpus)
    ? readFileSync(corpus, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line))
    : [];

  test('at least 95 of 100 fall in the class a reader gave them', () => {
    const wrong = rows.filter((row) => diagnose(row.reason, row).class !== row.class);
    const right = rows.length - wrong.length;
    console.log(`${right} of ${rows.length} real reasons fall in the class a reader gave them`);
    const first = wrong.slice(0, 3).map(({ reason }) => reason);
    expect(right / rows.length, first.join('\n')).toBeGreaterThanOrEqual(0.95);
  });

  test('IPv4 is never promised where the trouble is not IPv6’s', () => {
    const others = rows.filter((row) => !row.ipv6_related);
    expect(others.filter((row) => diagnose(row.reason).ipv4Helps === true)).toEqual([]);
  });
});
