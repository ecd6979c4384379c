import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { thisMachine } from '../../main/host/this-machine.ts';
import { direct } from '../../main/root/elevation.ts';
import { previewRequest } from '../../main/root/request.ts';
import { foreignConfiguration } from './foreign-configuration.ts';
import { roundTrip } from './round-trip.ts';

const files = {
  'main.cf': 'compatibility_level = 3.6\n',
  'master.cf': 'smtp unix - - n - - smtp\n',
};

test.each(['with space', 'with,comma', 'Küche', "it's", '$mydomain', 'a"b', '`id`', 'a;id'])(
  'a configuration in a folder named %s: refused for its name, nothing changed',
  async (name) => {
    const configuration = foreignConfiguration(files, name);
    try {
      const outcome = await roundTrip(configuration, false);
      expect(outcome).toMatchObject({ refused: 'unsupported' });
      expect(JSON.stringify(outcome)).toContain('configuration folder has');
    } finally {
      configuration.remove();
    }
  },
);

test('the root part itself refuses such a folder, for every edit', async () => {
  const { directory, remove } = foreignConfiguration(files, 'with,comma');
  try {
    const scratch = join(directory, '../scratch');
    mkdirSync(scratch);
    const place = { configDir: directory, commandDir: join(directory, '../commands') };
    const edits = [{ edit: 'no-chroot', name: 'smtp' }] as const;
    const request = previewRequest(place, { edits, before: [], after: [] }, scratch);
    const answer = await direct(thisMachine())('preview', request);
    expect(answer).toEqual({ ok: false, code: 'invalid', text: 'config-dir' });
  } finally {
    remove();
  }
});

test('entries with spaces, quotes, dollars and foreign letters around the rule stay as they are', async () => {
  const transport =
    '# Küche\n"a b"@odd.example :\n$x.example smtp:[$y]\nbücher.example :\n`id`.example :\n';
  const configuration = foreignConfiguration({
    ...files,
    'main.cf': `${files['main.cf']}transport_maps = texthash:$config_directory/transport\n`,
    transport: Buffer.from(transport).toString('latin1'),
  });
  try {
    expect(await roundTrip(configuration, false)).toEqual({ refused: undefined });
  } finally {
    configuration.remove();
  }
});
