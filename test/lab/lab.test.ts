import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { chmod, lstat, symlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import { createLab, type Lab, type LabOptions } from './lab.ts';
import { run, until } from './run.ts';

const open: Lab[] = [];

/** A lab that the test need not close. */
async function lab(options: LabOptions = {}): Promise<Lab> {
  const made = await createLab(options);
  open.push(made);
  return made;
}

afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});

const service = 'smtp-ipv4 unix - - n - - smtp -o inet_protocols=ipv4\n';

/** The recipe people pass on, done by hand. */
async function addRecipe({ read, write, exec, postfix, configDir }: Lab): Promise<void> {
  await write('transport', 'gmail.com smtp-ipv4:\n');
  await exec('postmap', [`hash:${configDir}/transport`], { check: true });
  await write('master.cf', (await read('master.cf')) + service);
  const main = await read('main.cf');
  await write('main.cf', `${main}transport_maps = hash:${configDir}/transport\n`);
  await postfix('reload');
}

describe('the story', () => {
  test.each([false, true])(
    'mail to Google bounces over IPv6, with the recipe it arrives over IPv4 (default: %s)',
    async (asDefault) => {
      const made = await lab({ asDefault });
      await made.send({ to: 'bob@gmail.com', subject: 'before' });
      const [line] = await made.waitForLog(/to=<bob@gmail\.com>.*status=bounced.*/);
      expect(line).toContain('[2001:db8:1::25]:25');
      expect(line).toContain('550-5.7.1 [2001:db8::10] Our system has detected');
      expect(line).toContain('IPv6 sending guidelines regarding PTR records');
      await made.waitForLog(/to=<alice@lab\.example>.*status=sent/);
      expect(await made.mailbox('alice')).toContain('IPv6 sending guidelines');

      await addRecipe(made);
      await made.send({ to: 'bob@gmail.com', subject: 'after' });
      await made.send({ to: 'bob@dualstack.example', subject: 'other' });
      expect(await made.waitForDelivery({ subject: 'after' })).toMatchObject({
        peer: 'google',
        ipVersion: 4,
        remoteAddress: '192.0.2.10',
        localAddress: '192.0.2.25',
        from: 'alice@lab.example',
        to: ['bob@gmail.com'],
      });
      expect(await made.waitForDelivery({ subject: 'other' })).toMatchObject({
        peer: 'dualstack',
        ipVersion: 6,
        remoteAddress: '2001:db8::10',
      });
    },
  );

  test('a domain hosted at Google shares its mail server', async () => {
    const made = await lab();
    await made.send({ to: 'bob@workspace.example' });
    await made.waitForLog(/aspmx\.l\.google\.com\[2001:db8:1::25\].*status=bounced/);
    expect(await made.received()).toEqual([]);
  });

  test('the recipe dies where inet_interfaces names an IPv6 address', async () => {
    const made = await lab({ inetInterfaces: '192.0.2.10, 2001:db8::10' });
    await addRecipe(made);
    await made.send({ to: 'bob@gmail.com' });
    await made.waitForLog(/fatal: config variable inet_interfaces: host not found: 2001:db8::10/);
  });

  test('a chroot column left at - without a compatibility level finds no mail server, n does', async () => {
    const made = await lab({ compatibilityLevel: null, chrootDash: true });
    await made.send({ to: 'bob@dualstack.example' });
    const [line] = await made.waitForLog(/to=<bob@dualstack\.example>.*status=(\w+).*/);
    expect(line).toContain('status=deferred (Host or domain name not found');
    const master = await made.read('master.cf');
    await made.write('master.cf', master.replace(/^(smtp +unix +- +- +)-/m, '$1n'));
    await made.postfix('reload');
    await made.waitForDelivery({ to: 'bob@dualstack.example' });
  });
});

