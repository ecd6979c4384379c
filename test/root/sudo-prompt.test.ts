import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Elevation, sudoPromptCommand, throughSudoPrompt } from '../../main/root/elevation.ts';
import { undoRequest } from '../../main/root/request.ts';
import { actOnBatch } from '../../main/services/queue-batch.ts';
import { onRequest, place } from '../faults/switch-on.ts';
import { createLab, type Lab } from '../lab/lab.ts';
import { systemBus } from './system-bus.ts';

// The real sudo-prompt: on Linux it goes through pkexec, which asks polkitd over
// the system's message bus. Root needs no agent. The lab's Postfix is stopped, and
// its configuration is an ordinary path, so that all of it works outside the lab.

const bus = systemBus();
let lab: Lab;

beforeAll(async () => {
  lab = await createLab({
    start: false,
    inetInterfaces: '127.0.0.1',
    mainCf: { inet_protocols: 'ipv4' },
  });
});
// Anew for each test: another run may have ended the bus that was there.
beforeEach(() => bus.ready());
afterAll(async () => {
  await lab?.close();
  await bus.close();
});

test('a change and its undo really go through sudo-prompt', async () => {
  const before = await lab.snapshot();
  const asRoot = throughSudoPrompt();
  const { request, id } = onRequest(lab, []);
  const answer = await asRoot('change', request);
  expect(answer).toMatchObject({ ok: true, changed: true, running: false });
  expect(await lab.read('postbar_transport')).toContain('dualstack.example\tsmtp-ipv4:');
  expect(await asRoot('undo', undoRequest(place(lab), id, false))).toMatchObject({ ok: true });
  expect(await lab.snapshot()).toEqual(before);
});

test('one password for 25,000 queue ids, with a real one among them', async () => {
  await lab.send({ to: 'bob@dualstack.example' });
  // A Postfix that was never started has no log yet, and postsuper wants one.
  const log = ['-o', 'postfix', '/dev/null', `${lab.directory}/maillog`];
  await lab.exec('install', log, { check: true });
  const [name = ''] = await readdir(`${lab.directory}/queue/maildrop`);
  const others = Array.from({ length: 25_000 }, (_, at) => (0x4f2a_0000_0000 + at).toString(16));
  const requests: string[] = [];
  const asRoot: Elevation = (verb, request) => {
    requests.push(Buffer.from(request, 'base64').toString('utf8'));
    return throughSudoPrompt()(verb, request);
  };
  const answer = await actOnBatch(asRoot, place(lab), 'delete', [...others, name]);
  expect(answer, answer.text).toMatchObject({ ok: true, text: `${name}\n` });
  expect(await readdir(`${lab.directory}/queue/maildrop`)).toEqual([]);
  expect(requests).toHaveLength(1);
  const [, file = ''] = /^list (.*)$/m.exec(requests[0] ?? '') ?? [];
  expect(file).toMatch(/^\/.*\/queue-ids$/);
  expect(existsSync(dirname(file))).toBe(false);
});

test('the command has nothing in it that a shell would expand, and decodes to the script', () => {
  const command = sudoPromptCommand('change', 'QUJD');
  expect(command).toMatch(/^[A-Za-z0-9+/=| -]+$/);
  const [, encoded = ''] = /^echo (\S+) \|/.exec(command) ?? [];
  const script = readFileSync(join(import.meta.dirname, '../../main/root/helper.sh'), 'utf8');
  expect(Buffer.from(encoded, 'base64').toString('utf8')).toBe(script);
  expect(command).toMatch(/\| \/bin\/sh -s -- change QUJD$/);
  // One argument of a program on Linux may have 128 KiB.
  expect(command.length).toBeLessThan(100_000);
});

test('what sudo-prompt writes for macOS to run is that command, verbatim', async () => {
  // Its macOS half cannot run here: the part that writes the command file is read.
  const source = readFileSync(
    join(import.meta.dirname, '../../node_modules/sudo-prompt/index.js'),
    'utf8',
  );
  const body = source.slice(source.indexOf('function MacCommand('));
  const writer = body.slice(0, body.indexOf('\nfunction ', 10));
  expect(writer).toContain("'sudo-prompt-command'");
  const folder = await mkdtemp(join(tmpdir(), 'postbar-mac-'));
  try {
    await mkdir(join(folder, 'Contents/MacOS'), { recursive: true });
    const write = new Function('Node', 'EscapeDoubleQuotes', `return ${writer}`);
    const command = sudoPromptCommand('undo', 'QUJD');
    const escapeQuotes = (text: string) => text.replace(/"/g, '\\"');
    const node = { path: await import('node:path'), fs: await import('node:fs'), process };
    await new Promise<void>((resolve, reject) => {
      const instance = { command, path: folder, options: { env: {} } };
      write(node, escapeQuotes)(instance, (error?: Error) => (error ? reject(error) : resolve()));
    });
    const written = readFileSync(join(folder, 'Contents/MacOS/sudo-prompt-command'), 'utf8');
    expect(written.trimEnd().split('\n').at(-1)).toBe(command);
  } finally {
    await rm(folder, { recursive: true });
  }
});
