import { PassThrough } from 'node:stream';
import { afterEach, expect, test } from 'vitest';
import type { Command, FileFacts, Finished, Host } from '../../../main/host/host.ts';
import { thisMachine } from '../../../main/host/this-machine.ts';
import { logParser } from '../../../main/postfix/log-parse.ts';
import type { LogPosition, LogSource } from '../../../main/postfix/log-source.ts';
import { findLogSource } from '../../../main/postfix/log-source-find.ts';
import { type Followed, follow, pause } from './log-following.ts';

const ended: Finished = { code: 0, stdout: '', stderr: '' };

/** What a program prints and how it ends; undefined where it goes on. */
interface Script {
  readonly lines?: readonly string[];
  readonly end?: Partial<Finished>;
}

/** A machine that has only what a script says, and remembers what was started. */
function scripted(script: (command: Command, nth: number) => Script) {
  const started: Command[] = [];
  const live: PassThrough[] = [];
  const start: Host['start'] = (command) => {
    const { lines = [], end } = script(command, started.push(command));
    const stdout = new PassThrough();
    for (const line of lines) stdout.write(`${line}\n`);
    let finish: (finished: Finished) => void = () => {};
    const finished = new Promise<Finished>((resolve) => {
      finish = resolve;
    });
    if (end) {
      stdout.end();
      finish({ ...ended, ...end });
    } else live.push(stdout);
    const kill = () => {
      stdout.end();
      finish({ ...ended, code: undefined, failure: 'killed' });
    };
    return { stdout, finished, kill };
  };
  return { host: { ...thisMachine(), start }, started, live };
}

let open: Followed[] = [];
afterEach(async () => {
  await Promise.all(open.map((followed) => followed.close()));
  open = [];
});

function following(host: Host, source: LogSource, from?: LogPosition): Followed {
  const followed = follow(host, source, from);
  open.push(followed);
  return followed;
}

const entry = (text: string, cursor: string) =>
  JSON.stringify({
    __CURSOR: cursor,
    __REALTIME_TIMESTAMP: '1795576191000000',
    SYSLOG_IDENTIFIER: 'postfix/qmgr',
    MESSAGE: text,
  });
const journal: LogSource = { kind: 'journal' };

test('the journal: what is there, then what comes behind its cursor', async () => {
  const { host, started, live } = scripted((_, nth) =>
    nth === 1
      ? {
          lines: [entry('A1B2C3: removed', 's=1;i=1'), entry('A1B2C4: removed', 's=1;i=2')],
          end: {},
        }
      : {},
  );
  const followed = following(host, journal);
  await followed.count(2);
  await followed.until(() => live.length > 0);
  live[0]?.write(`${entry('A1B2C5: removed', 's=1;i=3')}\n`);
  const told = await followed.count(3);
  expect(told.map((line) => logParser(Date.now)(line).queueId)).toEqual([
    'A1B2C3',
    'A1B2C4',
    'A1B2C5',
  ]);
  expect(started.map(({ file }) => file)).toEqual(['journalctl', 'journalctl']);
  expect(started[0]?.args).toContain('SYSLOG_FACILITY=2');
  expect(started[0]?.args.some((argument) => argument.startsWith('--since=@'))).toBe(true);
  expect(started[1]?.args).toEqual(expect.arrayContaining(['--after-cursor=s=1;i=2', '--follow']));
  expect(followed.position).toEqual({ kind: 'journal', cursor: 's=1;i=3' });
});

test('the journal after a restart: from the cursor on', async () => {
  const { host, started } = scripted(() => ({ end: {} }));
  const followed = following(host, journal, { kind: 'journal', cursor: 's=1;i=9' });
  await followed.until(() => started.length > 0);
  expect(started[0]?.args).toContain('--after-cursor=s=1;i=9');
});

const troubles: ReadonlyArray<readonly [name: string, end: Partial<Finished>, kind: string]> = [
  [
    'not allowed to',
    { code: 1, stderr: 'No journal files were opened due to insufficient permissions.' },
    'not-permitted',
  ],
  [
    'allowed one’s own only',
    { stderr: 'Hint: You are currently not seeing messages from other users and the system.' },
    'not-permitted',
  ],
  ['not there', { code: undefined, failure: 'not-found' }, 'no-command'],
  ['broken', { code: 1, stderr: 'Failed to open files: Bad message' }, 'failed'],
];

for (const [name, end, kind] of troubles) {
  test(`the journal, ${name}: ${kind}`, async () => {
    const followed = following(scripted(() => ({ end })).host, journal);
    await followed.until(() => followed.troubles.length > 0);
    expect(followed.troubles).toEqual([kind]);
    expect(followed.caughtUp).toBe(true);
  });
}

