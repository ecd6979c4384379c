import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Host } from '../../main/host/host.ts';
import { postfixState } from '../../main/postfix/state.ts';
import { postfixTools } from '../../main/postfix/tools.ts';
import { direct } from '../../main/root/elevation.ts';
import { makeChanges } from '../../main/services/changes.ts';
import { makeDoctor } from '../../main/services/doctor.ts';
import { makeIpv4Rules } from '../../main/services/ipv4-rules.ts';
import { textsFor } from '../../main/texts/texts.ts';
import { createLab, type Lab, labHost } from '../lab/lab.ts';
import { nobody } from '../lab/lab-host.ts';
import { googleRefusal } from '../lab/peers.ts';
import { run, until } from '../lab/run.ts';
import { asMade } from './as-made.ts';
import { postbar } from './command-line.ts';
import type { SaidFinding } from './doctor.ts';

// Which way mail can take, which address it leaves from, and a machine without room, all in
// one lab. Its Postfix is the machine's own, as on a Mac.

let lab: Lab;
let putBack: () => Promise<void>;

beforeAll(async () => {
  lab = await createLab({
    asDefault: true,
    // Only the first address of a mail server is tried: the IPv6 one.
    mainCf: { smtp_mx_address_limit: '1' },
    dns: [
      'mx-host=noroute.example,mx.noroute.example,10',
      'host-record=mx.noroute.example,192.0.2.30,2001:db8:dead::30',
      'mx-host=closed.example,mx.closed.example,10',
      'host-record=mx.closed.example,192.0.2.99,2001:db8:dead::99',
    ],
  });
  putBack = await asMade(lab);
});
afterEach(() => putBack());
afterAll(() => lab?.close());

interface Said {
  readonly findings: readonly SaidFinding[];
  readonly suggestions: readonly { readonly rule: string; readonly command: string }[];
}

async function examine(user = {}): Promise<Said> {
  const said = await postbar(lab, ['doctor'], user);
  expect(said.code, said.text).toBe(0);
  return said.json;
}

async function press(id: string) {
  const done = await postbar(lab, ['doctor', 'fix', id]);
  expect(done, done.text).toMatchObject({ code: 0, json: { ok: true, changed: true } });
  return done.json;
}

const ids = ({ findings }: Said) => findings.map(({ id }) => id);
const set = (name: string, value: string) =>
  lab.exec('sh', ['-c', `postconf -e '${name} = ${value}' && postfix reload`], { check: true });

test('mail that leaves from a temporary address is sent from the stable one beside it', async () => {
  const temporary = await temporaryAddress();
  const from = (address: string) =>
    lab.exec('ip', [
      '-6',
      'route',
      'replace',
      'local',
      '2001:db8:1::/48',
      'dev',
      'lo',
      'src',
      address,
    ]);
  await from(temporary);
  const refusals = [{ ...googleRefusal, over: undefined, client: temporary, code: 450 }];
  await lab.peer('dualstack', { refusals });
  try {
    await lab.send({ to: 'bob@dualstack.example', subject: 'temporary' });
    await lab.waitForLog(/dualstack\.example.*status=deferred/);
    const found = await examine();
    const id = 'temporary-address:2001:db8:5::10';
    expect(ids(found)).toContain(id);
    const { why, evidence } = found.findings.find((one) => one.id === id) ?? {};
    expect(why).toContain('2001:db8:5::10');
    expect(evidence?.map(({ text }) => text)).toContain(`${temporary} temporary`);
    expect(await press(id)).toMatchObject({ retried: { delivered: 1 } });
    expect(await lab.waitForDelivery({ subject: 'temporary' })).toMatchObject({
      remoteAddress: '2001:db8:5::10',
    });
    expect(ids(await examine())).toEqual([]);
  } finally {
    await lab.peer('dualstack', { refusals: [] });
    await from('2001:db8::10');
  }
});

/** The kernel makes one, as it does at home, for an address that says it may (RFC 8981). */
async function temporaryAddress(): Promise<string> {
  await lab.exec('sh', ['-c', 'echo 2 > /proc/sys/net/ipv6/conf/lo/use_tempaddr'], { check: true });
  const stable = ['-6', 'addr', 'add', '2001:db8:5::10/64', 'dev', 'lo', 'nodad', 'mngtmpaddr'];
  await lab.exec('ip', stable, { check: true });
  return until(
    async () => {
      const { stdout } = await lab.exec('ip', ['-o', '-6', 'addr', 'show', 'temporary']);
      return /inet6 (2001:db8:5:[0-9a-f:]+)\/64/.exec(stdout)?.[1];
    },
    60_000,
    async () => 'the kernel made no temporary address',
  );
}

