import { utimes } from 'node:fs/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { createLab, type Lab, type LabOptions } from '../lab/lab.ts';
import { postbar } from './command-line.ts';
import { findingsIn, fix, idsIn, showFix } from './doctor.ts';
import { wrappedCommands } from './wrapped-commands.ts';

// Lookup tables, entries and lines that are not as Postfix needs them.

let lab: Lab;
afterEach(() => lab?.close());

const good = 'smtp-ipv4 unix - - n - - smtp -o inet_protocols=ipv4\n';
const routed = (transport: string, more: Record<string, string> = {}): LabOptions => ({
  masterCf: (text) => text + good,
  files: { transport },
  mainCf: { transport_maps: 'texthash:$config_directory/transport', ...more },
});

/** Sends to Google and expects it to have gone over IPv4. */
async function arrivesOverIpv4(subject: string) {
  await lab.send({ to: 'bob@gmail.com', subject });
  expect(await lab.waitForDelivery({ subject })).toMatchObject({ ipVersion: 4 });
}

test('a map that was never built stops all mail; building it delivers what waited', async () => {
  lab = await createLab(
    routed('gmail.com smtp-ipv4:\n', { transport_maps: 'hash:$config_directory/transport' }),
  );
  await lab.send({ to: 'bob@dualstack.example', subject: 'other' });
  await lab.waitForLog(/address resolver failure/);
  const id = `map-not-built:${lab.configDir}/transport`;
  const [found, ...others] = await findingsIn(lab);
  expect(found).toMatchObject({ id, severity: 'problem' });
  expect(found?.evidence.map(({ text }) => text).join()).toContain('hash:');
  expect(others).toEqual([]);
  const done = await fix(lab, id);
  expect(done.message).toContain('1 message that was stuck has been delivered.');
  expect(await idsIn(lab)).toEqual([]);
});

test('a map that was edited and not rebuilt', async () => {
  lab = await createLab(
    routed('other.example smtp-ipv4:\n', { transport_maps: 'hash:$config_directory/transport' }),
  );
  await lab.exec('postmap', [`hash:${lab.configDir}/transport`], { check: true });
  await lab.write('transport', 'gmail.com smtp-ipv4:\n');
  const later = Date.now() / 1000 + 5;
  await utimes(`${lab.configFiles}/transport`, later, later);
  expect(await idsIn(lab)).toEqual([`map-stale:${lab.configDir}/transport`]);
  await showFix(lab, `map-stale:${lab.configDir}/transport`);
  await fix(lab, `map-stale:${lab.configDir}/transport`);
  await arrivesOverIpv4('rebuilt');
});

test('a map of a type this Postfix lacks is converted', async () => {
  lab = await createLab(
    routed('gmail.com smtp-ipv4:\n', { transport_maps: 'hash:$config_directory/transport' }),
  );
  const commandDir = await wrappedCommands(lab, {
    postconf:
      'case " $* " in *" -m "*) /usr/sbin/postconf "$@" | grep -v hash$; echo texthash; exit;; esac',
  });
  const id = `map-type:${lab.configDir}/transport`;
  const said = await postbar(lab, ['doctor'], { commandDir });
  expect(said.json.findings).toMatchObject([{ id }]);
  const done = await postbar(lab, ['doctor', 'fix', id], { commandDir });
  expect(done, done.text).toMatchObject({ code: 0, json: { changed: true } });
  expect(await lab.read('main.cf')).toContain(
    `transport_maps = texthash:${lab.configDir}/transport`,
  );
  await arrivesOverIpv4('converted');
});

test('a transport file that main.cf does not name is put to use, with its service', async () => {
  lab = await createLab({ files: { transport: 'gmail.com smtp-ipv4:\n' } });
  expect(await idsIn(lab)).toEqual(['map-not-named:transport']);
  await fix(lab, 'map-not-named:transport');
  expect(await idsIn(lab)).toEqual([]);
  await arrivesOverIpv4('named');
});

test('two transport_maps lines become one that names both', async () => {
  lab = await createLab({
    ...routed(''),
    files: { transport: 'gmail.com smtp-ipv4:\n', other: 'x.example :\n' },
    mainCf: (text) =>
      `${text}transport_maps = texthash:$config_directory/transport\ntransport_maps = texthash:$config_directory/other\n`,
  });
  expect(await idsIn(lab)).toContain('transport-maps-twice');
  await showFix(lab, 'transport-maps-twice');
  await fix(lab, 'transport-maps-twice');
  expect((await lab.read('main.cf')).match(/^transport_maps/gm)).toHaveLength(1);
  expect(await idsIn(lab)).toEqual([]);
  await arrivesOverIpv4('merged');
});

