import { rename } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import type { AskDns } from '../../main/doctor/dns.ts';
import { postfixState } from '../../main/postfix/state.ts';
import { postfixTools } from '../../main/postfix/tools.ts';
import { refusal } from '../../main/root/answer.ts';
import { direct, type Elevation } from '../../main/root/elevation.ts';
import { makeChanges } from '../../main/services/changes.ts';
import { makeDoctor } from '../../main/services/doctor.ts';
import { makeIpv4Rules } from '../../main/services/ipv4-rules.ts';
import { textsFor } from '../../main/texts/texts.ts';
import { createLab, type Lab, labHost } from '../lab/lab.ts';
import { googleRefusal } from '../lab/peers.ts';
import { asMade } from './as-made.ts';
import { postbar } from './command-line.ts';
import type { SaidFinding } from './doctor.ts';

// More that can be broken, all in one lab.

let lab: Lab;
let putBack: () => Promise<void>;

beforeAll(async () => {
  // Only the first address of a mail server is tried: the IPv6 one.
  lab = await createLab({ mainCf: { smtp_mx_address_limit: '1' } });
  putBack = await asMade(lab);
});
afterEach(() => putBack());
afterAll(() => lab?.close());

async function examine(options: readonly string[] = []): Promise<readonly SaidFinding[]> {
  const said = await postbar(lab, [...options, 'doctor', '--offline']);
  expect(said.code, said.text).toBe(0);
  return said.json.findings;
}

/** By rename: a daemon that starts reads the old file or the new one, never half of it. */
const put = async (file: string, text: string) => {
  await lab.write(`${file}.new`, text);
  await rename(`${lab.configFiles}/${file}.new`, `${lab.configFiles}/${file}`);
};
const append = async (file: string, text: string) => {
  await put(file, `${await lab.read(file)}${text}`);
  await lab.postfix('reload');
};
/** Mail goes on its way, and Postfix says this of it. */
const sent = async (to: string, pattern: RegExp) => {
  await lab.send({ to });
  await lab.waitForLog(pattern);
};

test('main.cf with a protocol that does not exist: one click, and mail goes again', async () => {
  const main = await lab.read('main.cf');
  await put('main.cf', main.replace('inet_protocols = all', 'inet_protocols = ipv4only'));
  const [found] = await examine();
  expect(found).toMatchObject({ severity: 'problem', fix: {} });
  expect(found?.id).toMatch(/^protocols-unknown:main\.cf:\d+$/);
  const done = await postbar(lab, ['doctor', 'fix', found?.id ?? '']);
  expect(done, done.text).toMatchObject({ code: 0, json: { changed: true } });
  await lab.send({ to: 'bob@dualstack.example', subject: 'again' });
  await lab.waitForDelivery({ subject: 'again' });
});

test('master.cf without a service that every Postfix has, and with two on one line', async () => {
  const master = await lab.read('master.cf');
  const joined = master.replace(/ scache\n/, ' scacheown unix - - n - - smtp\n');
  await put('master.cf', joined.replace(/^retry .*\n/m, ''));
  const found = await examine();
  expect(found.map(({ id }) => id)).toEqual([
    expect.stringMatching(/^lines-joined:master\.cf:\d+$/),
    'core-service-missing:retry',
  ]);
  expect(found.every(({ fix }) => fix === undefined)).toBe(true);
  expect(found[0]?.evidence[0]?.text).toContain('scacheown unix');
});

test.each([
  ['a table of another setting that is not there', 'texthash:/nowhere/virtual', 'map-unavailable:'],
  ['a table of a type that this Postfix lacks', 'nosuch:/nowhere/virtual', 'map-type-elsewhere:'],
])('%s is told in Postfix’s own words', async (_, map, kind) => {
  await append('main.cf', `virtual_alias_maps = ${map}\n`);
  await lab.send({ to: 'bob@dualstack.example' });
  await lab.waitForLog(/nowhere|unsupported dictionary type/);
  const found = await examine();
  const one = found.find(({ id }) => id.startsWith(kind));
  expect(one, JSON.stringify(found)).toMatchObject({ severity: 'problem' });
  expect(one?.evidence.map(({ text }) => text).join()).toMatch(/nowhere|nosuch/);
});

