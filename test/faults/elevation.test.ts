import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { postfixTools } from '../../main/postfix/tools.ts';
import { readAnswer, refusal } from '../../main/root/answer.ts';
import { direct, type Elevation, refusalOf, throughSudo } from '../../main/root/elevation.ts';
import { makeChanges } from '../../main/services/changes.ts';
import { makeIpv4Rules } from '../../main/services/ipv4-rules.ts';
import { textsFor } from '../../main/texts/texts.ts';
import { createLab, type Lab, labHost } from '../lab/lab.ts';
import type { Snapshot } from '../lab/snapshot.ts';
import { fastClock } from './fast-clock.ts';
import { recorded } from './kept-state.ts';
import { domain, place } from './switch-on.ts';
import { killedRun, listCalls } from './traced-run.ts';

// What may happen between the click and the answer of the root part.
let lab: Lab;
let old: Snapshot;
let asRoot: Elevation;
const texts = textsFor('en');
const script = readFileSync(join(import.meta.dirname, '../../main/root/helper.sh'), 'utf8');

beforeAll(async () => {
  lab = await createLab();
  asRoot = direct(labHost(lab));
  old = await lab.snapshot();
});
afterAll(() => lab?.close());

/** Whatever happened: no lock is left. The edits of the test's person are taken out. */
afterEach(async () => {
  expect(recorded(lab, '').beside).toEqual([]);
  await lab.write('main.cf', old['main.cf']?.bytes ?? '');
});

/** The product's own services, with this way of becoming root. */
function rulesThrough(elevation: Elevation) {
  const host = labHost(lab);
  const tools = postfixTools(host, place(lab));
  const state = async () => 'running' as const;
  const parts = { host, place: place(lab), asUser: direct(host), asRoot: elevation, state, texts };
  return makeIpv4Rules({ host, tools, changes: makeChanges(parts), texts });
}

async function switchOn(rules: ReturnType<typeof rulesThrough>) {
  const shown = await rules.preview({ to: 'on', names: [domain] });
  if (!shown.ok) throw new Error(shown.error.message);
  return rules.apply(shown.preview.token);
}

const failureWith = (code: number, message: string) => Object.assign(new Error(message), { code });

test.each([
  ['closed', refusalOf(failureWith(126, 'User did not grant permission.')), 'cancelled'],
  ['refused', refusalOf(failureWith(127, 'User did not grant permission.')), 'not-authorized'],
  ['never answered', refusal('not-authorized', 'sudo: timed-out'), 'not-authorized'],
])('the password dialog is %s: nothing changed, and that is said', async (_, answer, code) => {
  const result = await switchOn(rulesThrough(async () => answer));
  expect(result).toMatchObject({ ok: false, changed: false, error: { code } });
  expect(result.message).toContain('Nothing was changed');
  expect(await lab.snapshot()).toEqual(old);
});

test('the dialog is left open for an hour, and then answered: what was shown is made', async () => {
  const slowly: Elevation = async (verb, request) => {
    const clock = fastClock(3_600, Date.now());
    await new Promise((resolve) => setTimeout(resolve, 3_600_000));
    expect(clock.passed()).toBeGreaterThan(3_500_000);
    clock.restore();
    return asRoot(verb, request);
  };
  const rules = rulesThrough(slowly);
  expect(await switchOn(rules)).toMatchObject({ ok: true, changed: true });
  expect(await rulesThrough(asRoot).undo()).toMatchObject({ ok: true });
  expect(await lab.snapshot()).toEqual(old);
});

test('sudo asks for an hour and nobody answers: given up, nothing changed, and nothing is made later', async () => {
  const asked: (number | undefined)[] = [];
  // An hour is three seconds here, and what stands for sudo asks for six of them.
  const sudo = '/bin/sleep 6; exec "$@"';
  const host = labHost(lab);
  const waiting = throughSudo({
    ...host,
    run: ({ args, timeoutMs, ...command }) => {
      asked.push(timeoutMs);
      const wrapped = { ...command, file: '/bin/sh', args: ['-c', sudo, 'sudo', ...args] };
      return host.run({ ...wrapped, timeoutMs: (timeoutMs ?? 0) / 1_200 });
    },
  });
  const result = await switchOn(rulesThrough(waiting));
  expect(asked).toEqual([3_600_000]);
  expect(result).toMatchObject({ ok: false, changed: false, error: { code: 'not-authorized' } });
  await new Promise((resolve) => setTimeout(resolve, 6_000));
  expect(await lab.snapshot()).toEqual(old);
});

