import fc from 'fast-check';
import { expect, test } from 'vitest';
import { showable } from '../../../renderer/foreign-text.ts';

test.each([
  ['ordinary text stays', 'bob@gmail.com', 'bob@gmail.com'],
  [
    'text in other scripts stays',
    'Ärger 漢字 עברית 👩‍🚀'.replace('\u200d', ''),
    'Ärger 漢字 עברית 👩🚀',
  ],
  ['control characters are pictures', 'a\u0000b\u001b[31m\n', 'a␀b␛[31m␊'],
  ['C1 controls and DEL too', '\u007f\u009b', '␡‹U+009B›'],
  ['marks that reorder are named', 'exe.\u202egnp', 'exe.‹U+202E›gnp'],
  [
    'isolates and invisible ones too',
    '\u2066a\u2069\u200b\ufeff',
    '‹U+2066›a‹U+2069›‹U+200B›‹U+FEFF›',
  ],
])('%s', (_name, given, shown) => {
  expect(showable(given)).toBe(shown);
});

test('a long text is cut, never inside of a character', () => {
  expect(showable('👍'.repeat(500), 10)).toBe(`${'👍'.repeat(10)}…`);
  expect(showable('x'.repeat(10), 10)).toBe('x'.repeat(10));
});

test('nothing that moves or hides what stands around it is left, however it is mixed', () => {
  const hidden = /[\u0000-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/;
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
      expect(showable(text, 100)).not.toMatch(hidden);
    }),
  );
});

test('a text of any length is bounded work', () => {
  const began = performance.now();
  expect(showable('\u0000'.repeat(10_000_000), 300).length).toBe(301);
  expect(performance.now() - began).toBeLessThan(5_000);
});
