import { existsSync } from 'node:fs';
import {
  type Command,
  type FileFacts,
  type Finished,
  type Host,
  HostError,
} from '../../main/host/host.ts';
import { thisMachine } from '../../main/host/this-machine.ts';
import { failureText } from './run.ts';

/** A user of the machine. */
export interface LabUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
  readonly home: string;
}

export const root: LabUser = { name: 'root', uid: 0, gid: 0, home: '/root' };

/** Debian's nobody: an ordinary user without any right. */
export const nobody: LabUser = { name: 'nobody', uid: 65534, gid: 65534, home: '/nonexistent' };

const machine = thisMachine();

/**
 * A lab as a Host: every command runs inside its namespace, as root or as an
 * ordinary user. Files are read by commands too, because /etc/postfix is another
 * directory in there, and because what a user may not read must fail.
 */
export function hostIn(namespace: string, user: LabUser = root): Host {
  const inside = (command: Command): Command => ({
    ...command,
    file: 'ip',
    args: [...entering(namespace), ...asUser(user), command.file, ...command.args],
    env: { HOME: user.home, USER: user.name, LOGNAME: user.name, ...command.env },
  });
  const run = async (command: Command) => withReason(await machine.run(inside(command)));
  return {
    platform: machine.platform,
    uid: user.uid,
    run,
    start: (command) => {
      const running = machine.start(inside(command));
      return { ...running, finished: running.finished.then(withReason) };
    },
    ...filesThrough(namespace, (file, ...args) => run({ file, args })),
  };
}

/** Where Postbar's root part keeps backups, and what each lab has there for itself. */
const stateFolder = '/var/lib/postbar';
export const ownState = (namespace: string) => `/var/tmp/${namespace}/state`;

/**
 * The arguments of `ip` that run what follows them inside: in the lab's network,
 * with its own /etc/postfix (`ip` mounts that) and its own backups. Two labs whose
 * Postfix is the default one would otherwise share a history.
 */
export function entering(namespace: string): string[] {
  const mount = `mkdir -p ${stateFolder} && mount --bind "$0" ${stateFolder} && exec "$@"`;
  return ['netns', 'exec', namespace, '/bin/sh', '-c', mount, ownState(namespace)];
}

function asUser(user: LabUser): string[] {
  if (user.uid === 0) return [];
  return ['setpriv', `--reuid=${user.uid}`, `--regid=${user.gid}`, '--init-groups'];
}

/** `ip` and `setpriv` report with an exit code of their own that they could not start the program. */
function withReason(finished: Finished): Finished {
  const said = /(?:^exec of "|setpriv: failed to execute ).*: (No such file|Permission denied)/m;
  const why = finished.code === 0 ? undefined : said.exec(finished.stderr)?.[1];
  if (!why) return finished;
  const failure = why === 'No such file' ? 'not-found' : 'not-permitted';
  return { ...finished, code: undefined, failure };
}

type Tool = (file: string, ...args: string[]) => Promise<Finished>;

function filesThrough(
  namespace: string,
  tool: Tool,
): Pick<Host, 'readText' | 'digest' | 'openFile' | 'facts' | 'realPath' | 'list'> {
  /** The output; undefined where there is no such file. */
  const outputOf = async (path: string, file: string, ...args: string[]) => {
    const finished = await tool(file, ...args, '--', path);
    if (finished.code === 0) return finished.stdout;
    if (/No such file|Not a directory/.test(finished.stderr)) return undefined;
    if (/Permission denied/.test(finished.stderr)) throw new HostError('not-permitted', path);
    if (/Is a directory/.test(finished.stderr)) throw new HostError('unreadable', path);
    throw new Error(failureText([file, path], finished));
  };
  /** Where the file lies outside; rejects where this user may not read it. */
  const readable = async (path: string) => {
    const real = await outputOf(path, 'realpath', '-e');
    if (real === undefined) return undefined;
    await outputOf(path, 'head', '-c1');
    return outsidePath(namespace, real.trimEnd());
  };
  return {
    readText: async (path, maxBytes) => {
      const file = await readable(path);
      return file === undefined ? undefined : machine.readText(file, maxBytes);
    },
    digest: async (path) => machine.digest((await readable(path)) ?? path),
    openFile: async (path) => {
      const file = await readable(path);
      return file === undefined ? undefined : machine.openFile(file);
    },
    facts: async (path) => {
      const line = await outputOf(path, 'stat', '--format=%F|%s|%a|%u|%.3Y|%i').catch(
        () => undefined,
      );
      return line === undefined ? undefined : factsOf(line.trim());
    },
    realPath: async (path) => (await tool('realpath', '-e', '--', path)).stdout.trim() || undefined,
    list: async (path) => {
      const names = await tool('ls', '-1A', '--', path);
      return names.code === 0 ? names.stdout.split('\n').filter((name) => name !== '') : [];
    },
  };
}

/** The same file seen from outside: what /etc/netns/NAME has is mounted over /etc inside. */
function outsidePath(namespace: string, path: string): string {
  const mounted = path
    .replace(/^\/etc\//, `/etc/netns/${namespace}/`)
    .replace(stateFolder, ownState(namespace));
  return existsSync(mounted) ? mounted : path;
}

function factsOf(line: string): FileFacts {
  const [type = '', size, mode = '', uid, mtime, inode] = line.split('|');
  const kind = type.startsWith('regular')
    ? 'file'
    : type === 'directory'
      ? 'directory'
      : type === 'symbolic link'
        ? 'link'
        : 'other';
  return {
    kind,
    size: Number(size),
    mode: Number.parseInt(mode, 8),
    uid: Number(uid),
    mtimeMs: Math.round(Number(mtime) * 1000),
    inode: Number(inode),
  };
}