test('the dialog is left open while a person edits main.cf: the edit stays, and that is said', async () => {
  const slowly: Elevation = async (verb, request) => {
    await lab.write('main.cf', `${await lab.read('main.cf')}# a person's own\n`);
    return asRoot(verb, request);
  };
  const result = await switchOn(rulesThrough(slowly));
  expect(result).toMatchObject({ ok: false, error: { code: 'changed-meanwhile' } });
  expect(result.message).toMatch(/^main\.cf was changed by someone else/);
  expect(await lab.read('main.cf')).toMatch(/# a person's own\n$/);
  expect(Object.keys(await lab.snapshot())).toEqual(Object.keys(old));
});

test('the dialog is left open while another Postbar makes its change: that one stays', async () => {
  const slowly: Elevation = async (verb, request) => {
    expect(await switchOn(rulesThrough(asRoot))).toMatchObject({ ok: true });
    return asRoot(verb, request);
  };
  expect(await switchOn(rulesThrough(slowly))).toMatchObject({
    ok: false,
    error: { code: 'changed-meanwhile' },
  });
  expect(await lab.read('postbar_transport')).toContain(domain);
  expect(await rulesThrough(asRoot).undo()).toMatchObject({ ok: true });
});

test('an editor saves main.cf while the files are put in place: its text stays, the rest is taken back', async () => {
  const text = script.replace(
    'each_file exchange',
    () => `printf '# saved\\n' >>"$config_dir/main.cf"; each_file exchange`,
  );
  expect(text).not.toBe(script);
  const racing: Elevation = async (verb, request) => {
    const args = ['-s', '--', verb, request];
    return readAnswer(
      (await lab.exec('/bin/sh', args, { input: text, timeoutMs: 300_000 })).stdout,
    );
  };
  const result = await switchOn(rulesThrough(racing));
  expect(result).toMatchObject({ ok: false, error: { code: 'changed-meanwhile' } });
  expect(await lab.read('main.cf')).toMatch(/# saved\n$/);
  const { 'main.cf': _, ...now } = await lab.snapshot();
  const { 'main.cf': __, ...rest } = old;
  expect(now).toEqual(rest);
});

test.each([
  ['cut off', (answer: string) => answer.slice(0, 30)],
  ['lost', () => ''],
])('the answer is %s: what was made is not called failed', async (_, spoil) => {
  const deaf: Elevation = async (verb, request) => {
    const answer = await asRoot(verb, request);
    return readAnswer(spoil(JSON.stringify(answer)));
  };
  const rules = rulesThrough(deaf);
  expect(await switchOn(rules)).toMatchObject({ ok: true, changed: true });
  expect(await lab.read('postbar_transport')).toContain(domain);
  expect(await rules.undo()).toMatchObject({ ok: true, changed: true });
});

test.each(['>&-', '| head -c 1 >/dev/null'])(
  'nobody listens (%s): the change is finished',
  async (end) => {
    const deaf: Elevation = async (verb, request) => {
      const args = ['-c', `/bin/sh -s -- ${verb} ${request} ${end}`];
      return readAnswer(
        (await lab.exec('/bin/sh', args, { input: script, timeoutMs: 300_000 })).stdout,
      );
    };
    expect(await switchOn(rulesThrough(deaf))).toMatchObject({ ok: true, changed: true });
    expect(await rulesThrough(asRoot).undo()).toMatchObject({ ok: true });
  },
);

test('killed half-way: said so, shown as cut short, and taken back by undo', async () => {
  const killed: Elevation = async (verb, request) => {
    const { calls, paths } = await listCalls(lab, verb, request);
    expect(await rulesThrough(asRoot).undo()).toMatchObject({ ok: true });
    await lab.exec('rm', ['-rf', ...paths.filter((path) => /changes\/[^/]+$/.test(path))]);
    const first = calls.findIndex((call) => /^rename.*\/config\/[^"]*postbar-new/.test(call));
    expect(first).toBeGreaterThan(0);
    return readAnswer((await killedRun(lab, verb, request, first + 1, paths)).output);
  };
  const result = await switchOn(rulesThrough(killed));
  expect(result.ok).toBe(false);
  expect(result.message).toBe(texts.rules.error['cut-short']());
  const rules = rulesThrough(asRoot);
  expect(await rules.undo()).toMatchObject({ ok: true, warnings: [{ code: 'recovered' }] });
});

test('after all that a change and its undo work, and every byte is back', async () => {
  const rules = rulesThrough(asRoot);
  expect(await switchOn(rules)).toMatchObject({ ok: true, changed: true });
  expect(await rules.undo()).toMatchObject({ ok: true, changed: true });
  expect(await lab.snapshot()).toEqual(old);
});
