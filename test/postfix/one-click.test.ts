import { chmod, chown, rename, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { createLab, type Lab, type LabOptions } from '../lab/lab.ts';
import { postbar } from './command-line.ts';

// The story, and what must not go wrong in it. Everything is done as a user
// does it: with the command line, on a real Postfix, with real peers.

let lab: Lab;
afterEach(() => lab?.close());

const make = async (options: LabOptions = {}) => {
  lab = await createLab(options);
};

const sendsOver = async (to: string, subject: string) => {
  await lab.send({ to, subject });
  return (await lab.waitForDelivery({ subject }, 25_000)).ipVersion;
};

test('mail that Google bounced is delivered after one command, and everybody else keeps IPv6', async () => {
  await make();
  const before = await lab.snapshot();
  await lab.send({ to: 'bob@gmail.com', subject: 'before' });
  const [bounce] = await lab.waitForLog(/to=<bob@gmail\.com>.*status=bounced.*/);
  expect(bounce).toContain('550-5.7.1');
  expect(bounce).toMatch(/relay=\S+\[2001:db8:/);

  const on = await postbar(lab, ['ipv4', 'on', 'gmail.com']);
  expect(on).toMatchObject({ code: 0, json: { ok: true, changed: true, warnings: [] } });
  expect(on.json.changeId).toMatch(/^\d{8}T\d{6}Z-[0-9a-f]{6}$/);
  expect(on.json.diff.map(({ file }: { file: string }) => file.split('/').at(-1))).toEqual([
    'postbar_transport',
    'master.cf',
    'main.cf',
  ]);
  expect(await sendsOver('bob@gmail.com', 'after')).toBe(4);
  expect(await sendsOver('eve@dualstack.example', 'other')).toBe(6);

  const { json } = await postbar(lab, ['ipv4', 'list']);
  expect(json.rules).toEqual([
    {
      kind: 'domain',
      name: 'gmail.com',
      state: 'on',
      origin: 'postbar',
      where: `${lab.configDir}/postbar_transport:2`,
    },
  ]);
  expect(await postbar(lab, ['undo'])).toMatchObject({ code: 0, json: { ok: true } });
  expect(await lab.snapshot()).toEqual(before);
});

test('an old configuration: no compatibility_level and a dash in the chroot column; the new service says n and works', async () => {
  await make({ compatibilityLevel: null, chrootDash: true });
  expect(await postbar(lab, ['ipv4', 'on', 'gmail.com'])).toMatchObject({ code: 0 });
  expect(await lab.read('master.cf')).toMatch(/^smtp-ipv4\s+unix\s+-\s+-\s+n\s/m);
  expect(await sendsOver('bob@gmail.com', 'old style')).toBe(4);
});

test('inet_interfaces with a literal IPv6 address, which ends the plain recipe', async () => {
  await make({ inetInterfaces: '192.0.2.10, 2001:db8::10' });
  expect(await postbar(lab, ['ipv4', 'on', 'gmail.com'])).toMatchObject({ code: 0 });
  expect(await lab.read('master.cf')).toContain('-o inet_interfaces=192.0.2.10');
  expect(await sendsOver('bob@gmail.com', 'literal')).toBe(4);
});

test('the user’s own transport map is not touched by one byte, and keeps working', async () => {
  const own = '# mine\n\nbusy.example   \t smtp:[mx.dualstack.example]\n# end\nother.example :';
  await make({
    files: { transport: own },
    mainCf: { transport_maps: 'hash:$config_directory/transport' },
    start: false,
  });
  await lab.exec('postmap', [`hash:${lab.configDir}/transport`], { check: true });
  await lab.postfix('start');
  const before = await lab.snapshot();
  expect(await postbar(lab, ['ipv4', 'on', 'gmail.com'])).toMatchObject({ code: 0 });
  expect(await lab.read('transport')).toBe(own);
  expect(await sendsOver('bob@gmail.com', 'mine too')).toBe(4);
  await lab.send({ to: 'a@busy.example', subject: 'own route' });
  expect(await lab.waitForDelivery({ subject: 'own route' })).toMatchObject({ peer: 'dualstack' });
  expect(await postbar(lab, ['ipv4', 'off', 'gmail.com'])).toMatchObject({ code: 0 });
  expect(await lab.snapshot()).toEqual(before);
});

test('with a relayhost the relay still gets the mail, over IPv4, and the warning says what the rule means', async () => {
  await make({
    files: { sasl: '[relay.example]:587 alice:secret\n' },
    mainCf: {
      relayhost: '[relay.example]:587',
      smtp_sasl_auth_enable: 'yes',
      smtp_sasl_security_options: 'noanonymous',
      smtp_sasl_password_maps: 'texthash:$config_directory/sasl',
    },
  });
  const on = await postbar(lab, ['ipv4', 'on', 'gmail.com']);
  expect(on.json.warnings).toMatchObject([{ code: 'relayhost' }]);
  expect(on.json.warnings[0].message).toContain('[relay.example]:587');
  await lab.send({ to: 'bob@gmail.com', subject: 'by relay' });
  expect(await lab.waitForDelivery({ subject: 'by relay' }, 25_000)).toMatchObject({
    peer: 'relay',
    ipVersion: 4,
  });
});

test.each([
  ['a route of its own', { transport: 'gmail.com smtp:[mx.dualstack.example]\n' }, 'texthash:'],
  ['everything goes to a relay', { transport: '* smtp:[mx.dualstack.example]\n' }, 'texthash:'],
  ['a pattern', { transport: '/@gmail\\.com$/ smtp:[mx.dualstack.example]\n' }, 'regexp:'],
])('a domain routed elsewhere (%s) is a conflict: nothing is changed', async (_, files, type) => {
  await make({
    files,
    mainCf: { transport_maps: `${type}$config_directory/transport` },
    peers: false,
    start: false,
  });
  const before = await lab.snapshot();
  const on = await postbar(lab, ['ipv4', 'on', 'gmail.com']);
  expect(on).toMatchObject({ code: 2, json: { ok: false, error: { code: 'conflict' } } });
  expect(on.json.error.message).toContain('gmail.com');
  expect(await lab.snapshot()).toEqual(before);
});

test('a domain this machine delivers itself is a conflict', async () => {
  await make({ peers: false, start: false });
  const on = await postbar(lab, ['ipv4', 'on', 'lab.example']);
  expect(on).toMatchObject({ code: 2, json: { error: { code: 'conflict' } } });
});

test('Postfix is stopped: the rule is saved, and the words say when it takes effect', async () => {
  await make({ start: false });
  const on = await postbar(lab, ['ipv4', 'on', 'gmail.com']);
  expect(on).toMatchObject({
    code: 0,
    json: { changed: true, warnings: [{ code: 'not-running' }] },
  });
  await lab.postfix('start');
  expect(await sendsOver('bob@gmail.com', 'started later')).toBe(4);
});

test('what is on already changes nothing; several domains are one change', async () => {
  await make({ peers: false });
  const domains = ['gmail.com', 'googlemail.com', 'dualstack.example'];
  expect(await postbar(lab, ['ipv4', 'on', ...domains])).toMatchObject({ json: { changed: true } });
  const before = await lab.snapshot();
  const again = await postbar(lab, ['ipv4', 'on', 'gmail.com']);
  expect(again).toMatchObject({ code: 0, json: { ok: true, changed: false, diff: [] } });
  expect(again.json.changeId).toBeUndefined();
  expect(await lab.snapshot()).toEqual(before);
  const { json } = await postbar(lab, ['history']);
  expect(json.changes).toHaveLength(1);
});

test('main.cf as a link inside the configuration is followed, and the link stays', async () => {
  await make({ peers: false });
  await rename(join(lab.configFiles, 'main.cf'), join(lab.configFiles, 'main.cf.real'));
  await symlink('main.cf.real', join(lab.configFiles, 'main.cf'));
  const before = await lab.snapshot();
  expect(await postbar(lab, ['ipv4', 'on', 'gmail.com'])).toMatchObject({ code: 0 });
  const on = await lab.snapshot();
  expect(on['main.cf']).toEqual(before['main.cf']);
  expect(on['main.cf.real']?.bytes).toContain('postbar_transport');
  expect(await postbar(lab, ['undo'])).toMatchObject({ code: 0 });
  expect(await lab.snapshot()).toEqual(before);
});

test('main.cf as a link that leads out of the configuration is refused', async () => {
  await make({ peers: false, start: false });
  await rename(join(lab.configFiles, 'main.cf'), join(lab.directory, 'elsewhere.cf'));
  await symlink('../elsewhere.cf', join(lab.configFiles, 'main.cf'));
  const on = await postbar(lab, ['ipv4', 'on', 'gmail.com']);
  expect(on).toMatchObject({ code: 2, json: { error: { code: 'unsupported' } } });
  expect(on.json.error.message).toContain('leads out of');
});

test.each([
  [0o600, 0],
  [0o444, 2],
])('a main.cf of mode %i and owner %i keeps both, and comes back', async (mode, owner) => {
  await make({ peers: false });
  await chmod(join(lab.configFiles, 'main.cf'), mode);
  await chown(join(lab.configFiles, 'main.cf'), owner, owner);
  const before = await lab.snapshot();
  expect(await postbar(lab, ['ipv4', 'on', 'gmail.com'])).toMatchObject({ code: 0 });
  const { bytes: _, ...kept } = (await lab.snapshot())['main.cf'] ?? {};
  expect(before['main.cf']).toMatchObject(kept);
  expect(await postbar(lab, ['undo'])).toMatchObject({ code: 0 });
  expect(await lab.snapshot()).toEqual(before);
});

test.each([
  ['a configuration directory', '.', 0o777],
  ['a main.cf', 'main.cf', 0o666],
])('%s that others may write in is refused, with the reason', async (_, name, mode) => {
  await make({ peers: false, start: false });
  await chmod(join(lab.configFiles, name), mode);
  const before = await lab.snapshot();
  const on = await postbar(lab, ['ipv4', 'on', 'gmail.com']);
  expect(on).toMatchObject({ code: 2, json: { error: { code: 'unsupported' } } });
  expect(on.json.error.message).toMatch(/others may write/);
  expect(await lab.snapshot()).toEqual(before);
});

test('what is no domain is refused before anything is run', async () => {
  await make({ peers: false, start: false });
  const before = await lab.snapshot();
  const bad = [
    'gmail.com;id',
    '-x',
    'a..b',
    `${'a'.repeat(296)}.com`,
    '$(id)',
    'gmail.com\n',
    'a b',
  ];
  for (const name of bad) {
    const on = await postbar(lab, ['ipv4', 'on', name]);
    expect(on, name).toMatchObject({
      code: 2,
      json: { ok: false, changed: false, error: { code: 'invalid-domain' } },
    });
  }
  expect(await lab.snapshot()).toEqual(before);
});

test('an international name becomes its A-label', async () => {
  await make({ peers: false, start: false });
  expect(await postbar(lab, ['ipv4', 'on', 'bücher.example'])).toMatchObject({ code: 0 });
  expect(await lab.read('postbar_transport')).toContain('xn--bcher-kva.example\t');
});

test('on, off, on, undo, undo: byte for byte as it was, mode and owner too', async () => {
  await make({ peers: false });
  const before = await lab.snapshot();
  for (const to of ['on', 'off', 'on']) {
    expect(await postbar(lab, ['ipv4', to, 'gmail.com'])).toMatchObject({ code: 0 });
  }
  expect(await postbar(lab, ['undo'])).toMatchObject({ code: 0, json: { changed: true } });
  expect(await postbar(lab, ['undo'])).toMatchObject({ code: 0, json: { changed: false } });
  expect(await lab.snapshot()).toEqual(before);
});

test('two domains on and off in the other order leave nothing behind', async () => {
  await make({ peers: false });
  for (const [to, name] of [
    ['on', 'gmail.com'],
    ['on', 'dualstack.example'],
    ['off', 'gmail.com'],
    ['off', 'dualstack.example'],
  ] as const) {
    expect(await postbar(lab, ['ipv4', to, name])).toMatchObject({ code: 0 });
  }
  expect((await postbar(lab, ['ipv4', 'list'])).json.rules).toEqual([]);
  expect(await lab.read('main.cf')).not.toContain('postbar_transport');
  expect(await lab.read('master.cf')).not.toContain('smtp-ipv4');
  expect(Object.keys(await lab.snapshot())).not.toContain('postbar_transport');
});

test('a provider: gmail.com and a foreign domain at the same mail server go over IPv4, others keep IPv6', async () => {
  await make();
  const before = await lab.snapshot();
  expect(await postbar(lab, ['ipv4', 'on', 'provider:google'])).toMatchObject({ code: 0 });
  expect(await sendsOver('bob@gmail.com', 'provider')).toBe(4);
  expect(await sendsOver('bob@workspace.example', 'hosted')).toBe(4);
  expect(await sendsOver('bob@dualstack.example', 'elsewhere')).toBe(6);
  expect((await postbar(lab, ['ipv4', 'list'])).json.rules).toMatchObject([
    { kind: 'provider', name: 'google', state: 'on' },
  ]);
  expect(await postbar(lab, ['undo'])).toMatchObject({ code: 0 });
  expect(await lab.snapshot()).toEqual(before);
});
