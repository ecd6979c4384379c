import { spawn } from 'node:child_process';
import type { Writable } from 'node:stream';

// A lab must vanish also when its creator is killed with SIGKILL, which no
// handler sees. This shell, in a session of its own, holds the reading end of a
// pipe: the kernel closes the other end whatever way the creator ends.
// Processes are killed over and over because Postfix's master replaces its own.
const script = `
read -r _
tries=0
while [ $tries -lt 100 ]; do
  pids=$(ip netns pids "$1" 2>/dev/null)
  [ -n "$pids" ] || break
  kill -9 $pids 2>/dev/null
  sleep 0.02
  tries=$((tries + 1))
done
ip netns del "$1" 2>/dev/null
umount -l "$2" 2>/dev/null
rm -rf "/etc/netns/$1" "$2"
`;

export interface Reaper {
  /** Kills and removes everything; resolves when it is gone. */
  reap(): Promise<void>;
}

/**
 * Starts the reaper of a lab. Call it before the namespace exists, so that a
 * creator killed half-way leaves nothing either.
 */
export function startReaper(namespace: string, directory: string): Reaper {
  const shell = spawn('/bin/sh', ['-c', script, 'reaper', namespace, directory], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
    cwd: '/',
    env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin' },
  });
  const ended = new Promise<void>((resolve) => shell.once('exit', () => resolve()));
  shell.unref();
  // A pipe is a socket underneath, with an unref the stream's type does not have.
  const stdin = shell.stdin as Writable & { unref(): void };
  stdin.unref();
  return {
    reap: () => {
      shell.ref();
      stdin.end();
      return ended;
    },
  };
}