test('no way out over IPv6: one click, and the mail that waited goes over IPv4', async () => {
  await lab.send({ to: 'bob@noroute.example', subject: 'no route' });
  await lab.waitForLog(/noroute\.example.*status=deferred.*unreachable/);
  const found = await examine();
  expect(ids(found)).toEqual(['no-ipv6-route']);
  expect(found.suggestions).toMatchObject([
    { rule: 'noroute.example', command: 'postbar ipv4 on noroute.example' },
  ]);
  expect(await press('no-ipv6-route')).toMatchObject({ retried: { delivered: 1, waiting: 0 } });
  expect(await lab.waitForDelivery({ subject: 'no route' })).toMatchObject({ ipVersion: 4 });
  expect(await examine()).toMatchObject({ findings: [], suggestions: [] });
});

test('no way over IPv6, and no answer over IPv4: port 25 is blocked, and IPv4 never offered', async () => {
  await set('smtp_mx_address_limit', '5');
  await set('smtp_address_preference', 'ipv4');
  await lab.send({ to: 'bob@closed.example' });
  await lab.waitForLog(/closed\.example.*status=deferred.*unreachable/);
  const found = await examine();
  expect(ids(found)).toEqual(['port-25-blocked']);
  expect(found.findings[0]?.fix).toBeUndefined();
  expect(found.suggestions).toEqual([]);
});

test('IPv4 is closed and IPv6 open: who refuses IPv6 is told, and IPv4 never offered', async () => {
  await set('smtp_mx_address_limit', '5');
  await set('smtp_address_preference', 'ipv4');
  for (const address of ['192.0.2.25', '192.0.2.30']) await lab.block(address);
  await lab.send({ to: 'eve@dualstack.example', subject: 'goes' });
  await lab.send({ to: 'bob@gmail.com' });
  await lab.waitForLog(/dualstack\.example.*status=sent/);
  await lab.waitForLog(/gmail\.com.*status=bounced/);
  const found = await examine();
  expect(ids(found)).toEqual(['refused-over-ipv6-only:google']);
  expect(found.findings[0]?.fix).toBeUndefined();
  expect(found.findings[0]?.evidence.map(({ text }) => text).join()).toContain('timed out');
  expect(found.suggestions).toEqual([]);
});

test('hardly any room on the disk of the queue; with room again, nothing is left', async () => {
  const room = (size: string) => run('mount', ['-o', `remount,size=${size}`, lab.directory]);
  await room('16m');
  try {
    expect(ids(await examine())).toEqual(['disk-short']);
  } finally {
    await room('4g');
  }
  await lab.send({ to: 'bob@dualstack.example', subject: 'room' });
  await lab.waitForDelivery({ subject: 'room' });
  expect(ids(await examine())).toEqual([]);
});

test('a queue that this user may not see', async () => {
  await set('authorized_mailq_users', 'root');
  expect(ids(await examine({ user: nobody }))).toEqual(['queue-not-permitted:/etc/postfix']);
});

test('a Mac asleep with mail that nobody tries again is woken, and the mail goes', async () => {
  await lab.block('2001:db8:1::30');
  await lab.send({ to: 'bob@dualstack.example', subject: 'asleep' });
  await lab.waitForLog(/dualstack\.example.*status=deferred/);
  await lab.postfix('stop');
  await lab.unblock('2001:db8:1::30');
  await lab.exec('chmod', ['644', `${lab.directory}/maillog`], { check: true });
  const doctor = doctorOfMac();
  const { facts, findings } = await doctor.run({ offline: true });
  expect(facts.queue).toMatchObject({ ok: false, failure: 'mail-system-down' });
  expect(findings[0]).toMatchObject({ id: 'asleep-with-mail', severity: 'warning' });
  expect(findings[0]?.evidence[0]?.text).toContain('dualstack.example');
  const shown = await doctor.preview('asleep-with-mail');
  if (!shown.ok) throw new Error(shown.error.message);
  expect(await doctor.apply(shown.preview.token)).toMatchObject({ ok: true, changed: true });
  await lab.waitForDelivery({ subject: 'asleep' });
});

/** The doctor of an ordinary user of a Mac: there launchd's job says that master ends by itself. */
function doctorOfMac() {
  const job = '["/usr/libexec/postfix/master","-e","60"]';
  const linux = labHost(lab, nobody);
  const host: Host = {
    ...linux,
    platform: 'darwin',
    run: async (command) =>
      command.file === '/usr/bin/plutil'
        ? { code: 0, stdout: job, stderr: '' }
        : linux.run(command),
  };
  const place = { configDir: lab.configDir, commandDir: '/usr/sbin' };
  const texts = textsFor('en');
  const tools = postfixTools(host, place);
  const [asUser, asRoot] = [direct(host), direct(labHost(lab))];
  const state = () => postfixState(host, tools);
  const changes = makeChanges({ host, place, asUser, asRoot, state, texts });
  const rules = makeIpv4Rules({ host, tools, changes, texts });
  return makeDoctor({ host, tools, changes, rules, asRoot, texts });
}
