import { expect, test } from 'vitest';
import { ago } from '../../../renderer/time.ts';

const now = Date.UTC(2026, 4, 12, 12);
const before = (minutes: number) => now - minutes * 60_000;

test.each([
  [before(0), 'en', 'just now'],
  [before(0.9), 'en', 'just now'],
  [before(1), 'en', '1 minute ago'],
  [before(59.9), 'en', '59 minutes ago'],
  [before(125), 'en', '2 hours ago'],
  [before(125), 'de', 'vor 2 Stunden'],
  [before(30 * 60), 'en', 'yesterday'],
  // A clock that was set back makes nothing happen in the future.
  [now + 5000, 'en', 'just now'],
])('%s in %s is %s', (at, locale, words) => {
  expect(ago(at, now, locale, 'just now')).toBe(words);
});
