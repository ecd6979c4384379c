import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import type { OpenLab } from '../lab/lab.ts';
import { fileCalls } from './traced-run.ts';

/** What a traced run of the root script said, and every path it made, changed or took away. */
export interface TracedWrites {
  readonly stdout: string;
  readonly written: readonly string[];
}

/** Runs `sh -s -- …` with this script as root in a lab, and lists what it wrote to. */
export async function tracedWrites(
  lab: OpenLab,
  script: string,
  args: readonly string[],
  shell: readonly string[] = ['/bin/sh'],
): Promise<TracedWrites> {
  const trace = `${lab.directory}/trace`;
  const calls = `trace=${fileCalls},copy_file_range,mknod,mknodat,setxattr,lsetxattr,lremovexattr,utime,utimes,chroot,mount,chdir,fchdir`;
  const strace = ['-f', '-qqq', '-y', '-s', '0', '--seccomp-bpf', '-o', trace, '-e', calls];
  const command = [...strace, ...shell, '-s', '--', ...args];
  const { stdout } = await lab.exec('strace', command, { input: script, timeoutMs: 300_000 });
  return {
    stdout,
    written: [...new Set(wholeCalls(readFileSync(trace, 'latin1')).flatMap(pathsWritten))],
  };
}

interface Call {
  readonly text: string;
  /** The working directory of the process that made it. */
  readonly folder: string;
}

/** The calls of a trace, those put together during which another process did something. */
function wholeCalls(trace: string): Call[] {
  const begun = new Map<string, string>();
  const folders = new Map<string, string>();
  return trace.split('\n').flatMap((line) => {
    const [, process = '', what = ''] = /^(\d+) +(.*)$/.exec(line) ?? [];
    const unfinished = /^(.*) <unfinished \.\.\.>$/.exec(what)?.[1];
    if (unfinished !== undefined) begun.set(process, unfinished);
    if (unfinished !== undefined) return [];
    const rest = /^<\.\.\. \w+ resumed>(.*)$/.exec(what)?.[1];
    const text = rest === undefined ? what : (begun.get(process) ?? '') + rest;
    const folder = folders.get(process) ?? '/';
    const entered = /^f?chdir\((?:"([^"]*)"|\d+<([^>]*)>)\) += 0/.exec(text);
    if (entered) folders.set(process, posix.resolve(folder, entered[1] ?? entered[2] ?? ''));
    return [{ text, folder }];
  });
}

/** The paths that one call changed; none where it failed or only read. */
function pathsWritten({ text: call, folder }: Call): string[] {
  if (/ = -1 E/.test(call) || !/^\w+\(/.test(call) || /^f?chdir/.test(call)) return [];
  if (/^openat\(/.test(call) && !/O_WRONLY|O_RDWR|O_CREAT|O_TRUNC/.test(call)) return [];
  // Where it went is what counts: -y shows an open descriptor's own path, links followed.
  if (/^openat\(/.test(call)) return [/ = \d+<([^>]*)>/.exec(call)?.[1] ?? call];
  if (/^copy_file_range/.test(call)) return [/, \d+<([^>]*)>/.exec(call)?.[1] ?? call];
  const descriptor = /^\w+\(\d+<([^>]*)>, (?!")/.exec(call)?.[1];
  if (/^(?:write|pwrite64|sendfile|f(?!chmodat|chownat)\w+)\(/.test(call)) {
    const path = /\(\d+<([^>]*)>/.exec(call)?.[1] ?? '';
    return path.startsWith('/') ? [path] : [];
  }
  return descriptor ? [descriptor] : namesIn(call, folder);
}

/** The paths a call names; a relative one together with the directory it stands for. */
function namesIn(call: string, folder: string): string[] {
  const words = [...call.matchAll(/(?:(?:AT_FDCWD|\d+)<([^>]*)>, )?"((?:[^"\\]|\\.)*)"/g)];
  // What a symbolic link says is only text: the link itself is what is made.
  const named = call.startsWith('symlink') ? words.slice(-1) : words;
  return named.map(([, at, name = '']) => posix.resolve(at ?? folder, name));
}
