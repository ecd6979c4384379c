import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Host } from '../../../main/host/host.ts';
import { thisMachine } from '../../../main/host/this-machine.ts';
import { type HelperAnswer, refusal } from '../../../main/root/answer.ts';
import { endingOf } from '../../../main/services/lost-answer.ts';
import { textsFor } from '../../../main/texts/texts.ts';

const texts = textsFor('en');
const configDir = '/etc/postfix';
const id = '20260101T000000Z-abcdef';
const lost = refusal('no-answer', '{"ok":tr');

/** A machine on which the root part recorded this state of the change; nothing where there is none. */
function machineWith(state: string | undefined): Host {
  const key = createHash('sha256').update(configDir).digest('hex').slice(0, 16);
  const folder = `/var/lib/postbar/${key}/changes`;
  const files: Record<string, string> = {
    [`${folder}/${id}/manifest`]: `id ${id}\nat 1790000000\nfile main.cf a b\n`,
    [`${folder}/${id}/state`]: `${state}\n`,
  };
  return {
    ...thisMachine(),
    platform: 'linux',
    list: async (path) => (state !== undefined && path === folder ? [id] : []),
    readText: async (path) => files[path],
  };
}

const ending = (answer: HelperAnswer, state: string | undefined, wanted: 'done' | 'undone') =>
  endingOf(machineWith(state), configDir, texts, answer, { id, wanted });

test.each(['done', 'undone'] as const)('an answer was lost, %s is recorded: it is', async (to) => {
  expect(await ending(lost, to, to)).toEqual({ ok: true, changed: true, recovered: false });
});

test.each(['applying', 'undoing'])(
  '%s is recorded: it was cut short, and says so',
  async (state) => {
    expect(await ending(lost, state, 'done')).toMatchObject({
      ok: false,
      error: { code: 'failed', message: texts.rules.error['cut-short']() },
    });
  },
);

test.each([
  [undefined, 'done'],
  ['undone', 'done'],
  ['done', 'undone'],
] as const)('%s is recorded, %s was wanted: it did not happen', async (state, wanted) => {
  expect(await ending(lost, state, wanted)).toMatchObject({
    ok: false,
    error: { code: 'failed', message: texts.rules.error.failed() },
  });
});

test('an answer that came counts, whatever is recorded', async () => {
  const refused = { ok: false, code: 'busy', text: '' } as const;
  expect(await ending(refused, 'done', 'done')).toMatchObject({ ok: false });
});
