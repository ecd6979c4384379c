import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { postfixTools } from '../../main/postfix/tools.ts';
import { direct, type Elevation } from '../../main/root/elevation.ts';
import { makeChanges } from '../../main/services/changes.ts';
import { makeIpv4Rules } from '../../main/services/ipv4-rules.ts';
import { textsFor } from '../../main/texts/texts.ts';
import { createLab, type Lab, type LabOptions, labHost } from '../lab/lab.ts';
import { postbar } from './command-line.ts';
import { wrappedCommands } from './wrapped-commands.ts';

// What people did by hand, what an odd Postfix does, and what happens in between.

let lab: Lab;
afterEach(() => lab?.close());

const service = (chroot: string, options: string) =>
  `smtp-ipv4 unix - - ${chroot} - - smtp ${options}\n`;

/** The recipe as it stands in forums, with one thing wrong. */
const recipe = (line: string, type = 'texthash'): LabOptions => ({
  masterCf: (text) => text + line,
  files: { transport: '# by hand\ngmail.com smtp-ipv4:\nkept.example :\n' },
  mainCf: { transport_maps: `${type}:$config_directory/transport` },
});

describe.each<[string, LabOptions, RegExp]>([
  ['chroot y', recipe(service('y', '-o inet_protocols=ipv4')), /chroot/],
  [
    'a dash in the chroot column, on an old configuration',
    { ...recipe(service('-', '-o inet_protocols=ipv4')), compatibilityLevel: null },
    /chroot/,
  ],
  ['the service missing', recipe(''), /does not exist/],
  ['the .db missing', recipe(service('n', '-o inet_protocols=ipv4'), 'hash'), /postmap/],
  ['spaces in the option', recipe(service('n', '-o inet_protocols = ipv4')), /spaces/],
])('the recipe by hand with %s', (_, options, reason) => {
  test('is shown as broken with the reason, repaired by switching on, removed by switching off', async () => {
    lab = await createLab(options);
    const [broken] = (await postbar(lab, ['ipv4', 'list'])).json.rules;
    expect(broken).toMatchObject({ name: 'gmail.com', state: 'broken', origin: 'by-hand' });
    expect(broken.where).toBe(`${lab.configDir}/transport:2`);
    expect(broken.problem).toMatch(reason);

    const on = await postbar(lab, ['ipv4', 'on', 'gmail.com']);
    expect(on, on.text).toMatchObject({ code: 0, json: { ok: true, changed: true } });
    expect((await postbar(lab, ['ipv4', 'list'])).json.rules).toMatchObject([
      { name: 'gmail.com', state: 'on', origin: 'by-hand' },
    ]);
    await lab.send({ to: 'bob@gmail.com', subject: 'repaired' });
    expect(await lab.waitForDelivery({ subject: 'repaired' }, 30_000)).toMatchObject({
      ipVersion: 4,
    });

    expect(await postbar(lab, ['ipv4', 'off', 'gmail.com'])).toMatchObject({ code: 0 });
    expect((await postbar(lab, ['ipv4', 'list'])).json.rules).toEqual([]);
    expect(await lab.read('transport')).toBe('# by hand\nkept.example :\n');
  });
});

test('a Postfix without texthash gets its default type, the database built before main.cf names it', async () => {
  lab = await createLab();
  const withoutTexthash =
    'case " $* " in *" -m "*) /usr/sbin/postconf "$@" | grep -v texthash; exit;; esac';
  const watching = `case " $* " in *" check "*) ls ${lab.configDir}/postbar_transport.db >> ${lab.directory}/seen; ;; esac`;
  const commandDir = await wrappedCommands(lab, { postconf: withoutTexthash, postfix: watching });
  const on = await postbar(lab, ['ipv4', 'on', 'gmail.com'], { commandDir });
  expect(on, on.text).toMatchObject({ code: 0 });
  expect(await lab.read('main.cf')).toContain(`hash:${lab.configDir}/postbar_transport`);
  expect(await lab.read(join(lab.directory, 'seen'))).toContain('postbar_transport.db');
  await lab.send({ to: 'bob@gmail.com', subject: 'hashed' });
  expect(await lab.waitForDelivery({ subject: 'hashed' }, 25_000)).toMatchObject({ ipVersion: 4 });
  expect(await postbar(lab, ['ipv4', 'off', 'gmail.com'], { commandDir })).toMatchObject({
    code: 0,
  });
  expect(Object.keys(await lab.snapshot())).not.toContain('postbar_transport.db');
});

