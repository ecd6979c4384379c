import type { Finished, Host } from '../host/host.ts';
import type { Place } from './place.ts';

/** Postfix's own commands on one installation, as the user Postbar runs as. */
export interface PostfixTools {
  readonly place: Place;
  /** `name → value` of main.cf parameters, `$names` in them expanded where this postconf can (2.10+). */
  parameters(names: readonly string[]): Promise<Parameters>;
  /** The map types of `postconf -m`. */
  mapTypes(): Promise<readonly string[]>;
  /** Whether a map has an entry, and which; `unreadable` with Postfix's own words. */
  query(map: string, key: string): Promise<QueryAnswer>;
  run(tool: string, args: readonly string[], timeoutMs?: number): Promise<Finished>;
}

export type Parameters =
  | { readonly ok: true; readonly values: Readonly<Record<string, string>> }
  /** `complaint`: why Postfix itself cannot read the configuration. */
  | { readonly ok: false; readonly complaint: string };

export type QueryAnswer =
  | { readonly found: true; readonly value: string }
  | { readonly found: false }
  | { readonly found: 'unreadable'; readonly complaint: string };

/** The commands of the installation at `place`. */
export function postfixTools(host: Host, place: Place): PostfixTools {
  const run = (tool: string, args: readonly string[], timeoutMs?: number) =>
    host.run({
      file: `${place.commandDir}/${tool}`,
      args: ['-c', place.configDir, ...args],
      ...(timeoutMs === undefined ? {} : { timeoutMs }),
    });
  return {
    place,
    run,
    parameters: (names) => parameters(run, names),
    mapTypes: async () => (await run('postconf', ['-m'])).stdout.split('\n').filter(Boolean),
    query: (map, key) => query(run, map, key),
  };
}

type Run = PostfixTools['run'];

async function parameters(run: Run, names: readonly string[]): Promise<Parameters> {
  const expanded = await run('postconf', ['-x', ...names]);
  const answer = expanded.code === 0 ? expanded : await run('postconf', names);
  if (answer.code !== 0) return { ok: false, complaint: answer.stderr.trim() || 'postconf failed' };
  const values: Record<string, string> = {};
  for (const line of answer.stdout.split('\n')) {
    const parts = /^(\S+) =\s?(.*)$/.exec(line);
    if (parts?.[1]) values[parts[1]] = parts[2] ?? '';
  }
  return { ok: true, values };
}

/** postmap(1): status 0 and the value where the key is there, 1 and nothing where it is not. */
async function query(run: Run, map: string, key: string): Promise<QueryAnswer> {
  const answer = await run('postmap', ['-q', key, map.replace(/^proxy:/, '')], 5_000);
  if (answer.code === 0) return { found: true, value: answer.stdout.trim() };
  const complaint = answer.stderr
    .split('\n')
    .filter((line) => /fatal:|error:/.test(line))
    .join('\n');
  if (answer.code === 1 && complaint === '') return { found: false };
  return { found: 'unreadable', complaint: complaint || 'postmap did not answer' };
}
