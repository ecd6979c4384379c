import type { Host } from '../host/host.ts';
import { ownFilterName, ownMapName } from '../postfix/configuration.ts';

/** What is watched, and who is told. */
export interface DriftWatchParts {
  readonly host: Pick<Host, 'facts' | 'realPath'>;
  /** Of the Postfix in use; undefined while there is none. */
  configDir(): string | undefined;
  /** Called when a file is another one than before; must not throw. */
  changed(): void;
  /** Milliseconds from one look to the next. */
  readonly everyMs: number;
}

/** Often enough that an update is noticed within a minute; a look is a few system calls. */
export const driftLookMs = 30_000;

const watched = ['main.cf', 'master.cf', ownMapName, ownFilterName];

/**
 * Looks now and then whether the files that the rules stand in have changed:
 * an update puts stock files back without anybody opening the panel. Nothing
 * is read here, only asked for size, time and inode.
 * @returns the way to stop it
 */
export function watchForDrift(parts: DriftWatchParts): () => void {
  let seen: string | undefined;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const look = async () => {
    const configDir = parts.configDir();
    const now = configDir === undefined ? undefined : await printOf(parts.host, configDir);
    if (stopped) return;
    // The first look tells too: the files may have changed since they were read at the start.
    if (now !== undefined && now !== seen) parts.changed();
    seen = now;
    wait();
  };
  const wait = () => {
    timer = setTimeout(() => void look(), parts.everyMs).unref();
  };
  wait();
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}

/**
 * What a file that was replaced or edited has different. A link's own facts would stay as they are,
 * and one that leads nowhere yet is no file: it is not seen twice while it is made.
 */
async function printOf({ facts, realPath }: DriftWatchParts['host'], configDir: string) {
  const prints = watched.map(async (name) => {
    const path = await realPath(`${configDir}/${name}`);
    const found = path === undefined ? undefined : await facts(path);
    return found ? [path, found.inode, found.size, found.mtimeMs] : [];
  });
  return JSON.stringify([configDir, ...(await Promise.all(prints))]);
}
