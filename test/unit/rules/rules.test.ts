import { expect, test } from 'vitest';
import { readAnswer } from '../../../main/root/answer.ts';
import { previewRequest } from '../../../main/root/request.ts';
import { lookupKeys } from '../../../main/rules/conflicts.ts';
import { ipv4Interfaces } from '../../../main/rules/ipv4-service.ts';

test('the keys under which Postfix looks a domain up, most specific first', () => {
  expect(lookupKeys('a.b.example', false)).toEqual(['a.b.example', '.b.example', '.example', '*']);
  expect(lookupKeys('b.example', true)).toEqual(['b.example', 'example', '.example', '*']);
});

test.each([
  ['all', []],
  ['loopback-only', []],
  ['192.0.2.10, 2001:db8::10', ['192.0.2.10']],
  ['127.0.0.1 [::1] mail.example', ['127.0.0.1', 'mail.example']],
  ['2001:db8::10', ['all']],
])('inet_interfaces = %s: the IPv4 service needs %j', (value, wanted) => {
  expect(ipv4Interfaces(value)).toEqual(wanted);
});

test('a line break cannot get into a request', () => {
  const place = { configDir: '/etc/postfix\nedit no-service smtp', commandDir: '/usr/sbin' };
  const nothing = { edits: [], before: [], after: [] };
  expect(() => previewRequest(place, nothing, '/tmp/x')).toThrow('line break');
});

test.each(['', 'no json', '{"ok":true}', '{"ok":false,"code":"new"}', '{"ok":'])(
  'an answer that is none (%j) is told as such',
  (output) => {
    expect(readAnswer(output)).toMatchObject({ ok: false, code: 'no-answer' });
  },
);
