import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { chmod, chown, link, mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readAnswer } from '../../main/root/answer.ts';
import { createLab, type Lab } from '../lab/lab.ts';
import { type Snapshot, snapshotOf } from '../lab/snapshot.ts';
import { hostileRequest } from './hostile-requests.ts';
import { type KeptState, keepState } from './kept-state.ts';
import { onRequest } from './switch-on.ts';
import { tracedWrites } from './traced-writes.ts';

// A run under strace takes a second or two: `npm run test:faults` makes many, CI a few.
const runs = Math.max(8, Math.round(400 / Number(process.env.POSTBAR_FAULT_STEP ?? '1')));

const script = readFileSync(join(import.meta.dirname, '../../main/root/helper.sh'), 'utf8');
let lab: Lab;
let start: KeptState;
let outside: string;
let before: Snapshot;

// A configuration with every kind of way out of it.
beforeAll(async () => {
  lab = await createLab({ start: false, files: { transport: 'busy.example :\n' } });
  outside = join(lab.directory, 'outside');
  await mkdir(outside, { mode: 0o755 });
  await writeFile(join(outside, 'victim'), 'root’s own\n', { mode: 0o600 });
  await symlink(join(outside, 'victim'), join(lab.configFiles, 'link-out'));
  await symlink(outside, join(lab.configFiles, 'folder-out'));
  await symlink('loop', join(lab.configFiles, 'loop'));
  await link(join(outside, 'victim'), join(lab.configFiles, 'hard'));
  execFileSync('mkfifo', [join(lab.configFiles, 'fifo')]);
  before = await snapshotOf(outside);
  start = keepState(lab, 'start');
});
afterAll(() => lab?.close());

/** What the root part may write to; the rest is Postfix's own: its lock and log when it checks itself. */
const isAllowed = (path: string) =>
  path.startsWith(`${lab.configDir}/`) ||
  path.startsWith('/var/lib/postbar/') ||
  path.startsWith(`${lab.directory}/queue/`) ||
  path.startsWith(`${lab.directory}/data/`) ||
  path === `${lab.directory}/maillog` ||
  /^\/dev\/(null|tty)$|^\/proc\/|^(pipe|socket):/.test(path);

async function expectInside(verb: string, request: string, shell?: readonly string[]) {
  const { stdout, written } = await tracedWrites(lab, script, [verb, request], shell);
  expect(written.filter((path) => !isAllowed(path))).toEqual([]);
  expect(await snapshotOf(outside)).toEqual(before);
  const answer = readAnswer(stdout);
  expect(answer).not.toMatchObject({ code: 'no-answer' });
  return { answer, written };
}

test.each([
  ['dash', ['/bin/dash']],
  ['bash in POSIX mode', ['/bin/bash', '--posix']],
  ['busybox', ['/bin/busybox', 'sh']],
])('a change under %s writes to the configuration and the backups alone', async (_, shell) => {
  start.restore();
  const { answer, written } = await expectInside('change', onRequest(lab, []).request, shell);
  expect(answer).toMatchObject({ ok: true, changed: true });
  // The trace sees what it is meant to see.
  expect(written).toContain(`${lab.configDir}/main.cf`);
  expect(written.some((path) => /^\/var\/lib\/postbar\/.*\/before\/main\.cf$/.test(path))).toBe(
    true,
  );
});

test('whatever is asked: nothing outside the configuration and the backups is written to', async () => {
  const codes = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(hostileRequest(lab), async ({ verb, request }) => {
      start.restore();
      const { answer } = await expectInside(verb, request);
      codes.set(answer.code, (codes.get(answer.code) ?? 0) + 1);
    }),
    { numRuns: runs },
  );
  console.log(`faults: ${runs} hostile requests: ${JSON.stringify(Object.fromEntries(codes))}`);
}, 3_600_000);

