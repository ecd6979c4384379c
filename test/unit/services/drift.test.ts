import { appendFile, mkdtemp, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { thisMachine } from '../../../main/host/this-machine.ts';
import { parseTransportMap } from '../../../main/postfix/transport-map.ts';
import { goneRules } from '../../../main/rules/gone-rules.ts';
import type { RecordedChange } from '../../../main/services/change-history.ts';
import { rulesSet } from '../../../main/services/drift.ts';
import { watchForDrift } from '../../../main/services/drift-watch.ts';
import { someFacts } from '../doctor/findings/some-facts.ts';

const change = (
  to: 'on' | 'off' | 'fix',
  names: readonly string[],
  files: readonly string[] = ['postbar_transport', 'master.cf', 'main.cf'],
  state: RecordedChange['state'] = 'done',
): RecordedChange => ({
  id: '20261125T120000Z-abcdef',
  at: 0,
  purpose: { to, names: [...names], clean: true },
  state,
  files: files.map((file) => ({ file, before: 'absent', after: '0' })),
  backups: '/nowhere',
});

describe('what Postbar has set', () => {
  test.each<[string, readonly RecordedChange[], readonly string[]]>([
    ['nothing', [], []],
    [
      'what was switched on',
      [change('on', ['gmail.com', 'b.example'])],
      ['b.example', 'gmail.com'],
    ],
    ['not what was switched off', [change('off', ['a.example']), change('on', ['a.example'])], []],
    ['not what was taken back', [change('on', ['a.example'], undefined, 'undone')], []],
    [
      'also what was put back after an update, which leaves the map as it is',
      [change('on', ['a.example'], ['main.cf', 'master.cf']), change('on', ['a.example'])],
      ['a.example'],
    ],
    [
      'not what a person had in a file of their own',
      [change('on', ['a.example'], ['transport'])],
      [],
    ],
    [
      'a provider, by its own file',
      [
        change('on', ['provider:google'], ['postbar_reply_filter', 'main.cf']),
        change('on', ['provider:yahoo'], ['main.cf']),
      ],
      ['provider:google'],
    ],
  ])('%s', (_, changes, expected) => {
    expect(rulesSet(changes)).toEqual(expected);
  });
});

describe('what is gone', () => {
  const ownMap = parseTransportMap('gmail.com smtp-ipv4:\n');
  const map = 'texthash:/etc/postfix/postbar_transport';
  const master = 'smtp unix - - n - - smtp\nsmtp-ipv4 unix - - n - - smtp -o inet_protocols=ipv4\n';

  /** Postfix's files as somebody left them: main.cf and master.cf as Postbar did unless told otherwise. */
  function gone({
    entries = ownMap,
    named = true,
    masterCf = master,
    wanted = ['gmail.com'],
    filter = '',
    values = {},
  }: {
    entries?: typeof ownMap;
    named?: boolean;
    masterCf?: string;
    wanted?: readonly string[];
    filter?: string;
    values?: Record<string, string>;
  }) {
    const { reading } = someFacts({
      master: masterCf,
      values: { transport_maps: named ? map : '', ...values },
    });
    if (!reading.ok) throw new Error('no configuration');
    const { configuration } = reading;
    const maps = configuration.maps.map((one) => ({ ...one, entries }));
    return goneRules({ ...configuration, maps, ownMap: entries, ownFilter: filter }, wanted);
  }

  test('nothing where all is as Postbar left it', () => {
    expect(gone({})).toEqual([]);
  });

  test('main.cf and master.cf were replaced, the map is still there', () => {
    expect(gone({ named: false, masterCf: 'smtp unix - - n - - smtp\n' })).toEqual([
      {
        kind: 'domain',
        name: 'gmail.com',
        isBare: false,
        missing: [
          { file: '/etc/postfix/main.cf', what: 'transport_maps does not name postbar_transport' },
          { file: '/etc/postfix/master.cf', what: 'no service smtp-ipv4' },
        ],
      },
    ]);
  });

  test('the whole folder was replaced', () => {
    const wanted = ['gmail.com', 'provider:google'];
    const found = gone({ entries: [], named: false, wanted });
    expect(found.map(({ name, isBare }) => [name, isBare])).toEqual([
      ['gmail.com', true],
      ['google', true],
    ]);
  });

  test('an edit that breaks a rule is told of', () => {
    expect(gone({ masterCf: 'smtp unix - - n - - smtp\n' })).toMatchObject([
      { missing: [{ file: '/etc/postfix/master.cf', what: 'no service smtp-ipv4' }] },
    ]);
    expect(gone({ named: false })).toHaveLength(1);
  });

  test('whoever takes a line out of a map that stays in use meant it', () => {
    expect(gone({ wanted: ['gmail.com', 'other.example'] })).toEqual([]);
    // Also where an update has come since.
    const swept = gone({ wanted: ['gmail.com', 'other.example'], named: false });
    expect(swept.map(({ name }) => name)).toEqual(['gmail.com']);
    const values = { smtp_dns_reply_filter: 'regexp:/etc/postfix/postbar_reply_filter' };
    expect(gone({ wanted: ['provider:google'], values })).toEqual([]);
  });

  test('whoever has a rule of their own for it misses nothing', () => {
    const { reading } = someFacts({ master, transport: 'gmail.com smtp-ipv4:\n' });
    if (!reading.ok) throw new Error('no configuration');
    expect(goneRules(reading.configuration, ['gmail.com'])).toEqual([]);
  });
});

describe('noticing it', () => {
  let folder = '';
  let stop = () => {};
  afterEach(async () => {
    stop();
    await rm(folder, { recursive: true, force: true });
  });

  /** A watch on a folder with the two files in it; gives how often it has told. */
  async function watching() {
    folder = await mkdtemp(join(tmpdir(), 'postbar-drift-'));
    const old = new Date(2026, 1, 1);
    for (const name of ['main.cf', 'master.cf']) {
      await writeFile(join(folder, name), `# ${name}\n`);
      await utimes(join(folder, name), old, old);
    }
    const changed = vi.fn();
    const facts = vi.fn(thisMachine().facts);
    stop = watchForDrift({
      host: { ...thisMachine(), facts },
      configDir: () => folder,
      changed,
      everyMs: 20,
    });
    const looks = async (count: number) => {
      const goal = facts.mock.calls.length + 4 * (count + 1);
      await vi.waitUntil(() => facts.mock.calls.length >= goal, { timeout: 20_000 });
    };
    await looks(2);
    expect(changed).toHaveBeenCalledTimes(1); // the first look
    return { changed, looks, old };
  }

  test('a file that is replaced is noticed once, even by one of the same size and time', async () => {
    const { changed, looks, old } = await watching();
    await writeFile(join(folder, 'new'), '# main.cF\n');
    await utimes(join(folder, 'new'), old, old);
    await rename(join(folder, 'new'), join(folder, 'main.cf'));
    await looks(3);
    expect(changed).toHaveBeenCalledTimes(2);
  });

  test('so is an edit in place, a file that goes, and one behind a link', async () => {
    const { changed, looks } = await watching();
    // One write: an emptied file that is then filled would be two changes.
    await appendFile(join(folder, 'master.cf'), '# more\n');
    await looks(2);
    expect(changed).toHaveBeenCalledTimes(2);
    await rename(join(folder, 'main.cf'), join(folder, 'main.cf.real'));
    await looks(2);
    expect(changed).toHaveBeenCalledTimes(3);
    await symlink('main.cf.real', join(folder, 'main.cf'));
    await looks(2);
    expect(changed).toHaveBeenCalledTimes(4);
    await appendFile(join(folder, 'main.cf.real'), '# other words\n');
    await looks(2);
    expect(changed).toHaveBeenCalledTimes(5);
  });
});
