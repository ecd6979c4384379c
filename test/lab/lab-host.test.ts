import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createLab, type Lab, labHost, openLab } from './lab.ts';
import { nobody } from './lab-host.ts';

let lab: Lab;

beforeAll(async () => {
  lab = await createLab({ asDefault: true });
});
afterAll(() => lab?.close());

describe('a lab as a host', () => {
  test('its /etc/postfix is the lab’s', async () => {
    const host = labHost(lab);
    expect(await host.readText('/etc/postfix/main.cf')).toBe(await lab.read('main.cf'));
    expect(await host.list('/etc/postfix')).toContain('master.cf');
    expect(await host.facts('/etc/postfix/main.cf')).toMatchObject({
      kind: 'file',
      mode: 0o644,
      uid: 0,
    });
    expect(await host.realPath('/etc/../etc/postfix/main.cf')).toBe('/etc/postfix/main.cf');
    const sum = await host.run({ file: 'sha256sum', args: ['/etc/postfix/main.cf'] });
    expect(sum.stdout).toContain(await host.digest('/etc/postfix/main.cf'));
  });

  test('what is not there is not there', async () => {
    const host = labHost(lab, nobody);
    expect(await host.readText('/etc/postfix/none')).toBeUndefined();
    expect(await host.digest('/etc/postfix/none')).toBe('absent');
    expect(await host.facts('/etc/postfix/none')).toBeUndefined();
    expect(await host.realPath('/etc/postfix/none')).toBeUndefined();
    expect(await host.list('/etc/postfix/none')).toEqual([]);
    const { code, failure } = await host.run({ file: 'no-such-program', args: [] });
    expect({ code, failure }).toEqual({ code: undefined, failure: 'not-found' });
  });

  test('an ordinary user is one', async () => {
    const host = labHost(lab, nobody);
    const { stdout } = await host.run({ file: 'sh', args: ['-c', 'id -un; id -u; echo $HOME'] });
    expect(stdout).toBe('nobody\n65534\n/nonexistent\n');
    await expect(host.readText('/etc/shadow')).rejects.toMatchObject({ code: 'not-permitted' });
    await expect(host.digest('/etc/shadow')).rejects.toMatchObject({ code: 'not-permitted' });
    await lab.send({ to: 'full@mailbox.example' });
    await lab.waitForLog(/status=deferred/);
    // The log tells of the deferral a moment before the message is back in the deferred queue.
    const listing = () => host.run({ file: 'postqueue', args: ['-j'] });
    await expect
      .poll(async () => (await listing()).stdout, { timeout: 60_000 })
      .toContain('Mailbox full');
  });

  test('a program can be followed while it runs', async () => {
    const running = labHost(lab).start({ file: 'tail', args: ['-F', `${lab.directory}/maillog`] });
    let seen = '';
    for await (const chunk of running.stdout) {
      seen += chunk;
      if (seen.includes('daemon started')) break;
    }
    running.kill();
    expect((await running.finished).failure).toBe('killed');
  });
});

test('without asDefault an ordinary user sees the queue with -c', async () => {
  const other = await createLab();
  try {
    const args = ['-c', other.configDir, '-j'];
    const { code, stderr } = await other.exec('postqueue', args, { user: nobody });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  } finally {
    await other.close();
  }
});

test('another process opens the same lab', async () => {
  const same = await openLab(lab.directory);
  await same.send({ to: 'bob@dualstack.example', subject: 'from elsewhere' });
  expect(await same.waitForDelivery({ subject: 'from elsewhere' })).toMatchObject({ ipVersion: 6 });
  expect(same.configDir).toBe('/etc/postfix');
});