test('entries without a colon work all the same; one click adds them all', async () => {
  lab = await createLab(routed('gmail.com smtp-ipv4\nworkspace.example smtp-ipv4\n'));
  await arrivesOverIpv4('without');
  const [found, ...others] = await findingsIn(lab);
  const id = `entry-without-colon:${lab.configDir}/transport`;
  expect(found).toMatchObject({ id, severity: 'info' });
  expect(others).toEqual([]);
  await fix(lab, id);
  expect(await lab.read('transport')).toBe('gmail.com smtp-ipv4:\nworkspace.example smtp-ipv4:\n');
  expect(await idsIn(lab)).toEqual([]);
  await arrivesOverIpv4('with');
});

test('a mail address as nexthop is found, mended, and mail arrives', async () => {
  lab = await createLab(routed('gmail.com smtp-ipv4:me@gmail.com\n'));
  expect(await idsIn(lab)).toEqual(['nexthop-is-address:gmail.com']);
  await fix(lab, 'nexthop-is-address:gmail.com');
  expect(await lab.read('transport')).toBe('gmail.com smtp-ipv4:\n');
  expect(await idsIn(lab)).toEqual([]);
  await arrivesOverIpv4('mended');
});

test('a port that is a name has no button, and the entry is quoted', async () => {
  lab = await createLab(routed('gmail.com smtp-ipv4:[relay.example]:smpt\n'));
  const [found] = await findingsIn(lab);
  expect(found).toMatchObject({ id: 'port-is-name:gmail.com' });
  expect(found?.evidence[0]).toEqual({
    source: `${lab.configDir}/transport:1`,
    text: 'gmail.com smtp-ipv4:[relay.example]:smpt',
  });
});

test('an entry that goes round the relay is sent through it', async () => {
  lab = await createLab(routed('gmail.com smtp-ipv4:\n', { relayhost: '[mx.dualstack.example]' }));
  expect(await idsIn(lab)).toEqual(['relayhost-bypassed:gmail.com']);
  await fix(lab, 'relayhost-bypassed:gmail.com');
  await lab.send({ to: 'bob@gmail.com', subject: 'relayed' });
  expect(await lab.waitForDelivery({ subject: 'relayed' })).toMatchObject({
    peer: 'dualstack',
    ipVersion: 4,
  });
});

describe.each<[string, (text: string) => string, RegExp, string]>([
  [
    'an option that is not indented',
    (text) => `${text}smtp-ipv4 unix - - n - - smtp\n-o inet_protocols=ipv4\n`,
    /^option-not-indented:master\.cf:\d+$/,
    'smtp-ipv4 unix - - n - - smtp\n  -o inet_protocols=ipv4\n',
  ],
  [
    'a column too few',
    (text) => `${text}smtp-ipv4 unix - n - - smtp -o inet_protocols=ipv4\n`,
    /^broken-line:master\.cf:\d+$/,
    '#smtp-ipv4 unix - n - - smtp -o inet_protocols=ipv4\n',
  ],
  [
    'non-breaking spaces from a web page',
    (text) => `${text}smtp-ipv4\u00a0unix - - n - - smtp\n  -o\u00a0inet_protocols=ipv4\n`,
    /^foreign-characters:master\.cf:\d+$/,
    'smtp-ipv4 unix - - n - - smtp\n  -o inet_protocols=ipv4\n',
  ],
  [
    'a service that is indented',
    (text) => `${text} smtp-ipv4 unix - - n - - smtp -o inet_protocols=ipv4\n`,
    /^indented-line:master\.cf:\d+$/,
    '\nsmtp-ipv4 unix - - n - - smtp -o inet_protocols=ipv4\n',
  ],
])('master.cf with %s', (_, edit, pattern, mended) => {
  test('is found and mended until nothing is left, and mail arrives', async () => {
    lab = await createLab(routed('gmail.com smtp-ipv4:\n'));
    await lab.write('master.cf', edit((await lab.read('master.cf')).replace(good, '')));
    const [first] = await idsIn(lab);
    expect(first).toMatch(pattern);
    await showFix(lab, first ?? '');
    for (
      let left: readonly (string | undefined)[] = [first];
      left[0] !== undefined;
      left = await idsIn(lab)
    )
      await fix(lab, left[0]);
    expect(await lab.read('master.cf')).toContain(mended);
    await arrivesOverIpv4('mended');
  });
});

test('a line of main.cf that Postfix cannot read, with Postfix stopped by it', async () => {
  lab = await createLab({ start: false });
  const main = await lab.read('main.cf');
  await lab.write('main.cf', `${main}this is no parameter\n`);
  const line = main.split('\n').length;
  expect(await idsIn(lab)).toEqual([`broken-line:main.cf:${line}`]);
  await fix(lab, `broken-line:main.cf:${line}`);
  expect(await lab.read('main.cf')).toBe(`${main}#this is no parameter\n`);
  expect(await idsIn(lab)).toEqual(['postfix-stopped']);
});
