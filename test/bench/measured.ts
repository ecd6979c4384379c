import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';

/** A command whose output nobody reads. */
export interface Program {
  readonly file: string;
  readonly args: readonly string[];
  /** A file on its standard input; nothing by default. */
  readonly input?: string;
}

/** What running a program cost. */
export interface Cost {
  /** From its start to its end. */
  readonly ms: number;
  /** The most memory the process itself held, children left out; asked for every 10 ms. */
  readonly peakBytes: number;
}

// Few people's Node reads a store of certificates whenever it starts, which takes it half as
// long again; where this variable is set, it does.
const { NODE_EXTRA_CA_CERTS: _, ...environment } = process.env;

/** Runs a program to its end; rejects where it fails, with what it complained about. */
export async function costOf({ file, args, input }: Program): Promise<Cost> {
  const descriptor = input === undefined ? 'ignore' : openSync(input, 'r');
  const began = performance.now();
  const child = spawn(file, args, { env: environment, stdio: [descriptor, 'ignore', 'pipe'] });
  let peakBytes = 0;
  const watch = setInterval(() => {
    peakBytes = Math.max(peakBytes, highWaterMark(child.pid));
  }, 10);
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (chunk) => {
    said += chunk;
  });
  const [code] = await once(child, 'close');
  const ms = performance.now() - began;
  clearInterval(watch);
  if (typeof descriptor === 'number') closeSync(descriptor);
  if (code !== 0) throw new Error(`${file} ${args.join(' ')}: exit ${code}\n${said}`);
  return { ms, peakBytes };
}

/** The kernel's own record of the most memory a process has had; 0 once it has ended. */
function highWaterMark(pid: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) * 1024;
  } catch {
    // Between its end and the news of it.
    return 0;
  }
}
