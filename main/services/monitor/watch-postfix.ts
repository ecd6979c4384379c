import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Host } from '../../host/host.ts';
import { findLogSource, logHints, logParameters } from '../../postfix/log-source-find.ts';
import type { Place } from '../../postfix/place.ts';
import { queueLister } from '../../postfix/queue-listing.ts';
import { postfixState } from '../../postfix/state.ts';
import { postfixTools } from '../../postfix/tools.ts';
import type { MonitorParts } from './monitor.ts';

/** The part of a monitor's parts that Postfix itself is asked for. */
export function askingPostfix(
  host: Host,
  place: Place,
  namedLog: string | undefined,
): Pick<MonitorParts, 'host' | 'configDir' | 'list' | 'state' | 'findLog'> {
  const tools = postfixTools(host, place);
  return {
    host,
    configDir: place.configDir,
    list: queueLister(host, place),
    state: () => postfixState(host, tools),
    findLog: async () => {
      const found = await tools.parameters(logParameters);
      // Where Postfix cannot read its own configuration, its log may still be found.
      return findLogSource(host, logHints(found.ok ? found.values : {}, namedLog));
    },
  };
}

/** The file that keeps what is to be known again of one Postfix. */
export function memoryFileFor(
  folder: string,
  name: string,
  { configDir }: Place,
  namedLog = '',
): string {
  const id = createHash('sha256').update(`${configDir}\0${namedLog}`).digest('hex').slice(0, 16);
  return join(folder, `${name}-${id}.json`);
}
