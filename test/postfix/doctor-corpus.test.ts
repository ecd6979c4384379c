import { mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Finding, inWords } from '../../main/doctor/finding.ts';
import { findAll } from '../../main/doctor/findings/all-findings.ts';
import type { Finished } from '../../main/host/host.ts';
import { thisMachine } from '../../main/host/this-machine.ts';
import { readConfiguration } from '../../main/postfix/configuration.ts';
import { postfixTools } from '../../main/postfix/tools.ts';
import { textsFor } from '../../main/texts/texts.ts';
import { writePostfix } from '../lab/configuration.ts';
import { someFacts } from '../unit/doctor/findings/some-facts.ts';
import { corpusFiles, corpusText, hasCorpus } from '../unit/postfix/corpus.ts';

// Real configurations beside a real Postfix that is not started. What the doctor says of each
// is held against what Postfix's own commands say of the same files: neither less nor more.

type Kind = 'main.cf' | 'master.cf' | 'transport';

interface Examined {
  readonly path: string;
  /** What `judges` say. */
  readonly judged: readonly Finished[];
  readonly findings: readonly Finding[];
}

const host = thisMachine();
const commandDir = '/usr/sbin';
let mapTypes: readonly string[];
const silent: Finished = { code: undefined, stdout: '', stderr: '' };
const there = hasCorpus();
const examined: Record<Kind, Examined[]> = { 'main.cf': [], 'master.cf': [], transport: [] };
let folder: string;

beforeAll(async () => {
  if (!there) return;
  folder = await mkdtemp('/var/tmp/postbar-corpus-');
  const paths = ['main', 'master', 'transport', 'derived']
    .flatMap((part) => corpusFiles(`configs/${part}`))
    .filter((path) => !path.endsWith('.json'));
  // A command of Postfix sleeps for a second before it dies of what it cannot read.
  const work = async (_: unknown, index: number) => {
    const directory = `${folder}/${index}`;
    const configDir = `${directory}/config`;
    await writePostfix({ directory, config: configDir }, {});
    mapTypes ??= await postfixTools(host, { configDir, commandDir }).mapTypes();
    for (let path = paths.shift(); path !== undefined; path = paths.shift()) {
      const kind = kindOf(path);
      examined[kind].push(await examine(path, kind, configDir));
    }
  };
  await Promise.all(Array.from({ length: 6 }, work));
}, 300_000);
afterAll(() => (folder ? rm(folder, { recursive: true }) : undefined));

function kindOf(path: string): Kind {
  const [part] = /\b(main|master|transport)\b/.exec(path.replace(/_/g, ' ')) ?? [];
  if (part === 'main' || part === 'master') return `${part}.cf`;
  return 'transport';
}

