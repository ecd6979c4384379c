import { afterEach, expect, test } from 'vitest';
import { createLab, type Lab } from '../lab/lab.ts';
import { nobody } from '../lab/lab-host.ts';
import { postbar } from './command-line.ts';
import { findingsIn, fix, idsIn, showFix } from './doctor.ts';

// Troubles on the way out, and of the machine: told apart, and IPv4 offered only where it helps.

let lab: Lab;
afterEach(() => lab?.close());

const providerRule = (id: string) => `provider-refuses-ipv6:${id}`;

test('Google refuses IPv6: told by the mail server, not by the domain’s name', async () => {
  lab = await createLab();
  await lab.send({ to: 'bob@workspace.example' });
  await lab.waitForLog(/workspace\.example.*status=bounced/);
  const [found, ...others] = await findingsIn(lab);
  expect(found).toMatchObject({ id: providerRule('google'), severity: 'problem' });
  expect(found?.evidence[0]?.text).toContain('IPv6 sending guidelines');
  expect(others).toEqual([]);
  await showFix(lab, providerRule('google'));
  await fix(lab, providerRule('google'));
  await lab.send({ to: 'bob@gmail.com', subject: 'same server' });
  expect(await lab.waitForDelivery({ subject: 'same server' })).toMatchObject({ ipVersion: 4 });
  expect(await idsIn(lab)).toEqual([]);
});

test('refusals that IPv4 cannot help lead to nothing', async () => {
  lab = await createLab();
  const refused = ['full@mailbox.example', 'unknown@mailbox.example', 'bob@strict.example'];
  for (const to of [...refused, 'bob@greylist.example', 'bob@busy.example']) await lab.send({ to });
  await lab.waitForLog(/busy\.example.*status=deferred/);
  await lab.waitForLog(/strict\.example.*status=bounced/);
  expect(await idsIn(lab)).toEqual([]);
});

test('a blocked port 25 is one, and IPv4 is not offered', async () => {
  lab = await createLab();
  for (const address of ['192.0.2.30', '2001:db8:1::30']) await lab.block(address);
  await lab.send({ to: 'bob@dualstack.example' });
  await lab.send({ to: 'bob@blackhole.example' });
  await lab.waitForLog(/dualstack\.example.*status=deferred/);
  await lab.waitForLog(/blackhole\.example.*status=deferred/);
  const [found, ...others] = await findingsIn(lab);
  expect(found).toMatchObject({ id: 'port-25-blocked', severity: 'problem' });
  expect(found?.fix).toBeUndefined();
  expect(others).toEqual([]);
});

test('one silent server, while other mail goes over IPv4, is no blocked port', async () => {
  lab = await createLab({ addresses: { ipv4: ['192.0.2.10'], ipv6: [] } });
  await lab.send({ to: 'bob@dualstack.example', subject: 'goes' });
  await lab.waitForDelivery({ subject: 'goes' });
  await lab.send({ to: 'bob@blackhole.example' });
  await lab.waitForLog(/blackhole\.example.*status=deferred/);
  expect(await findingsIn(lab)).toMatchObject([
    { id: 'server-silent:blackhole.example', severity: 'info' },
  ]);
});

test('a dead resolver is one; alive again, nothing is left', async () => {
  lab = await createLab();
  await lab.dns.stop();
  await lab.send({ to: 'bob@dualstack.example', subject: 'later' });
  await lab.waitForLog(/dualstack\.example.*status=deferred/);
  const [found, ...others] = await findingsIn(lab);
  expect(found).toMatchObject({ id: 'dns-broken', severity: 'problem' });
  expect(found?.evidence.map(({ text }) => text).join()).toContain('Host or domain name not found');
  expect(others).toEqual([]);
  await lab.dns.start();
  await lab.waitForDelivery({ subject: 'later' }, 60_000);
  expect(await idsIn(lab)).toEqual([]);
});

test('no route over IPv6: IPv4 only where the other side has it', async () => {
  lab = await createLab();
  await lab.send({ to: 'bob@v6only-noroute.example' });
  await lab.waitForLog(/v6only-noroute\.example.*status=deferred.*unreachable/);
  const [found, ...others] = await findingsIn(lab);
  expect(found).toMatchObject({ id: 'no-ipv6-route-no-ipv4', severity: 'problem' });
  expect(found?.fix).toBeUndefined();
  expect(others).toEqual([]);
});

test('a relay that refuses the login', async () => {
  lab = await createLab({
    files: { sasl: '[relay.example]:587 alice:wrong\n' },
    mainCf: {
      relayhost: '[relay.example]:587',
      smtp_sasl_auth_enable: 'yes',
      smtp_sasl_password_maps: 'texthash:$config_directory/sasl',
      smtp_sasl_security_options: 'noanonymous',
      smtp_sasl_mechanism_filter: 'plain, login',
    },
  });
  await lab.send({ to: 'bob@dualstack.example' });
  await lab.waitForLog(/SASL authentication failed/);
  expect(await idsIn(lab)).toEqual(['relay-login:[relay.example]:587']);
});

test('Postfix stopped is started, and what waited goes', async () => {
  lab = await createLab();
  await lab.postfix('stop');
  await lab.send({ to: 'bob@dualstack.example', subject: 'waits' });
  expect(await idsIn(lab)).toEqual(['postfix-stopped']);
  const done = await postbar(lab, ['doctor', 'fix', 'postfix-stopped']);
  expect(done, done.text).toMatchObject({ code: 0, json: { ok: true, changed: true } });
  await lab.waitForDelivery({ subject: 'waits' });
  expect(await idsIn(lab)).toEqual([]);
});

test('no room for a message of the largest size', async () => {
  lab = await createLab({ mainCf: { message_size_limit: '1099511627776000' } });
  expect(await findingsIn(lab)).toMatchObject([{ id: 'disk-short' }]);
});

test('rules that an update swept away are put back', async () => {
  lab = await createLab();
  const [main, master] = [await lab.read('main.cf'), await lab.read('master.cf')];
  expect(await postbar(lab, ['ipv4', 'on', 'gmail.com'])).toMatchObject({ code: 0 });
  await lab.write('main.cf', main);
  await lab.write('master.cf', master);
  await lab.postfix('reload');
  expect(await idsIn(lab)).toEqual(['rules-gone']);
  await showFix(lab, 'rules-gone');
  await fix(lab, 'rules-gone');
  await lab.send({ to: 'bob@gmail.com', subject: 'back' });
  expect(await lab.waitForDelivery({ subject: 'back' })).toMatchObject({ ipVersion: 4 });
  expect(await postbar(lab, ['ipv4', 'off', 'gmail.com'])).toMatchObject({ code: 0 });
  expect(await idsIn(lab)).toEqual([]);
});

test('the queue of a directory that the default configuration does not allow', async () => {
  lab = await createLab();
  const stock = '/etc/postfix/main.cf';
  const text = (await lab.exec('cat', [stock])).stdout;
  const edited = text.replace(/^alternate_config_directories.*$/m, '');
  await lab.exec('sh', ['-c', `cat > ${stock}`], { input: edited, check: true });
  const said = await postbar(lab, ['doctor'], { user: nobody });
  expect(said.json.findings).toMatchObject([
    { id: `queue-of-unknown-directory:${lab.configDir}`, severity: 'warning' },
  ]);
});
