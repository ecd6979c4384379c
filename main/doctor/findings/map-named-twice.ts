import { definitionsOf } from '../../postfix/main-cf.ts';
import { databaseFiles, parseMapNames } from '../../postfix/transport-map.ts';
import type { Edit } from '../../root/request.ts';
import type { Facts } from '../facts.ts';
import type { Found } from '../finding.ts';

/** main.cf defines transport_maps more than once: only the last line counts, silently. */
export function mapNamedTwice({ reading }: Facts): Found[] {
  if (!reading.ok) return [];
  const { configDir, mainCf } = reading.configuration;
  const definitions = definitionsOf(mainCf, 'transport_maps');
  const last = definitions.at(-1);
  const earlier = definitions.slice(0, -1);
  if (!last || earlier.length === 0) return [];
  const inForce = new Set(parseMapNames(last.value).map(({ spec }) => spec));
  const lost = earlier
    .flatMap(({ value }) => parseMapNames(value))
    .filter(({ spec }) => !inForce.has(spec))
    .map((map) => ({ ...map, path: map.path.replace('$config_directory', configDir) }));
  const canMerge = lost.every(
    (map) => map.path.startsWith(`${configDir}/`) && databaseFiles(map) !== undefined,
  );
  const edits: Edit[] = [
    ...earlier.flatMap(({ line, lastLine }) => linesBetween(line, lastLine)).reverse(),
    ...lost.map(({ type, path }) => ({
      edit: 'name-map' as const,
      type,
      file: path.slice(configDir.length + 1),
    })),
  ];
  return [
    {
      kind: 'transport-maps-twice',
      subject: '',
      severity: lost.length > 0 ? 'problem' : 'info',
      evidence: definitions.map(({ name, value, line }) => ({
        source: `${configDir}/main.cf:${line}`,
        text: `${name} = ${value}`,
      })),
      remedy: canMerge ? { by: 'edits', edits, retry: 'all' } : undefined,
    },
  ];
}

const linesBetween = (first: number, last: number): Edit[] =>
  Array.from({ length: last - first + 1 }, (_, offset) => ({
    edit: 'drop-line',
    file: 'main.cf',
    line: first + offset,
  }));
