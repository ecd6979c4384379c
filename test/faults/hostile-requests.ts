import { createHash } from 'node:crypto';
import fc from 'fast-check';
import type { Lab } from '../lab/lab.ts';

/** What a liar might put where a name, a path or a number belongs. */
const hostile = fc.oneof(
  fc.constantFrom(
    ...['', ' ', '.', '..', '/', '-', '--', '-rf', '*', '?', '~', '\\', '"', "'", '`id`', ';id'],
    ...['$(id)', '$HOME', '$IFS$9', '|id', '&', '>x', '\u0000', '\r', 'é', '\u202e', 'a b', 'ALL'],
    ...['../main.cf', '../outside/victim', '/etc/passwd', 'main.cf/../../outside/victim'],
    ...['link-out', 'folder-out/victim', 'folder-out/new', 'hard', 'fifo', 'loop', 'loop/x'],
    ...[
      'main.cf',
      'master.cf',
      'transport',
      'postbar_transport',
      'dynamicmaps.cf',
      'no/such/folder',
    ],
    ...[
      'x\nedit drop-line main.cf 1',
      'x\nconfig-dir /etc/ssl',
      '0',
      '1',
      '99999999',
      '-1',
      '1,$d',
    ],
    ...['1e touch /tmp/x', '1w /tmp/x', 's/a/b/w x', 'a'.repeat(5_000), 'a/'.repeat(600)],
  ),
  fc.string({ maxLength: 30, unit: 'binary' }),
);

const file = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom('transport', 'main.cf', 'hard', 'link-out', 'new') },
  { weight: 1, arbitrary: hostile },
);
const mostly = (...good: string[]) =>
  fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...good) }, { weight: 1, arbitrary: hostile });

const digestOfNothing = createHash('sha256').digest('hex');

const type = mostly('texthash', 'hash', 'btree');
const lineEdit = mostly(
  ...['drop-line', 'comment-line', 'indent-line', 'outdent-line', 'clean-line', 'mend-options'],
  ...['add-colon', 'clear-nexthop', 'relay-nexthop'],
);
const words = (...parts: fc.Arbitrary<string>[]) => fc.tuple(...parts).map((all) => all.join(' '));
const word = (name: string) => fc.constant(name);

const line = fc.oneof(
  words(word('edit'), lineEdit, file, mostly('1', '2')),
  words(word('edit'), mostly('build-map', 'name-map'), type, file),
  words(word('edit retype-map'), type, file, type),
  words(
    word('edit service'),
    mostly('smtp-ipv4'),
    mostly('smtp'),
    mostly('postfix/x'),
    mostly('-'),
  ),
  words(word('edit'), mostly('no-service', 'no-chroot'), mostly('smtp', 'relay')),
  words(word('edit transport-map'), type),
  words(word('rule'), mostly('gmail.com'), mostly('smtp:', 'smtp:[192.0.2.1]')),
  fc.constant('edit reply-filter'),
  words(word('mx-host'), mostly('google.com')),
  words(word('edit bind-address6'), mostly('2001:db8::1')),
  words(word('before'), file, mostly('absent')),
  words(word('after'), file, mostly('absent')),
  words(word('title'), hostile),
  words(word('list-digest'), mostly(digestOfNothing)),
  words(hostile, hostile),
);

/**
 * Requests for every verb: mostly well-formed, each argument now and then a lie,
 * in any order, or bytes that are no request at all. The folder `outside` of the
 * lab is where they try to get to.
 */
export function hostileRequest(lab: Lab): fc.Arbitrary<{ verb: string; request: string }> {
  const place = (good: string, ...bad: string[]) =>
    fc.oneof(
      { weight: 8, arbitrary: fc.constant(good) },
      { weight: 1, arbitrary: fc.oneof(fc.constantFrom(...bad), hostile) },
    );
  const { configDir, directory } = lab;
  const head = fc.tuple(
    words(word('config-dir'), place(configDir, `${configDir}/`, `${configDir}/folder-out`, '/etc')),
    words(word('command-dir'), place('/usr/sbin', `${directory}/outside`, '/usr/sbin/.', '/tmp')),
    words(word('id'), place('20260101T000000Z-abcdef', '../../../outside', '.')),
    words(word('change'), place('20260101T000000Z-abcdef', '../../../outside', '.')),
    words(word('force'), mostly('yes', 'no')),
    words(word('action'), mostly('hold', 'release', 'requeue', 'delete', 'reload')),
    words(word('message'), mostly('ABCDEF123', '4XyZ1b2Qz9z1')),
  );
  const list = fc.oneof(
    { weight: 3, arbitrary: fc.constant('') },
    { weight: 1, arbitrary: words(word('list'), place(`${configDir}/fifo`, `${configDir}/hard`)) },
  );
  const lines = fc
    .tuple(head, list, fc.array(line, { maxLength: 4 }))
    .map(([first, second, more]) =>
      Buffer.from(`${[...first, second, ...more].join('\n')}\n`).toString('base64'),
    );
  const noise = fc
    .uint8Array({ maxLength: 200 })
    .map((bytes) => Buffer.from(bytes).toString('base64'));
  return fc.record({
    verb: fc.oneof(
      { weight: 6, arbitrary: fc.constant('change') },
      { weight: 3, arbitrary: fc.constantFrom('undo', 'queue', 'message', 'power') },
      { weight: 1, arbitrary: hostile.filter((text) => !text.includes('\u0000')) },
    ),
    request: fc.oneof({ weight: 12, arbitrary: lines }, { weight: 1, arbitrary: noise }),
  });
}
