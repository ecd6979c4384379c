import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readAnswer } from '../../main/root/answer.ts';
import { listRequest } from '../../main/root/request.ts';
import { place } from '../faults/switch-on.ts';
import { createLab, type Lab } from '../lab/lab.ts';

// More queue ids than a command line holds are in a file of the user's: what root makes of it.

const script = readFileSync(join(import.meta.dirname, '../../main/root/helper.sh'), 'utf8');
const many = Array.from({ length: 5_000 }, (_, at) => (0x4f2a_0000_0000 + at).toString(16));
let lab: Lab;
let file: string;

beforeAll(async () => {
  lab = await createLab({ peers: false, mainCf: { defer_transports: 'smtp' } });
  file = join(lab.directory, 'queue-ids');
});
afterAll(() => lab?.close());

/** Asks root to delete what is in the file, which is said to be this text. */
async function deleteListed(said: string, shell: readonly string[] = ['/bin/sh'], list = file) {
  const digest = createHash('sha256').update(said).digest('hex');
  const command = [...shell, '-s', '--', 'queue', listRequest(place(lab), 'delete', list, digest)];
  const ended = await lab.exec('/usr/bin/env', command, { input: script, timeoutMs: 240_000 });
  return { answer: readAnswer(ended.stdout), printed: ended.stdout + ended.stderr };
}

async function queued(to: string): Promise<string> {
  await lab.send({ to });
  const [, id = ''] = await lab.waitForLog(new RegExp(`: (\\w+): to=<${to}>.*status=deferred`));
  return id;
}

test.each([
  ['dash', ['/bin/dash']],
  ['bash in POSIX mode', ['/bin/bash', '--posix']],
  ['busybox', ['/bin/busybox', 'sh']],
])('under %s the ids of a file are acted on, and those done are named', async (name, shell) => {
  const id = await queued(`${name.replaceAll(' ', '-')}@x.example`);
  const text = [...many, id].join('\n');
  await writeFile(file, text, { mode: 0o600 });
  const { answer } = await deleteListed(text, shell);
  expect(answer).toMatchObject({ ok: true, text: `${id}\n` });
  expect((await lab.queue()).map(({ queue_id }) => queue_id)).not.toContain(id);
});

test('a file that is not as the request says, or names what is no queue id, is refused and never shown', async () => {
  const id = await queued('stays@x.example');
  const secret = join(lab.directory, 'secret');
  await writeFile(secret, 'root:SECRETSECRET\n', { mode: 0o600 });
  const refused = async (said: string, code: string, list?: string) => {
    const { answer, printed } = await deleteListed(said, undefined, list);
    expect(answer, said.slice(0, 40)).toMatchObject({ ok: false, code });
    expect(printed + answer.text).not.toContain('SECRET');
  };
  const holds = (text: string) => writeFile(file, text, { mode: 0o600 });

  await holds(`${id}\nABCDEF1`);
  await refused(id, 'changed-meanwhile');
  for (const text of [`${id}\nALL`, `-d\n${id}`, `${id}\n\n${id}`, '']) {
    await holds(text);
    await refused(text, 'invalid');
  }
  await holds(`${id}\0`);
  await refused(`${id}\0`, 'changed-meanwhile');
  await holds(`${'A'.repeat(40 * 1024 * 1024)}`);
  await refused('A'.repeat(40 * 1024 * 1024), 'changed-meanwhile');

  // Exchanged for a way to what only root may read, or to what never ends.
  await rm(file);
  await symlink(secret, file);
  await refused('root:SECRETSECRET', 'invalid');
  await refused('root:SECRETSECRET', 'invalid', secret);
  await refused(id, 'changed-meanwhile', secret);
  await rm(file);
  execFileSync('mkfifo', [file]);
  await refused(id, 'invalid');
  await refused(id, 'invalid', '/dev/zero');
  expect((await lab.queue()).map(({ queue_id }) => queue_id)).toContain(id);
});
