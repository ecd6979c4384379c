import { rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLab, type Lab } from '../lab/lab.ts';
import { postbar } from './command-line.ts';
import { findingsIn } from './doctor.ts';

// An update of the system puts stock files in the place of main.cf and
// master.cf; people edit them too, and that is their right.

const names = ['gmail.com', 'provider:google'];

let lab: Lab;
let stock: Record<'main.cf' | 'master.cf', string>;

beforeAll(async () => {
  lab = await createLab();
  stock = { 'main.cf': await lab.read('main.cf'), 'master.cf': await lab.read('master.cf') };
  expect(await postbar(lab, ['ipv4', 'on', ...names])).toMatchObject({ code: 0 });
});

afterAll(() => lab?.close());

/** The stock files are back. */
async function update(): Promise<void> {
  await lab.write('main.cf', stock['main.cf']);
  await lab.write('master.cf', stock['master.cf']);
  await lab.postfix('reload');
}

/** The rules as `postbar status` gives them, in short. */
async function rules() {
  const { json } = await postbar(lab, ['status']);
  const all: { kind: string; name: string; state: string; problem?: string }[] = json.rules;
  const states = all.map(
    ({ kind, name, state }) => `${kind === 'provider' ? 'provider:' : ''}${name} ${state}`,
  );
  return { states, problems: all.map(({ problem = '' }) => problem) };
}

const good = names.map((name) => `${name} on`);
const broken = names.map((name) => `${name} broken`);

/** What the doctor says is gone; undefined where it says nothing of the kind. */
const goneInDoctor = async () =>
  (await findingsIn(lab, ['--offline'])).find(({ id }) => id === 'rules-gone');

test('stock files in the place of main.cf and master.cf: shown with what was lost, put back with one click', async () => {
  await update();
  const { states, problems } = await rules();
  expect(states).toEqual(broken);
  for (const problem of problems) expect(problem).toMatch(/main\.cf does not name Postbar/);
  const found = await goneInDoctor();
  expect(found).toMatchObject({
    severity: 'problem',
    fix: { command: 'postbar doctor fix rules-gone' },
  });
  expect(found?.evidence.map(({ source, text }) => `${basename(source)}: ${text}`)).toEqual([
    'IPv4: gmail.com, provider:google',
    'main.cf: transport_maps does not name postbar_transport',
    'master.cf: no service smtp-ipv4',
    'main.cf: smtp_dns_reply_filter does not name postbar_reply_filter',
  ]);
  expect(await postbar(lab, ['doctor', 'fix', 'rules-gone'])).toMatchObject({
    code: 0,
    json: { changed: true },
  });
  expect((await rules()).states).toEqual(good);
  await lab.send({ to: 'bob@gmail.com', subject: 'back again' });
  expect(await lab.waitForDelivery({ subject: 'back again' }, 60_000)).toMatchObject({
    ipVersion: 4,
  });
});

test('people’s own edits are left in peace: in main.cf, in master.cf, a line out of Postbar’s map', async () => {
  expect(await postbar(lab, ['ipv4', 'on', 'dualstack.example'])).toMatchObject({ code: 0 });
  const [main, master, map] = await Promise.all(
    ['main.cf', 'master.cf', 'postbar_transport'].map((file) => lab.read(file)),
  );
  await lab.write('main.cf', `# mine\n${main}smtp_connect_timeout = 9s\n`);
  await lab.write('master.cf', `${master}127.0.0.1:10025 inet n - n - - smtpd\n# end\n`);
  await lab.write('postbar_transport', `${map}`.replace(/^dualstack\.example.*\n/m, ''));
  expect((await rules()).states).toEqual(good);
  expect(await goneInDoctor()).toBeUndefined();
});

test('an edit that breaks a rule is shown as what it is, and mended by the switch', async () => {
  const master = await lab.read('master.cf');
  await lab.write('master.cf', master.replace(/^smtp-ipv4 [^\n]*\n(?:[ \t][^\n]*\n)*/m, ''));
  const { states, problems } = await rules();
  expect(states).toEqual(['gmail.com broken', 'provider:google on']);
  expect(problems[0]).toMatch(/service “smtp-ipv4” .* does not exist/);
  const on = await postbar(lab, ['ipv4', 'on', 'gmail.com']);
  expect(on).toMatchObject({ code: 0, json: { changed: true } });
});

test('a folder without anything of Postbar’s: the switch puts it back, and what was switched off stays off', async () => {
  expect(await postbar(lab, ['ipv4', 'off', 'provider:google'])).toMatchObject({ code: 0 });
  await rm(join(lab.configFiles, 'postbar_transport'));
  await update();
  const { states, problems } = await rules();
  expect(states).toContain('gmail.com broken');
  expect(states.join()).not.toContain('google');
  expect(problems[0]).toMatch(/Postbar had set this rule/);
  const on = await postbar(lab, ['ipv4', 'on', 'gmail.com']);
  expect(on).toMatchObject({ code: 0, json: { changed: true } });
  expect(await lab.read('main.cf')).toContain('postbar_transport');
});

test('a rule that the files have lost for good: switched off, nobody asks for it any more, and undo does', async () => {
  await rm(join(lab.configFiles, 'postbar_transport'));
  await update();
  const files = await lab.snapshot();
  expect((await rules()).states).toContain('gmail.com broken');
  const off = await postbar(lab, ['ipv4', 'off', 'gmail.com']);
  expect(off).toMatchObject({ code: 0, json: { ok: true, changed: true, diff: [] } });
  expect((await rules()).states.join()).not.toContain('gmail.com');
  expect((await goneInDoctor())?.evidence.map(({ text }) => text).join() ?? '').not.toContain(
    'gmail.com',
  );
  expect(await lab.snapshot()).toEqual(files);
  // The second time there is nothing to do, and no password to ask for.
  const again = await postbar(lab, ['ipv4', 'off', 'gmail.com']);
  expect(again).toMatchObject({ code: 0, json: { ok: true, changed: false } });
  expect(await postbar(lab, ['undo'])).toMatchObject({ code: 0, json: { changed: true } });
  expect((await rules()).states).toContain('gmail.com broken');
  expect(await lab.snapshot()).toEqual(files);
});
