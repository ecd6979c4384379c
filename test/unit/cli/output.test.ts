import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exitFor } from '../../../main/cli/exit.ts';
import { visible } from '../../../main/cli/output.ts';

test.each([
  ['\u001b[2J', '\\u001b[2J'],
  ['a\u202egnp.exe', 'a\\u202egnp.exe'],
  ['zero\u200bwidth', 'zero\\u200bwidth'],
  ['marks \u061c\u00ad\u2060\ufff9', 'marks \\u061c\\u00ad\\u2060\\ufff9'],
  ['a tag \u{e0041}', 'a tag \\u{e0041}'],
  ['half \ud83d', 'half \\ud83d'],
  ['Zoë 日本 😀', 'Zoë 日本 😀'],
])('%j is shown as %j', (text, shown) => {
  expect(visible(text)).toBe(shown);
});

test('no control character ever reaches the terminal', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(visible(text)).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    }),
  );
});

test.each([
  [undefined, 0],
  ['rolled-back', 1],
  ['changed-meanwhile', 1],
  ['invalid-domain', 2],
  ['conflict', 2],
  ['no-postfix', 3],
  ['cancelled', 4],
])('%s ends with %i', (code, exit) => {
  expect(exitFor(code)).toBe(exit);
});