test.each(['configuration', 'folder above it', 'main.cf', 'commands'])(
  'the %s belongs to a local user: refused, and nothing is written to',
  async (what) => {
    start.restore();
    const room = join(lab.directory, `room-${what.replaceAll(/\W/g, '')}`);
    const [config, commands] = [join(room, 'above/config'), join(room, 'commands')];
    execFileSync('mkdir', ['-p', join(room, 'above'), commands]);
    execFileSync('cp', ['-a', lab.configFiles, config]);
    for (const tool of ['postfix', 'postconf', 'postmap', 'postsuper', 'postcat']) {
      execFileSync('cp', ['-a', `/usr/sbin/${tool}`, commands]);
    }
    const place = { configuration: config, 'folder above it': join(room, 'above'), commands };
    const owned = place[what as keyof typeof place];
    if (owned) await chown(owned, 65534, 65534);
    else await chmod(join(config, 'main.cf'), 0o666);
    const id = 'id 20260101T000000Z-abcdef';
    const words = [`config-dir ${config}`, `command-dir ${commands}`, id];
    const edits = ['edit transport-map texthash', 'rule gmail.com smtp:'];
    const request = Buffer.from([...words, ...edits, ''].join('\n')).toString('base64');
    const { answer, written } = await expectInside('change', request);
    expect(answer).toMatchObject({ ok: false, code: 'unsafe' });
    expect(written.filter((path) => path.startsWith('/var/'))).toEqual([]);
  },
);

const wrappers: readonly (readonly [string, string])[] = [
  ['umask 000', 'umask 000; exec "$@"'],
  ['umask 777', 'umask 777; exec "$@"'],
  ['a working directory that is gone', 'd=$(mktemp -d); cd "$d"; rmdir "$d"; exec "$@"'],
  ['standard output and errors closed', 'exec "$@" >&- 2>&-'],
  ['descriptors open for writing', 'exec "$@" 3>>"$OUT/victim" 4>>"$OUT/victim" 9>>"$OUT/victim"'],
  [
    'no core, few files, little processor time',
    'ulimit -c 0; ulimit -n 24; ulimit -t 60; exec "$@"',
  ],
  ['signals ignored', 'trap \'\' INT TERM HUP PIPE QUIT; exec "$@"'],
  [
    'hostile variables',
    'export IFS=a/ PATH=/nonexistent CDPATH=/tmp ENV=/nonexistent BASH_ENV=/nonexistent PS4="$(id)" LC_ALL=tr_TR.UTF-8 LANG=ja_JP.SJIS MAIL_CONFIG=/nonexistent POSIXLY_CORRECT=1 TMPDIR=/nonexistent BLOCK_SIZE=1 QUOTING_STYLE=c TIME_STYLE=+x TABSIZE=1 AWKPATH=/x POSTBAR=1 config_dir=$OUT state=$OUT work=$OUT newline=x unfinished=$OUT locked=yes recovered=yes was_running=yes forgotten=yes; exec /usr/bin/env "$@"',
  ],
];

test.each(wrappers)(
  'begun with %s: the same files, modes and owners come of it',
  async (_, wrapper) => {
    const once = async (shell: readonly string[], request = onRequest(lab, []).request) => {
      start.restore();
      const command = [...shell, '/bin/sh', '-s', '--', 'change', request];
      const [file = '', ...args] = command;
      await lab.exec(file, args, { input: script, env: { OUT: outside }, timeoutMs: 300_000 });
      return lab.snapshot();
    };
    const plain = await once(['/usr/bin/env']);
    expect(plain.postbar_transport?.mode).toBe('100644');
    const wrapped = ['/bin/sh', '-c', wrapper, 'sh'];
    expect(await once(wrapped)).toEqual(plain);
    // One that is refused cleans up, and nothing but its own.
    const untouched = await once(['/usr/bin/env'], 'nothing');
    expect(await once(wrapped, 'nothing')).toEqual(untouched);
    expect(await snapshotOf(outside)).toEqual(before);
  },
);
