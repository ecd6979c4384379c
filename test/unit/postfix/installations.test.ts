import { expect, test } from 'vitest';
import type { Command, Host } from '../../../main/host/host.ts';
import { findInstallations } from '../../../main/postfix/installations.ts';

/** A machine with these files, whose commands answer like Apple's (or anyone's) Postfix. */
function machine(files: readonly string[], answers: Readonly<Record<string, string>>): Host {
  const run = async ({ file, args }: Command) => {
    const stdout = answers[`${file} ${args.join(' ')}`];
    return { code: stdout === undefined ? 1 : 0, stdout: stdout ?? '', stderr: '' };
  };
  const isThere = (path: string) =>
    files.some((file) => file === path || file.startsWith(`${path}/`));
  const file = { kind: 'file', size: 1, mode: 0o644, uid: 0, mtimeMs: 0, inode: 1 } as const;
  return {
    platform: 'darwin',
    uid: 501,
    run,
    start: () => {
      throw new Error('nothing is started to find an installation');
    },
    readText: async () => undefined,
    digest: async () => 'absent',
    openFile: async () => undefined,
    facts: async (path) => (isThere(path) ? file : undefined),
    realPath: async (path) =>
      isThere(path) ? path.replace(/^\/etc\//, '/private/etc/') : undefined,
    list: async () => [],
  };
}

const version = { '/usr/sbin/postconf -d -h mail_version': '3.2.2\n' };
const stock = ['/usr/sbin/postconf', '/etc/postfix/main.cf', '/private/etc/postfix/main.cf'];

test('the compiled-in default, by its real path', async () => {
  const host = machine(stock, {
    ...version,
    '/usr/sbin/postconf -d -h config_directory': '/etc/postfix\n',
    '/usr/sbin/postconf -h server_config_directory': 'disabled\n',
  });
  expect(await findInstallations(host)).toEqual([
    {
      configDir: '/private/etc/postfix',
      commandDir: '/usr/sbin',
      origin: 'default',
      version: '3.2.2',
    },
  ]);
});

test('OS X Server’s comes first where the system’s Postfix points to it; instances, MacPorts and Homebrew follow', async () => {
  const server = '/Library/Server/Mail/Config/postfix';
  const files = [
    ...stock,
    `${server}/main.cf`,
    '/opt/local/etc/postfix/main.cf',
    '/opt/local/sbin/postconf',
    '/opt/homebrew/etc/postfix/main.cf',
    '/opt/homebrew/sbin/postconf',
    '/etc/postfix-out/main.cf',
    '/private/etc/postfix-out/main.cf',
  ];
  const host = machine(files, {
    ...version,
    '/opt/local/sbin/postconf -d -h mail_version': '3.11.0\n',
    '/opt/homebrew/sbin/postconf -d -h mail_version': '3.10.1\n',
    '/usr/sbin/postconf -d -h config_directory': '/etc/postfix\n',
    '/usr/sbin/postconf -h server_config_directory': `${server}\n`,
    '/usr/sbin/postmulti -l': `-               -               y         /etc/postfix\nout  mta  y  /etc/postfix-out\n`,
  });
  const found = await findInstallations(host);
  expect(found.map(({ origin, version: its }) => [origin, its])).toEqual([
    ['os-x-server', '3.2.2'],
    ['default', '3.2.2'],
    ['homebrew', '3.10.1'],
    ['macports', '3.11.0'],
    ['instance', '3.2.2'],
  ]);
});

test('what the user named is the only one; where there is none, there is none', async () => {
  const host = machine(stock, version);
  const chosen = await findInstallations(host, { configDir: '/etc/postfix' });
  expect(chosen).toMatchObject([{ origin: 'chosen', configDir: '/private/etc/postfix' }]);
  expect(await findInstallations(host, { configDir: '/nowhere' })).toEqual([]);
  expect(await findInstallations(machine([], {}))).toEqual([]);
});
