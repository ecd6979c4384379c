import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Verb } from '../../main/root/elevation.ts';
import type { OpenLab } from '../lab/lab.ts';
import { entering } from '../lab/lab-host.ts';

const script = readFileSync(join(import.meta.dirname, '../../main/root/helper.sh'), 'utf8');

/** How a traced run of the root script ended. */
export interface TracedRun {
  /** The file-changing system calls it made, up to the kill. */
  readonly calls: readonly string[];
  readonly killed: boolean;
  readonly output: string;
}

// The calls that change names or attributes. Each is held for a moment after it
// took effect, so that the kill lands between it and the next.
const held =
  'mkdir,mkdirat,rename,renameat,renameat2,unlink,unlinkat,link,linkat,symlink,symlinkat,chmod,fchmod,fchmodat,chown,fchown,fchownat,lchown,utimensat,setxattr,fsetxattr,ftruncate';
// Opening for writing and writing are too many to hold each (every pipe is one):
// the kill lands just after them.
const followed = 'openat,creat,write,pwrite64,copy_file_range,sendfile';
const HOLD_MICROSECONDS = 30_000;

/**
 * Runs a verb of the root script inside a lab under strace, and kills every
 * process of it with SIGKILL right after its file-changing call number `killAt`
 * (from 1). Without `killAt` it runs to its end and the calls are counted.
 */
export async function tracedRun(
  lab: OpenLab,
  verb: Verb,
  request: string,
  killAt = Number.POSITIVE_INFINITY,
  shell: readonly string[] = ['/bin/sh'],
): Promise<TracedRun> {
  const trace = ['-f', '-qq', '-y', '-e', `trace=${held},${followed}`];
  const hold = ['-e', `inject=${held}:delay_exit=${HOLD_MICROSECONDS}`];
  const inner = [
    '/bin/sh',
    '-c',
    'exec "$@" 2>/dev/null',
    'sh',
    ...shell,
    '-s',
    '--',
    verb,
    request,
  ];
  const child = spawn('ip', [...entering(lab.name), 'strace', ...trace, ...hold, ...inner], {
    detached: true, // a process group of its own: all of it is killed at once
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const calls: string[] = [];
  let killed = false;
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  child.stdin.on('error', () => {}); // the reader was killed: that is the point
  child.stdin.end(script);
  for await (const line of createInterface({ input: child.stderr })) {
    if (killed || !changesFile(line)) continue;
    calls.push(line.slice(0, 200));
    if (calls.length >= killAt && child.pid) {
      killed = true;
      process.kill(-child.pid, 'SIGKILL');
    }
  }
  return { calls, killed, output };
}

const ours = /postbar|\/config\//;

/** Whether a line of strace's is a change of a file in the configuration or among the backups. */
function changesFile(line: string): boolean {
  if (!ours.test(line)) return false;
  if (/\b(openat|creat)\(/.test(line)) return /O_CREAT|O_TRUNC|O_WRONLY|O_RDWR/.test(line);
  if (/\b(write|pwrite64)\(/.test(line)) return /write(64)?\(\d+<\//.test(line);
  return /\b[a-z0-9_]+\(/.test(line);
}