test('mail waits and the queue gives no reason: the configuration names it without any log', async () => {
  await lab.write('transport', 'gmail.com smtp-ipv4:\n');
  await append('master.cf', 'smtp-ipv4 unix - - n - - smtp -o inet_protocols=ipv5\n');
  await append('main.cf', 'transport_maps = texthash:$config_directory/transport\n');
  await sent('bob@gmail.com', /fatal: unknown inet_protocols/);
  const [message] = await lab.queue();
  expect(message?.recipients).toEqual([{ address: 'bob@gmail.com' }]);
  const found = await examine(['--log', '/nowhere/mail.log']);
  expect(found).toMatchObject([{ id: 'service-protocols:smtp-ipv4' }]);
});

test('no reason, no log, and a configuration that looks right: that it waits is told', async () => {
  const main = await lab.read('main.cf');
  // In its place: of a line that stands twice the logger warns itself, and hangs.
  await put('main.cf', main.replace(/^(smtp_address_preference) = ipv6$/m, '$1 = ipv9'));
  await lab.postfix('reload');
  await sent('bob@dualstack.example', /bad command startup -- throttling/);
  // Mail that came just now may be on its way: two minutes later it is not.
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 120_000 });
  try {
    const { findings } = await doctorAsking([], '/nowhere/mail.log').doctor.run({ offline: true });
    expect(findings.map(({ id }) => id)).toEqual(['waits-without-reason']);
    expect(findings[0]?.evidence[0]?.text).toContain('dualstack.example');
  } finally {
    vi.useRealTimers();
  }
});

test('who closed the password dialog presses the button again, and the mail goes', async () => {
  const refusals = [{ ...googleRefusal, code: 450 }];
  await lab.peer('dualstack', { refusals });
  try {
    await sent('bob@dualstack.example', /status=deferred/);
    const id = 'domain-refuses-ipv6:dualstack.example';
    const before = await lab.snapshot();
    const { doctor, asked } = doctorAsking(['cancelled']);
    expect((await doctor.run()).findings.map((one) => one.id)).toEqual([id]);
    const shown = await doctor.preview(id);
    if (!shown.ok) throw new Error(shown.error.message);
    const { token } = shown.preview;
    const closed = await doctor.apply(token);
    expect(closed).toMatchObject({ ok: false, changed: false, error: { code: 'cancelled' } });
    expect(await lab.snapshot()).toEqual(before);
    expect(await doctor.apply(token)).toMatchObject({
      ok: true,
      changed: true,
      retried: { delivered: 1, waiting: 0 },
    });
    expect(asked).toEqual(['change', 'change']);
  } finally {
    await lab.peer('dualstack', { refusals: [] });
  }
});

/** This process is outside of the lab, and so is its resolver. */
const askDns: AskDns = async (_, type) =>
  type === 'A' ? { ok: true, values: ['192.0.2.30'] } : { ok: false, why: 'none' };

/** The doctor, with a root whose password dialog ends as told, and after that with a password. */
function doctorAsking(endings: readonly 'cancelled'[], log?: string) {
  const host = labHost(lab);
  const place = { configDir: lab.configDir, commandDir: '/usr/sbin' };
  const [texts, asUser] = [textsFor('en'), direct(host)];
  const asked: string[] = [];
  const asRoot: Elevation = (verb, request) => {
    const ending = endings[asked.push(verb) - 1];
    return ending
      ? Promise.resolve(refusal(ending, 'The dialog was closed.'))
      : asUser(verb, request);
  };
  const tools = postfixTools(host, place);
  const state = () => postfixState(host, tools);
  const changes = makeChanges({ host, place, asUser, asRoot, state, texts });
  const rules = makeIpv4Rules({ host, tools, changes, texts });
  return { doctor: makeDoctor({ host, tools, changes, rules, asRoot, texts, log, askDns }), asked };
}