describe('labs', () => {
  test('two side by side do not see each other', async () => {
    const [one, two] = await Promise.all([lab(), lab()]);
    await one.send({ to: 'bob@dualstack.example', subject: 'mine' });
    await one.waitForDelivery({ subject: 'mine' });
    expect(await two.received()).toEqual([]);
    expect(await two.log()).not.toContain('dualstack');
  });

  test('closing leaves nothing', async () => {
    const made = await lab();
    expect(await remains(made.name)).toEqual({ namespace: true, directory: true, etc: true });
    await made.close();
    expect(await remains(made.name)).toEqual({ namespace: false, directory: false, etc: false });
  });

  test('a creator killed with SIGKILL leaves nothing', async () => {
    const { name, processes, kill } = await labOfAnotherProcess();
    expect(processes.length).toBeGreaterThan(5);
    kill();
    const gone = async () => {
      const { namespace, directory, etc } = await remains(name);
      return namespace || directory || etc ? undefined : true;
    };
    await until(gone, 60_000, async () => JSON.stringify(await remains(name)));
    expect(processes.filter(isAlive)).toEqual([]);
  });

  test('an error while it is made leaves nothing', async () => {
    const failure = await createLab({ mainCf: { inet_protocols: 'ipv5' } }).catch(String);
    expect(failure).toMatch(/master.*exit 1/);
    const [name = ''] = /postbar-lab-\w+/.exec(String(failure)) ?? [];
    expect(await remains(name)).toEqual({ namespace: false, directory: false, etc: false });
  });

  test('the directory is safe: its ancestors are root’s, and others write only where it is sticky', async () => {
    const made = await lab({ start: false });
    let path = made.configFiles;
    for (;;) {
      const { uid, mode } = await lstat(path);
      expect(uid, path).toBe(0);
      expect((mode & 0o022) === 0 || (mode & 0o1000) !== 0, path).toBe(true);
      if (path === '/') return;
      path = dirname(path);
    }
  });

  test('a machine without IPv6, with two IPv4 addresses, sends from the first', async () => {
    const made = await lab({ addresses: { ipv4: ['192.0.2.20', '192.0.2.21'], ipv6: [] } });
    await made.send({ to: 'bob@gmail.com' });
    expect(await made.waitForDelivery({ peer: 'google' })).toMatchObject({
      remoteAddress: '192.0.2.20',
      ipVersion: 4,
    });
  });

  test('a snapshot tells a changed byte, mode and link', async () => {
    const made = await lab({ start: false, files: { transport: 'gmail.com smtp-ipv4:\n' } });
    const before = await made.snapshot();
    expect(await made.snapshot()).toEqual(before);
    await made.write('transport', 'gmail.com smtp-ipv4: ');
    await chmod(`${made.configFiles}/main.cf`, 0o600);
    await symlink('main.cf', `${made.configFiles}/link`);
    const after = await made.snapshot();
    const changed = Object.keys(after).filter(
      (name) => JSON.stringify(after[name]) !== JSON.stringify(before[name]),
    );
    expect(changed).toEqual(['link', 'main.cf', 'transport']);
  });
});

/** What there is of a lab on this machine. */
async function remains(name: string) {
  const namespaces = await run('ip', ['netns', 'list']);
  return {
    namespace: namespaces.includes(name),
    directory: existsSync(`/var/tmp/${name}`),
    etc: existsSync(`/etc/netns/${name}`),
  };
}

async function labOfAnotherProcess() {
  const program = fileURLToPath(new URL('./lab.ts', import.meta.url));
  const script = `import(${JSON.stringify(program)}).then(async ({ createLab }) => {
    console.log((await createLab()).name);
    setInterval(() => {}, 1000);
  });`;
  // --import, not tsx's own process, so that the one that is killed is the creator.
  const args = ['--import', import.meta.resolve('tsx'), '--eval', script];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = await once(child.stdout, 'data');
  const name = String(line).trim();
  const processes = (await run('ip', ['netns', 'pids', name])).split('\n').filter(Boolean);
  return { name, processes: processes.map(Number), kill: () => child.kill('SIGKILL') };
}

/** A zombie that nobody collects is dead as well. */
function isAlive(pid: number): boolean {
  const path = `/proc/${pid}/stat`;
  return existsSync(path) && !/\) Z /.test(readFileSync(path, 'utf8'));
}
