import { renameSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { thisMachine } from '../../main/host/this-machine.ts';
import { recordOf } from '../../main/services/change-history.ts';
import { foreignConfiguration } from '../faults/foreign-configuration.ts';

// What was changed last is undone first, also where the time of day does not tell: changes
// within one second, and a clock that was set back by years between two of them.

test('changes that follow at once, and after the clock was set back, are undone in their order', async () => {
  const main = 'compatibility_level = 3.6\n';
  const master = 'smtp unix - - n - - smtp\n';
  const configuration = foreignConfiguration({ 'main.cf': main, 'master.cf': master });
  const { rules, settle } = configuration;
  const turn = async (to: 'on' | 'off', name: string) => {
    settle();
    const shown = await rules.preview({ to, names: [name] });
    if (!shown.ok) throw new Error(shown.error.message);
    expect(await rules.apply(shown.preview.token)).toMatchObject({ ok: true, changed: true });
  };
  const newest = async () => (await rules.history())[0];
  try {
    const old = await configuration.snapshot();
    await turn('on', 'gmail.com');
    const first = (await newest())?.id ?? '';
    const { directory } = configuration;
    const record = basename(recordOf(thisMachine(), directory));
    const changes = join(dirname(directory), 'state', record, 'changes');
    renameSync(join(changes, first), join(changes, first.replace(/^\d{4}/, '2090')));
    for (const name of ['example.org', 'example.net', 'example.com']) {
      await turn('on', name);
      expect((await newest())?.title).toContain(name);
    }
    await turn('off', 'gmail.com');
    expect((await newest())?.title).toContain('gmail.com');
    for (let left = 5; left > 0; left -= 1) {
      settle();
      expect(await rules.undo()).toMatchObject({ ok: true, changed: true });
    }
    expect(await configuration.snapshot()).toEqual(old);
  } finally {
    configuration.remove();
  }
});
