import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readDomain } from '../../../main/postfix/domain-name.ts';

test.each([
  ['gmail.com', 'gmail.com'],
  [' Gmail.COM ', 'gmail.com'],
  ['gmail.com.', 'gmail.com'],
  ['.example.org', '.example.org'],
  ['bücher.example', 'xn--bcher-kva.example'],
  ['xn--bcher-kva.example', 'xn--bcher-kva.example'],
  ['3com.com', '3com.com'],
])('%s is %s', (input, name) => {
  expect(readDomain(input)).toEqual({ ok: true, name });
});

test.each([
  ['', 'empty'],
  ['gmail.com;id', 'not-a-name'],
  ['-x', 'not-a-name'],
  ['a..b', 'not-a-name'],
  ['$(id)', 'not-a-name'],
  ['gmail.com\n', 'not-a-name'],
  ['gmail.com\0', 'not-a-name'],
  ['%67mail.com', 'not-a-name'],
  ['a_b.example', 'not-a-name'],
  ['a-.example', 'not-a-name'],
  [`${'a'.repeat(64)}.com`, 'too-long'],
  [`${'a.'.repeat(150)}com`, 'too-long'],
  ['user@gmail.com', 'an-address'],
  ['192.0.2.1', 'an-ip-address'],
  ['[2001:db8::1]', 'an-ip-address'],
  ['localhost', 'one-label'],
])('%j is refused: %s', (input, fault) => {
  expect(readDomain(input)).toEqual({ ok: false, fault });
});

test('whatever is accepted is safe in a map, and is accepted again as it is', () => {
  fc.assert(
    fc.property(fc.oneof(fc.domain(), fc.string({ unit: 'binary', maxLength: 300 })), (input) => {
      const read = readDomain(input);
      if (!read.ok) return;
      expect(read.name).toMatch(/^[.]?[a-z0-9-]+([.][a-z0-9-]+)+$/);
      expect(read.name.length).toBeLessThanOrEqual(254);
      expect(readDomain(read.name)).toEqual(read);
    }),
  );
});
