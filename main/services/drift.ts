import { ownFilterName, ownMapName } from '../postfix/configuration.ts';
import { readName } from '../rules/rule-name.ts';
import type { RecordedChange } from './change-history.ts';

/**
 * The rules that Postbar has set and not taken back since, as `ipv4 on` names
 * them: from the record of its changes, which lies outside of Postfix's folder
 * and survives whatever happens there. A rule that a person has made in a file
 * of their own, and that Postbar has only mended, is theirs to take out.
 * @param changes newest first
 */
export function rulesSet(changes: readonly RecordedChange[]): readonly string[] {
  const set = new Set<string>();
  for (const { state, purpose, files } of [...changes].reverse()) {
    if (state !== 'done' || !purpose) continue;
    for (const name of purpose.names) {
      const home = readName(name).kind === 'provider' ? ownFilterName : ownMapName;
      const isOwn = files.some(({ file }) => file === home);
      if (purpose.to === 'on' && isOwn) set.add(name);
      if (purpose.to === 'off') set.delete(name);
    }
  }
  return [...set].sort();
}
