import { describe, expect, test } from 'vitest';
import { definitionsOf, parseMainCf } from '../../../main/postfix/main-cf.ts';
import {
  isChrooted,
  optionOf,
  parseMasterCf,
  transportService,
} from '../../../main/postfix/master-cf.ts';
import {
  databaseFiles,
  parseMapNames,
  parseTransportMap,
} from '../../../main/postfix/transport-map.ts';

describe('main.cf', () => {
  test('continuations, comments between them, CRLF, and no final newline', () => {
    const text = 'a = 1,\r\n# not part of it\r\n  2\r\n\tb = 3\r\nc=4\nc = 5';
    const { parameters } = parseMainCf(text);
    expect(parameters).toMatchObject([
      { name: 'a', value: '1, 2 b = 3', line: 1, lastLine: 4 },
      { name: 'c', value: '4', line: 5 },
      { name: 'c', value: '5', line: 6 },
    ]);
    expect(definitionsOf(parseMainCf(text), 'c')).toHaveLength(2);
  });

  test('an indented first line is an orphan, a line without = a fault', () => {
    expect(parseMainCf('  a = 1\nb 2\n')).toEqual({
      parameters: [],
      faults: [{ line: 2, text: 'b 2' }],
      orphans: [{ line: 1, text: 'a = 1' }],
    });
  });
});

describe('master.cf', () => {
  const entry = (line: string) => parseMasterCf(line).services[0];

  test.each([
    ['smtp unix - - n - - smtp -o a=b', [{ name: 'a', value: 'b' }], []],
    ['smtp unix - - n - - smtp -oa=b', [{ name: 'a', value: 'b' }], []],
    [
      'smtp unix - - n - - smtp\n  -o { a = b c }\n# x\n  -o d=',
      [
        { name: 'a', value: 'b c' },
        { name: 'd', value: '' },
      ],
      [],
    ],
    ['smtp unix - - n - - smtp -o a = b', [], ['a']],
  ])('%s', (line, options, badOptions) => {
    expect(entry(line)).toMatchObject({ program: 'smtp', options, badOptions });
  });

  test('a line that master cannot read is a fault', () => {
    const { services, faults } = parseMasterCf(
      'x unix - - q - - smtp\n-o a=b\ny unix - n - - smtp\n',
    );
    expect(services).toEqual([]);
    expect(faults.map(({ line }) => line)).toEqual([1, 2, 3]);
  });

  test('the last of two services of a name counts, and smtp inet is another one', () => {
    const text =
      'x unix - - n - - smtp -o a=1\nx inet n - n - - smtpd\nx unix - - n - - smtp -o a=2\n';
    const service = transportService(parseMasterCf(text), 'x');
    expect(service && optionOf(service, 'a')).toBe('2');
  });

  test.each([
    ['n', '2.11.0', '0', false],
    ['y', '3.7.11', '3.6', true],
    ['-', '2.11.0', '2', true],
    ['-', '3.7.11', '0', true],
    ['-', '3.7.11', '3.6', false],
  ])(
    'chroot %s on Postfix %s with compatibility_level %s: %s',
    (chroot, version, level, wanted) => {
      const service = entry(`x unix - - ${chroot} - - smtp`);
      expect(service && isChrooted(service, version, level)).toBe(wanted);
    },
  );
});

test('a transport map’s entries, with their lines', () => {
  const text =
    '# c\nGmail.com   smtp-ipv4:\n\nb.example\tsmtp:[mx]:25\n  more\nc.example smtp-ipv4';
  expect(parseTransportMap(text)).toMatchObject([
    { key: 'gmail.com', transport: 'smtp-ipv4', nexthop: '', hasColon: true, line: 2, lastLine: 2 },
    { key: 'b.example', transport: 'smtp', nexthop: '[mx]:25 more', line: 4, lastLine: 5 },
    { key: 'c.example', transport: 'smtp-ipv4', hasColon: false, line: 6 },
  ]);
});

test('the maps of a parameter', () => {
  const value = 'hash:/a b, proxy:hash:/c,inline:{ {k = v:} }, regexp:/d';
  expect(parseMapNames(value).map(({ type, path }) => [type, path])).toEqual([
    ['hash', '/a'],
    ['', ''],
    ['hash', '/c'],
    ['inline', '{ {k = v:} }'],
    ['regexp', '/d'],
  ]);
  expect(databaseFiles({ spec: '', type: 'hash', path: '/a' })).toEqual(['/a.db']);
  expect(databaseFiles({ spec: '', type: 'texthash', path: '/a' })).toEqual([]);
  expect(databaseFiles({ spec: '', type: 'regexp', path: '/a' })).toBeUndefined();
});
