import fc from 'fast-check';
import { expect, test } from 'vitest';
import { queuedText } from '../../../main/postfix/queued-text.ts';

/** A message as `postcat -q` prints it. */
const printed = (message: string) =>
  `*** ENVELOPE RECORDS deferred/3/3A1B2C3D4E5 ***\nsender: alice@lab.example\n*** MESSAGE CONTENTS deferred/3/3A1B2C3D4E5 ***\n${message}\n*** HEADER EXTRACTED deferred/3/3A1B2C3D4E5 ***\n*** MESSAGE FILE END deferred/3/3A1B2C3D4E5 ***\n`;
const read = (message: string, most = 1_000) => queuedText(printed(message), most);

test('headers and body, without what postcat prints around them', () => {
  expect(read('Subject: minutes\nTo: bob@gmail.com\n\nDear Bob,\n\nsee you.')).toEqual({
    headers: 'Subject: minutes\nTo: bob@gmail.com',
    body: 'Dear Bob,\n\nsee you.',
    truncated: false,
  });
  expect(read('Subject: nothing else')).toMatchObject({
    headers: 'Subject: nothing else',
    body: '',
  });
  expect(read('\nno headers')).toMatchObject({ headers: '', body: 'no headers' });
});

test('lines of the message that look like postcat’s own end nothing', () => {
  const body =
    '*** HEADER EXTRACTED x ***\n*** MESSAGE FILE END x ***\n*** MESSAGE CONTENTS x ***\nthe rest';
  expect(read(`Subject: a\n\n${body}`)).toMatchObject({ body, truncated: false });
});

test('what was cut on its way, and what is longer than wanted, says so', () => {
  const cut = printed(`Subject: a\n\n${'x'.repeat(100)}`).slice(0, 200);
  expect(queuedText(cut, 1_000)).toMatchObject({ headers: 'Subject: a', truncated: true });
  expect(read(`Subject: a\n\n${'x'.repeat(100)}`, 10)).toMatchObject({
    body: 'x'.repeat(10),
    truncated: true,
  });
});

test('zero bytes are left out, and what holds no message is none', () => {
  expect(read('Subject: a\0b\n\nc\0d')).toMatchObject({ headers: 'Subject: ab', body: 'cd' });
  expect(queuedText('postcat: fatal: open queue file 3A1B2C3D4E5: No such file', 10)).toBe(
    undefined,
  );
});

test('whatever a message holds, nothing of it is lost', () => {
  const line = fc.string({ unit: 'binary', maxLength: 40 }).map((text) => text.replace(/\0/g, ''));
  fc.assert(
    fc.property(fc.array(line), (lines) => {
      const message = `Subject: a\n\n${lines.join('\n')}`;
      const found = read(message, 1e6);
      expect(`${found?.headers}\n\n${found?.body}`).toBe(message);
    }),
  );
});
