import { execa } from 'execa';
import { environmentOf } from './environment.ts';
import { failureToStart } from './failure.ts';
import { type Command, type Finished, USUAL_MAX_BYTES, USUAL_TIMEOUT_MS } from './host.ts';

/** Runs a program to its end; never rejects. */
export async function run(command: Command): Promise<Finished> {
  const ended = await execa(command.file, command.args, {
    input: command.input ?? '',
    timeout: command.timeoutMs ?? USUAL_TIMEOUT_MS,
    maxBuffer: command.maxBytes ?? USUAL_MAX_BYTES,
    env: environmentOf(command),
    extendEnv: false,
    reject: false,
    stripFinalNewline: false,
    cwd: '/',
    forceKillAfterDelay: 2_000,
  });
  const failure = failureOf(ended);
  const result = { code: ended.exitCode, stdout: ended.stdout, stderr: ended.stderr };
  return failure ? { ...result, failure } : result;
}

interface Ended {
  readonly exitCode?: number | undefined;
  readonly code?: string | undefined;
  readonly timedOut: boolean;
  readonly isMaxBuffer: boolean;
}

function failureOf({ code, timedOut, isMaxBuffer, exitCode }: Ended): Finished['failure'] {
  if (timedOut) return 'timed-out';
  if (isMaxBuffer) return 'too-much-output';
  return exitCode === undefined ? failureToStart(code) : undefined;
}
