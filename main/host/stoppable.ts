import {
  type Command,
  type Finished,
  type Host,
  USUAL_MAX_BYTES,
  USUAL_TIMEOUT_MS,
} from './host.ts';

/**
 * The same host until the signal comes: then what it runs is killed, and it does nothing
 * more. Whatever was asked of it rejects with the signal's reason.
 */
export function stoppable(host: Host, signal: AbortSignal): Host {
  const start: Host['start'] = (command) => {
    signal.throwIfAborted();
    const running = host.start(command);
    signal.addEventListener('abort', running.kill, { once: true });
    const finished = running.finished.finally(() =>
      signal.removeEventListener('abort', running.kill),
    );
    return { ...running, finished };
  };
  const run = async (command: Command): Promise<Finished> => {
    // What is started apart takes no input.
    if (command.input !== undefined) return host.run(command);
    const limit = command.maxBytes ?? USUAL_MAX_BYTES;
    const running = start({ ...command, timeoutMs: command.timeoutMs ?? USUAL_TIMEOUT_MS });
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of running.stdout) {
      size += chunk.length;
      if (size > limit) running.kill();
      else chunks.push(Buffer.from(chunk));
    }
    const finished = await running.finished;
    signal.throwIfAborted();
    const ended: Finished = { ...finished, stdout: Buffer.concat(chunks).toString('utf8') };
    return size > limit ? { ...ended, code: undefined, failure: 'too-much-output' } : ended;
  };
  return { ...host, start, run };
}

/** Rejects with the signal's reason as soon as it comes, whatever the work still waits for. */
export function untilStopped<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  const stopped = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  return Promise.race([work, stopped]);
}
