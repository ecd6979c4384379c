import { spawn } from 'node:child_process';
import { environmentOf } from './environment.ts';
import { failureToStart } from './failure.ts';
import type { Command, Finished, Running } from './host.ts';

const MOST_COMPLAINTS = 64 * 1024;
const GRACE_MS = 2_000;

/** Ends each of the programs that still run. */
const running = new Set<() => void>();
process.once('exit', () => {
  for (const kill of running) kill();
});

/**
 * Starts a program whose output is read while it runs, and which ends with Postbar. Without
 * execa, which takes half as long to load as Node itself: `postbar queue` needs no more than this.
 */
export function start(command: Command): Running {
  const child = spawn(command.file, command.args, {
    cwd: '/',
    env: environmentOf(command),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const kill = () => {
    child.kill();
    // Once it has ended there is nothing left to kill.
    setTimeout(() => child.kill('SIGKILL'), GRACE_MS).unref();
  };
  running.add(kill);
  let isLate = false;
  const late = () => {
    isLate = true;
    kill();
  };
  const timer = command.timeoutMs ? setTimeout(late, command.timeoutMs) : undefined;
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    stderr = (stderr + chunk).slice(0, MOST_COMPLAINTS);
  });
  let error: NodeJS.ErrnoException | undefined;
  child.once('error', (met) => {
    error = met;
  });
  const finished = new Promise<Finished>((resolve) => {
    child.once('close', (code) => {
      running.delete(kill);
      clearTimeout(timer);
      const started = { code: code ?? undefined, stdout: '', stderr };
      if (isLate) resolve({ ...started, failure: 'timed-out' });
      else if (error) resolve({ ...started, code: undefined, failure: failureToStart(error.code) });
      else resolve(code === null ? { ...started, failure: 'killed' } : started);
    });
  });
  return { stdout: child.stdout, finished, kill };
}
