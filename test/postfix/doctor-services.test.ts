import { afterEach, describe, expect, test } from 'vitest';
import { createLab, type Lab, type LabOptions } from '../lab/lab.ts';
import { postbar } from './command-line.ts';
import { findingsIn, fix, idsIn, showFix } from './doctor.ts';

// Services that die or are not there: found, mended by the one button, and the mail arrives.

let lab: Lab;
afterEach(() => lab?.close());

const recipe = (line: string, more: LabOptions = {}): LabOptions => ({
  masterCf: (text) => text + line,
  files: { transport: 'gmail.com smtp-ipv4:\n' },
  ...more,
  mainCf: { transport_maps: 'texthash:$config_directory/transport', ...(more.mainCf as object) },
});
const service = (chroot: string, options: string) =>
  `smtp-ipv4 unix - - ${chroot} - - smtp ${options}\n`;

test('a healthy Postfix has no finding at all, before and after mail', async () => {
  lab = await createLab();
  expect(await findingsIn(lab)).toEqual([]);
  await lab.send({ to: 'bob@dualstack.example', subject: 'fine' });
  await lab.waitForDelivery({ subject: 'fine' });
  expect(await findingsIn(lab)).toEqual([]);
  const on = await postbar(lab, ['ipv4', 'on', 'gmail.com', 'provider:google']);
  expect(on, on.text).toMatchObject({ code: 0 });
  await lab.send({ to: 'bob@gmail.com', subject: 'rule' });
  await lab.waitForDelivery({ subject: 'rule' });
  expect(await findingsIn(lab)).toEqual([]);
});

test('the chain of the forum thread: stuck, the chroot column named, one click, delivered', async () => {
  lab = await createLab(
    recipe(service('-', '-o inet_protocols=ipv4'), { compatibilityLevel: null }),
  );
  await lab.send({ to: 'bob@gmail.com', subject: 'one' });
  await lab.send({ to: 'eve@gmail.com', subject: 'two' });
  await lab.waitForLog(/to=<eve@gmail\.com>.*status=deferred/);
  const [first, ...others] = await findingsIn(lab);
  expect(first).toMatchObject({
    id: 'service-chroot:smtp-ipv4',
    severity: 'problem',
    fix: { command: 'postbar doctor fix service-chroot:smtp-ipv4' },
  });
  expect(first?.why).toContain('chroot');
  expect(first?.evidence[0]?.text).toContain('smtp-ipv4 unix - - - - - smtp');
  expect(others).toEqual([]);
  await showFix(lab, 'service-chroot:smtp-ipv4');
  const done = await fix(lab, 'service-chroot:smtp-ipv4');
  expect(done.message).toContain('2 messages that were stuck have been delivered.');
  expect(done.retried).toMatchObject({ delivered: 2, waiting: 0, unknown: 0 });
  expect(await lab.waitForDelivery({ subject: 'one' })).toMatchObject({ ipVersion: 4 });
  expect(await idsIn(lab)).toEqual([]);
  expect((await postbar(lab, ['history'])).json.changes[0].title).toBe('Switch the chroot off');
});

describe.each<[string, string, LabOptions]>([
  ['a service missing', 'ipv4-service-missing:smtp-ipv4', recipe('')],
  [
    'inet_protocols=ipv5',
    'service-protocols:smtp-ipv4',
    recipe(service('n', '-o inet_protocols=ipv5')),
  ],
  ['spaces in -o', 'service-option:smtp-ipv4', recipe(service('n', '-o inet_protocols = ipv4'))],
  [
    'a literal IPv6 address in inet_interfaces',
    'service-ipv6-interface:smtp-ipv4',
    recipe(service('n', '-o inet_protocols=ipv4'), { inetInterfaces: '192.0.2.10, 2001:db8::10' }),
  ],
])('%s', (_, id, options) => {
  test('is found with its line, mended, and the mail that waited is delivered', async () => {
    lab = await createLab(options);
    await lab.send({ to: 'bob@gmail.com', subject: 'stuck' });
    await lab.waitForLog(/fatal:|connect to transport private\/smtp-ipv4/);
    expect(await idsIn(lab)).toEqual([id]);
    const done = await fix(lab, id);
    expect(done.retried).toMatchObject({ delivered: 1, waiting: 0, unknown: 0 });
    expect(await lab.waitForDelivery({ subject: 'stuck' })).toMatchObject({ ipVersion: 4 });
    expect(await idsIn(lab)).toEqual([]);
  });
});

test('the machine’s own smtp service in a chroot without files', async () => {
  lab = await createLab({ compatibilityLevel: null, chrootDash: true });
  await lab.send({ to: 'bob@dualstack.example', subject: 'stuck' });
  await lab.waitForLog(/status=deferred/);
  expect(await idsIn(lab)).toEqual(['service-chroot:smtp']);
  const done = await fix(lab, 'service-chroot:smtp');
  expect(done.message).toContain('1 message that was stuck has been delivered.');
  expect(await lab.read('master.cf')).toMatch(/^smtp +unix +- +- +n /m);
});

test('spaces in -o of any other service, on a line of its own', async () => {
  lab = await createLab({
    masterCf: (text) =>
      text.replace('  -o syslog_name=postfix/$service_name', '  -o syslog_name = relayed'),
  });
  expect(await idsIn(lab)).toEqual(['service-option:relay']);
  await fix(lab, 'service-option:relay');
  expect(await lab.read('master.cf')).toContain('-o syslog_name=relayed');
  expect(await idsIn(lab)).toEqual([]);
});

test('any other fatal line is quoted, though the queue gives no reason', async () => {
  lab = await createLab({ mainCf: { smtp_address_preference: 'ipv9' } });
  await lab.send({ to: 'bob@dualstack.example' });
  await lab.waitForLog(/bad command startup -- throttling/);
  const [found] = await findingsIn(lab);
  expect(found).toMatchObject({ id: 'service-dies:smtp', severity: 'problem' });
  expect(found?.fix).toBeUndefined();
  expect(found?.evidence.map(({ text }) => text).join()).toContain('ipv9');
});

test('a service that no rule explains', async () => {
  lab = await createLab({
    files: { transport: 'dualstack.example amavisfeed:[127.0.0.1]:10024\n' },
    mainCf: { transport_maps: 'texthash:$config_directory/transport' },
  });
  const [found] = await findingsIn(lab);
  expect(found).toMatchObject({ id: 'service-missing:amavisfeed' });
  expect(found?.fix).toBeUndefined();
  const refused = await postbar(lab, ['doctor', 'fix', 'service-missing:amavisfeed']);
  expect(refused).toMatchObject({ code: 2, json: { ok: false, error: { code: 'unsupported' } } });
});