/** Puts one file in the place of the healthy one, has the doctor and Postfix judge, and puts all back. */
async function examine(path: string, kind: Kind, configDir: string): Promise<Examined> {
  const healthy = await Promise.all(
    ['main.cf', 'master.cf'].map((name) => readFile(`${configDir}/${name}`, 'utf8')),
  );
  const [main = '', master = ''] = healthy;
  const named =
    kind === 'transport' ? `${main}transport_maps = texthash:${configDir}/transport\n` : main;
  await put(configDir, { 'main.cf': named, 'master.cf': master, [kind]: corpusText(path) });
  const tools = postfixTools(host, { configDir, commandDir });
  const reading = await readConfiguration(host, { ...tools, mapTypes: async () => mapTypes });
  const [mainText, masterText] = await Promise.all(
    ['main.cf', 'master.cf'].map((name) => host.readText(`${configDir}/${name}`)),
  );
  const judged = await Promise.all(
    judges[kind].map(([tool, ...args]) =>
      tools.run(tool, kind === 'transport' ? [...args, `texthash:${configDir}/transport`] : args),
    ),
  );
  await put(configDir, { 'main.cf': main, 'master.cf': master });
  if (kind === 'transport') await rm(`${configDir}/transport`);
  const found = findAll(someFacts({ facts: { reading, mainText, masterText } }));
  for (const language of ['en', 'de'] as const) {
    const words = found.map((one) => inWords(textsFor(language), one));
    for (const { title, why } of words)
      expect(`${title}${why}`, path).not.toMatch(/undefined|\[obj/);
  }
  return { path, judged, findings: found.map((one) => inWords(textsFor('en'), one)) };
}

/** What Postfix's own commands are asked about each kind of file. */
const judges: Readonly<Record<Kind, readonly (readonly [string, ...string[]])[]>> = {
  'main.cf': [
    ['postconf', '-n'],
    ['postconf', '-xh', 'transport_maps'],
  ],
  'master.cf': [['postconf', '-M']],
  transport: [['postmap', '-s']],
};

async function put(configDir: string, files: Readonly<Record<string, string>>) {
  // Every Postfix command waits until main.cf is older than a second.
  const yesterday = Date.now() / 1000 - 86_400;
  for (const [name, text] of Object.entries(files)) {
    await writeFile(`${configDir}/${name}`, text);
    await utimes(`${configDir}/${name}`, yesterday, yesterday);
  }
}

/** The subjects of the findings of these kinds, sorted. */
const subjects = ({ findings }: Examined, ...kinds: readonly string[]) =>
  findings
    .filter(({ id }) => kinds.includes(id.split(':')[0] ?? ''))
    .map(({ id }) => id.slice(id.indexOf(':') + 1))
    .sort();

const lineKinds = [
  'broken-line',
  'option-not-indented',
  'foreign-characters',
  'indented-line',
  'byte-order-mark',
];

/** The lines Postfix skips are told as well, so only the first it stops at has to be there. */
function expectLine(one: Examined, line: string | undefined, file: Kind) {
  const told = subjects(one, ...lineKinds);
  if (line === undefined) expect(told, one.path).toEqual([]);
  else expect(told, one.path).toContain(`${file}:${line}`);
  const [first] = one.findings;
  if (line !== undefined) expect(first, one.path).toMatchObject({ severity: 'problem' });
  // A template has dozens of such lines: they do not drown all else.
  expect(told.length, one.path).toBeLessThanOrEqual(5);
}

/** A logical line's number, by how master(8) quotes it: its words, as far as the quote goes. */
function lineStarting(text: string, words: string): string {
  const start = words.split(/\s+/).slice(0, 7).join(' ');
  const lines = text.split('\n').map((line) => line.trim().replace(/\s+/g, ' '));
  return String(lines.findIndex((line) => line.startsWith(start)) + 1);
}

describe.runIf(there)('what the doctor says of real files is what Postfix says of them', () => {
  test('there are as many as ever', () => {
    const counts = Object.values(examined).map(({ length }) => length);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(80);
    for (const count of counts) expect(count).toBeGreaterThan(5);
    expect(mapTypes).toContain('hash');
  });

  test('main.cf: the line Postfix stops at', () => {
    for (const one of examined['main.cf']) {
      const [{ code, stderr } = silent] = one.judged;
      const stop = /main\.cf, line (\d+): missing '='/.exec(stderr)?.[1];
      expect(code !== 0, one.path).toBe(stop !== undefined);
      expectLine(one, stop, 'main.cf');
      const twice = /overriding earlier entry: transport_maps=/.test(stderr);
      expect(subjects(one, 'transport-maps-twice').length, one.path).toBe(twice ? 1 : 0);
      expect(subjects(one, 'configuration-unreadable'), one.path).toEqual([]);
    }
  });

  test('main.cf: the transport maps this Postfix cannot read', () => {
    for (const one of examined['main.cf']) {
      const [, named = silent] = one.judged;
      if (named.code !== 0) continue;
      const maps = [...named.stdout.matchAll(/(?:proxy:)?\b([a-z]+):([^\s,{}]+)/g)];
      const foreign = maps.filter(([, type = '']) => !mapTypes.includes(type));
      const unbuilt = maps.filter(([, type]) => type === 'hash' || type === 'btree');
      const paths = (found: typeof maps) => found.map(([, , path]) => path).sort();
      expect(subjects(one, 'map-type', 'map-type-package'), one.path).toEqual(paths(foreign));
      // None of their databases is on this machine.
      expect(subjects(one, 'map-not-built'), one.path).toEqual(paths(unbuilt));
    }
  });

  test('master.cf: the line master stops at, and the services in a bare chroot', () => {
    for (const one of examined['master.cf']) {
      const [{ code, stdout, stderr } = silent] = one.judged;
      const text = corpusText(one.path);
      const numbered = /master\.cf: line (\d+): bad field count/.exec(stderr)?.[1];
      const quoted = /fatal: invalid \w+ field "[^"]*" in "(.*)"$/m.exec(stderr)?.[1];
      const stop = numbered ?? (quoted && lineStarting(text, quoted));
      expect(code !== 0, one.path).toBe(stop !== undefined);
      expectLine(one, stop, 'master.cf');
      if (code !== 0) continue;
      const rows = stdout.split('\n').map((line) => line.split(/\s+/));
      const chrooted = rows
        .filter(([, type, , , chroot, , , program]) => {
          return type === 'unix' && chroot === 'y' && /^(smtp|lmtp)$/.test(program ?? '');
        })
        .map(([name]) => name);
      expect(subjects(one, 'service-chroot'), one.path).toEqual(chrooted.sort());
    }
  });

  test('transport: entries without a value, or without a colon', () => {
    for (const one of examined.transport) {
      const [{ stdout, stderr } = silent] = one.judged;
      const values = stdout.split('\n').flatMap((line) => /^\S+\s+(.*)$/.exec(line)?.[1] ?? []);
      const bare = [...new Set(values.filter((value) => !value.includes(':')))];
      const services = bare.filter((value) => /^(smtp|relay|local|discard)$/.test(value));
      const empty = /expected format: key whitespace value/.test(stderr);
      const path = expect.stringMatching(/\/transport$/);
      const once = (is: boolean) => (is ? [path] : []);
      expect(subjects(one, 'entry-without-colon'), one.path).toEqual(once(services.length > 0));
      expect(subjects(one, 'entry-without-value'), one.path).toEqual(once(empty));
      // What is no service is taken for one all the same.
      const missing = bare.filter((value) => !services.includes(value));
      expect(subjects(one, 'service-missing'), one.path).toEqual(expect.arrayContaining(missing));
    }
  });
});
