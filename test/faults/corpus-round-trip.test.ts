import { describe, expect, test } from 'vitest';
import { corpusBytes, corpusFiles, hasCorpus } from '../unit/postfix/corpus.ts';
import { type Files, foreignConfiguration } from './foreign-configuration.ts';
import { type Outcome, roundTrip } from './round-trip.ts';
import { variants } from './variants.ts';

// Every configuration in every variant takes long: `npm run test:faults` does, CI takes a sample.
const step = Number(process.env.POSTBAR_FAULT_STEP ?? '1');

const macMaster =
  'configs/master/apple-oss-distributions__postfix__Postfix.Config_master.cf.default';

interface Case {
  readonly name: string;
  readonly files: Files;
  readonly isPlain: boolean;
}

/** The users of a Mac, by the names they have on the machine of the tests. */
const withUsersOfHere = (text: string) => text.replace(/\b_(postfix|postdrop)\b/g, '$1');

/** A configuration directory around one file of the corpus. */
function around(path: string, text: string): Files {
  const plain = 'compatibility_level = 3.6\n';
  if (/transport[^/]*$/.test(path)) {
    return {
      'main.cf': `${plain}transport_maps = texthash:$config_directory/transport\n`,
      'master.cf': corpusBytes(macMaster),
      transport: text,
    };
  }
  return /main[^/]*$/.test(path)
    ? { 'main.cf': withUsersOfHere(text), 'master.cf': corpusBytes(macMaster) }
    : { 'main.cf': plain, 'master.cf': text };
}

// Postfix cannot read the file as it stands here, or an entry of its own routes the domain.
const reasons =
  /postconf: fatal:|postmap: fatal:|already has a route of its own|has no usual delivery service/;

function cases(): Case[] {
  const paths = ['main', 'master', 'transport', 'derived']
    .flatMap((kind) => corpusFiles(`configs/${kind}`))
    .filter((path) => !path.endsWith('.json'));
  return paths.flatMap((path) => {
    const text = corpusBytes(path);
    return Object.entries(variants)
      .map(([variant, change]) => ({ variant, changed: change(text) }))
      .filter(({ changed }, index) => index === 0 || changed !== text)
      .map(({ variant, changed }) => ({
        name: `${path.slice('configs/'.length)}, ${variant}`,
        files: around(path, changed),
        isPlain: changed === text,
      }));
  });
}

describe.runIf(hasCorpus())('real configurations, there and back', () => {
  const all = hasCorpus() ? cases() : [];
  const sample = all.filter((_, index) => index % step === 0);
  const outcomes = new Map<string, Outcome>();

  test.concurrent.for(sample)('$name', async ({ name, files, isPlain }) => {
    const configuration = foreignConfiguration(files);
    try {
      outcomes.set(name, await roundTrip(configuration, isPlain));
    } finally {
      configuration.remove();
    }
  });

  test('most go through; what is refused is refused for a reason Postfix gives', () => {
    const refused = [...outcomes].filter(([, { refused }]) => refused !== undefined);
    console.log(
      `faults: ${outcomes.size} of ${all.length} configurations: ${outcomes.size - refused.length} on, off and undone, ${refused.length} refused`,
    );
    for (const [name, outcome] of refused) {
      const said = 'message' in outcome ? outcome.message : '';
      expect(said, name).toMatch(reasons);
    }
    expect(outcomes.size).toBe(sample.length);
    // Templates, snippets and byte-order marks are nothing that Postfix reads: about half of all.
    expect(outcomes.size - refused.length).toBeGreaterThan(outcomes.size / 4);
  });
});
