import { type Configuration, ownFilterName, ownMapName } from '../postfix/configuration.ts';
import { type FoundRule, findRules, isOwnMap } from './found-rules.ts';
import { namesOwnFilter } from './provider-rules.ts';
import { readName } from './rule-name.ts';

/** A rule that Postbar has set and that Postfix's files do not have any more. */
export interface GoneRule {
  readonly kind: FoundRule['kind'];
  /** As in `FoundRule`. */
  readonly name: string;
  /** What of it is missing where: the file, and what it lacks. */
  readonly missing: readonly { readonly file: string; readonly what: string }[];
  /** Nothing of it is left that would show it among the rules found. */
  readonly isBare: boolean;
}

/**
 * The rules that were swept away with main.cf or master.cf, as an update of the
 * system does that puts the stock files back. A rule whose line somebody took
 * out of a map that is still in use was taken out on purpose; one that a map of
 * the user's own has instead is there.
 * @param wanted what Postbar's changes have set, as `ipv4 on` names it
 */
export function goneRules(configuration: Configuration, wanted: readonly string[]): GoneRule[] {
  const found = findRules(configuration);
  return wanted.flatMap((text) => {
    const { kind, name } = readName(text);
    const same = found.filter((rule) => rule.kind === kind && rule.name === name);
    if (same.some((rule) => !isSweptAway(rule))) return [];
    if (same.length === 0 && hasOthers(configuration, kind)) return [];
    const missing = missingOf(configuration, kind, name, same[0]);
    return [{ kind, name, missing, isBare: same.length === 0 }];
  });
}

/** What main.cf or master.cf have said of it is not there; any other fault is one of the rule itself. */
const isSweptAway = ({ faults }: FoundRule) =>
  faults.some(({ code }) => /-not-named$|^service-missing$/.test(code));

/** Whether the file that such rules stand in is there and has lost this one alone, or is in use without any. */
function hasOthers(configuration: Configuration, kind: FoundRule['kind']): boolean {
  const { maps, ownMap, ownFilter } = configuration;
  if (kind === 'provider') return ownFilter !== '' || namesOwnFilter(configuration);
  // A map that is named but gone stops all mail: that is nobody's wish.
  const isNamed = maps.some((map) => isOwnMap(configuration, map) && map.entries !== undefined);
  return ownMap.length > 0 || isNamed;
}

function missingOf(
  { configDir }: Configuration,
  kind: FoundRule['kind'],
  name: string,
  found: FoundRule | undefined,
): GoneRule['missing'] {
  const [file, parameter] =
    kind === 'domain'
      ? ([ownMapName, 'transport_maps'] as const)
      : ([ownFilterName, 'smtp_dns_reply_filter'] as const);
  const faults = found?.faults ?? [];
  return [
    ...(found ? [] : [{ file: `${configDir}/${file}`, what: `nothing for ${name}` }]),
    ...(!found || faults.some(({ code }) => code.endsWith('-not-named'))
      ? [{ file: `${configDir}/main.cf`, what: `${parameter} does not name ${file}` }]
      : []),
    ...faults
      .filter(({ code }) => code === 'service-missing')
      .map(({ evidence }) => ({ file: `${configDir}/master.cf`, what: `no service ${evidence}` })),
  ];
}
