import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Verb } from '../../main/root/elevation.ts';
import type { OpenLab } from '../lab/lab.ts';
import { entering } from '../lab/lab-host.ts';

const script = readFileSync(join(import.meta.dirname, '../../main/root/helper.sh'), 'utf8');

/** How a traced run of the root script ended. */
export interface TracedRun {
  /** The file-changing system calls it made, up to the kill, as strace wrote them. */
  readonly calls: readonly string[];
  readonly killed: boolean;
  readonly output: string;
}

/** The system calls that change names, contents or attributes of files. */
export const fileCalls =
  'openat,creat,write,pwrite64,sendfile,mkdir,mkdirat,rename,renameat,renameat2,unlink,unlinkat,rmdir,link,linkat,symlink,symlinkat,chmod,fchmod,fchmodat,chown,fchown,fchownat,lchown,utimensat,setxattr,fsetxattr,truncate,ftruncate';

/** The paths whose changes are followed: those of the configuration and of the backups. */
const ours =
  /(?<=[<"])\/[^<>"]*\/(?:postbar|config)\/[^<>"]*(?=[>"])|(?<=^mkdir\(")(?!\/)[^"]+(?=")/g;

/** Runs a verb of the root script inside a lab and lists its file-changing calls. */
export async function listCalls(
  lab: OpenLab,
  verb: Verb,
  request: string,
): Promise<TracedRun & { readonly paths: readonly string[] }> {
  const run = await trace(lab, verb, request, ['--seccomp-bpf'], () => 'go on');
  const places = run.calls.flatMap((call) => call.match(ours) ?? []);
  return { ...run, paths: [...new Set(places)] };
}

/**
 * Runs a verb of the root script and kills every process of it with SIGKILL right
 * after its call number `killAt` (from 1) that changes one of `paths`, which
 * `listCalls` found in a run before.
 */
export function killedRun(
  lab: OpenLab,
  verb: Verb,
  request: string,
  killAt: number,
  paths: readonly string[],
): Promise<TracedRun> {
  const stopped = (calls: readonly string[]) => (calls.length >= killAt ? 'kill' : 'go on');
  return trace(lab, verb, request, stopsAt(paths), stopped);
}

/**
 * Runs a verb of the root script to its end, stops it right after each of its calls that
 * change one of `paths`, and calls `stopped` meanwhile with the calls made so far.
 * What is on the disk then is what a kill there would leave.
 */
export function stoppedRun(
  lab: OpenLab,
  verb: Verb,
  request: string,
  paths: readonly string[],
  stopped: (calls: readonly string[]) => void,
): Promise<TracedRun> {
  let seen = 0;
  return trace(lab, verb, request, stopsAt(paths), (calls) => {
    if (calls.length > seen) stopped(calls);
    seen = calls.length;
    return 'go on';
  });
}

/**
 * strace's own `when=` counts each process apart and kills only one. So each call
 * stops its process (an injected SIGSTOP, which lands when the call is done) until
 * it is sent on from here: a kill is exact, however busy the machine is. (Not with
 * --seccomp-bpf, with which strace misses most of the stops.)
 */
function stopsAt(paths: readonly string[]): string[] {
  const stops = ['-e', 'signal=SIGSTOP', '-e', `inject=${fileCalls}:signal=STOP`];
  return [...stops, ...paths.flatMap((path) => ['-P', path])];
}

async function trace(
  lab: OpenLab,
  verb: Verb,
  request: string,
  more: readonly string[],
  stopped: (calls: readonly string[]) => 'kill' | 'go on',
): Promise<TracedRun> {
  // With -o every line begins with the process; Node's pipes are sockets, which strace cannot open.
  const told = ['-f', '-q', '-y', '-s', '0', '-o', '|exec cat >&2'];
  // A signal would interrupt copy_file_range, which then begins again for ever: cp is told to write.
  const traced = [
    '-e',
    `trace=${fileCalls},copy_file_range`,
    '-e',
    'inject=copy_file_range:error=ENOSYS',
  ];
  const strace = ['strace', ...told, ...traced, ...more];
  const quiet = ['/bin/sh', '-c', 'exec "$@" 2>/dev/null', 'sh'];
  const command = [...strace, ...quiet, '/bin/sh', '-s', '--', verb, request];
  const child = spawn('ip', [...entering(lab.name), ...command], {
    detached: true, // a process group of its own: all of it is killed at once
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  child.stdin.on('error', () => {}); // the reader was killed: that is the point
  child.stdin.end(script);
  const calls: string[] = [];
  const lastCall = new Map<number, string>();
  let killed = false;
  for await (const line of createInterface({ input: child.stderr })) {
    const [, number, what = ''] = /^(\d+) +(.*)$/.exec(line) ?? [];
    if (killed || number === undefined) continue;
    const pid = Number(number);
    if (what === '--- stopped by SIGSTOP ---') {
      killed = stopped(calls) === 'kill';
      if (killed) killGroup(child);
      else process.kill(pid, 'SIGCONT');
    } else if (what.startsWith('+++')) {
      lastCall.delete(pid);
    } else if (!what.startsWith('---')) {
      const call = joined(lastCall.get(pid) ?? '', what);
      lastCall.set(pid, call);
      if (!call.endsWith('<unfinished ...>') && changesFile(call)) calls.push(call);
    }
  }
  return { calls, killed, output };
}

/** strace's two halves of a call during which another process did something, as one. */
function joined(before: string, what: string): string {
  const rest = /^<\.\.\. \w+ resumed>(.*)$/.exec(what)?.[1];
  return rest === undefined ? what : before.replace(/ *<unfinished \.\.\.>$/, '') + rest;
}

function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) throw new Error('nothing was started');
  process.kill(-pid, 'SIGKILL');
}

/** Whether a line of strace's is a change of a file of interest that succeeded. */
function changesFile(call: string): boolean {
  if (call.search(ours) < 0 || / = -1 E/.test(call)) return false;
  if (/^openat\(/.test(call)) return /O_CREAT|O_TRUNC/.test(call);
  if (/^(write|pwrite64)\(/.test(call)) return /^\w+\(\d+<\//.test(call);
  if (/^(copy_file_range|sendfile)\(/.test(call)) return !/ = 0$/.test(call);
  return true;
}