const unified: LogSource = { kind: 'unified', daemonDirectory: '/usr/libexec/postfix' };
const said = (text: string, seconds: number) =>
  JSON.stringify({
    timestamp: `2026-11-25 03:09:${String(seconds).padStart(2, '0')}.000001+0100`,
    eventMessage: text,
    processImagePath: '/usr/libexec/postfix/qmgr',
    processID: 7,
    threadID: 1,
  });

test('the unified log: an entry that both show and stream print is told once', async () => {
  const { host, started, live } = scripted(({ args }) =>
    args[0] === 'show'
      ? {
          lines: [
            said('A1B2C3: removed', 1),
            said('A1B2C4: removed', 2),
            '{"count":2,"finished":1}',
          ],
          end: {},
        }
      : {
          lines: [
            'Filtering the log data using "x"',
            said('A1B2C4: removed', 2),
            said('A1B2C5: removed', 3),
          ],
        },
  );
  const followed = following(host, unified);
  await followed.count(3);
  live[0]?.write(`${said('A1B2C6: removed', 4)}\n`);
  const parse = logParser(Date.now);
  expect((await followed.count(4)).map((line) => parse(line).queueId)).toEqual([
    'A1B2C3',
    'A1B2C4',
    'A1B2C5',
    'A1B2C6',
  ]);
  expect(started[0]?.args[0]).toBe('stream');
  expect(started[1]?.args.join(' ')).toMatch(
    /^show --style ndjson --info --start \d{4}-\d\d-\d\d \d\d:\d\d:\d\d --predicate processImagePath BEGINSWITH "\/usr\/libexec\/postfix\/" OR /,
  );
  await followed.close();

  const again = following(host, unified, followed.position);
  await again.count(0);
  expect(again.lines).toEqual([]);
  live.at(-1)?.write(`${said('A1B2C7: removed', 5)}\n`);
  expect(await again.count(1)).toHaveLength(1);
});

test('the unified log without an administrator’s account says so', async () => {
  const refused = { end: { code: 64, stderr: 'log: Must be admin to run "stream" command' } };
  const followed = following(scripted(() => refused).host, unified);
  await followed.until(() => followed.troubles.length > 0);
  expect(followed.troubles).toEqual(['not-permitted']);
});

test('nothing is told after the end', async () => {
  const { host, live } = scripted((_, nth) => (nth === 1 ? { end: {} } : {}));
  const followed = following(host, journal);
  await followed.until(() => live.length > 0);
  await followed.close();
  live[0]?.write(`${entry('late', 'x')}\n`);
  await pause(50);
  expect(followed.lines).toEqual([]);
});

const file: FileFacts = { kind: 'file', size: 1, mode: 0o640, uid: 0, mtimeMs: 0, inode: 1 };
const places: ReadonlyArray<
  readonly [
    name: string,
    platform: 'linux' | 'darwin',
    files: Readonly<Record<string, number>>,
    hints: { named?: string; maillogFile?: string },
    source: LogSource,
  ]
> = [
  [
    'the file the user named',
    'linux',
    { '/var/log/mail.log': 1 },
    { named: '/x/y', maillogFile: '/z' },
    { kind: 'file', path: '/x/y' },
  ],
  [
    'maillog_file',
    'linux',
    { '/var/log/mail.log': 1 },
    { maillogFile: '/var/log/postfix.log' },
    { kind: 'file', path: '/var/log/postfix.log' },
  ],
  [
    'a container’s standard output is no file',
    'linux',
    {},
    { maillogFile: '/dev/stdout' },
    journal,
  ],
  ['Debian', 'linux', { '/var/log/mail.log': 1 }, {}, { kind: 'file', path: '/var/log/mail.log' }],
  ['Red Hat', 'linux', { '/var/log/maillog': 1 }, {}, { kind: 'file', path: '/var/log/maillog' }],
  ['no syslog', 'linux', {}, {}, journal],
  [
    'an old Mac',
    'darwin',
    { '/var/log/mail.log': 1 },
    {},
    { kind: 'file', path: '/var/log/mail.log' },
  ],
  ['a Mac of today, with an empty mail.log', 'darwin', { '/var/log/mail.log': 0 }, {}, unified],
];

for (const [name, platform, files, hints, source] of places) {
  test(`where the log is: ${name}`, async () => {
    const host: Host = {
      ...thisMachine(),
      platform,
      realPath: async (path) => (path in files ? path : undefined),
      facts: async (path) => (path in files ? { ...file, size: files[path] ?? 0 } : undefined),
    };
    expect(
      await findLogSource(host, { ...hints, daemonDirectory: '/usr/libexec/postfix' }),
    ).toEqual(source);
  });
}