test.each([
  [
    'fails its check',
    'grep -q smtp-ipv4 "$2/master.cf" && case " $* " in *" check "*) echo "check says no" >&2; exit 1;; esac',
    /check says no/,
  ],
  [
    'dies at the reload',
    'grep -q smtp-ipv4 "$2/master.cf" && case " $* " in *" reload "*) exec /usr/sbin/postfix -c "$2" stop;; esac',
    /stopped at the reload/,
  ],
])('a Postfix that %s gets its old files back, and runs again', async (_, script, reason) => {
  lab = await createLab();
  const before = await lab.snapshot();
  const commandDir = await wrappedCommands(lab, { postfix: script });
  const on = await postbar(lab, ['ipv4', 'on', 'gmail.com'], { commandDir });
  expect(on).toMatchObject({ code: 1, json: { ok: false, error: { code: 'rolled-back' } } });
  expect(on.json.error.detail).toMatch(reason);
  expect(await lab.snapshot()).toEqual(before);
  expect((await postbar(lab, ['status'])).json.installation.state).toBe('running');
  await lab.send({ to: 'bob@dualstack.example', subject: 'alive' });
  await lab.waitForDelivery({ subject: 'alive' }, 25_000);
  expect((await postbar(lab, ['history'])).json.changes).toEqual([]);
});

/** The services on a lab, with a count of how often root was asked. */
function services() {
  const host = labHost(lab);
  const place = { configDir: lab.configDir, commandDir: '/usr/sbin' };
  const texts = textsFor('en');
  const asUser = direct(host);
  const asked: string[] = [];
  const asRoot: Elevation = (verb, request) => {
    asked.push(verb);
    return asUser(verb, request);
  };
  const tools = postfixTools(host, place);
  const state = async () => 'running' as const;
  const changes = makeChanges({ host, place, asUser, asRoot, state, texts });
  return { rules: makeIpv4Rules({ host, tools, changes, texts }), asked };
}

test.each(['main.cf', 'master.cf'])(
  'a %s edited between the preview and the change stops it: nothing is changed',
  async (file) => {
    lab = await createLab({ peers: false, start: false });
    const { rules } = services();
    const shown = await rules.preview({ to: 'on', names: ['gmail.com'] });
    if (!shown.ok) throw new Error(shown.error.message);
    await appendFile(join(lab.configFiles, file), '# somebody was here\n');
    const before = await lab.snapshot();
    expect(await rules.apply(shown.preview.token)).toMatchObject({
      ok: false,
      changed: false,
      error: { code: 'changed-meanwhile' },
    });
    expect(await lab.snapshot()).toEqual(before);
  },
);

test('an edit after the change stops the undo: nobody’s work is lost', async () => {
  lab = await createLab({ peers: false });
  expect(await postbar(lab, ['ipv4', 'on', 'gmail.com'])).toMatchObject({ code: 0 });
  await appendFile(join(lab.configFiles, 'main.cf'), '# somebody was here\n');
  const before = await lab.snapshot();
  const undo = await postbar(lab, ['undo']);
  expect(undo).toMatchObject({ code: 1, json: { error: { code: 'changed-meanwhile' } } });
  expect(await lab.snapshot()).toEqual(before);
});

test('switching on what is on asks nobody for a password', async () => {
  lab = await createLab({ peers: false });
  const { rules, asked } = services();
  for (const expected of [['change'], ['change']]) {
    const shown = await rules.preview({ to: 'on', names: ['gmail.com', 'googlemail.com'] });
    if (!shown.ok) throw new Error(shown.error.message);
    expect(await rules.apply(shown.preview.token)).toMatchObject({ ok: true });
    expect(asked).toEqual(expected);
  }
});

test('an entry made by hand that is switched off and on again is the same line again', async () => {
  lab = await createLab({ ...recipe(service('n', '-o inet_protocols=ipv4')), peers: false });
  const before = await lab.snapshot();
  expect(await postbar(lab, ['ipv4', 'off', 'gmail.com'])).toMatchObject({ code: 0 });
  expect(await postbar(lab, ['ipv4', 'on', 'gmail.com'])).toMatchObject({ code: 0 });
  expect(await lab.snapshot()).toEqual(before);
});
