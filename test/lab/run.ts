import type { Command, Finished } from '../../main/host/host.ts';
import { thisMachine } from '../../main/host/this-machine.ts';

const machine = thisMachine();

/** Runs a program on the machine itself; rejects, with what it said, where it fails. */
export async function run(
  file: string,
  args: readonly string[],
  more: Partial<Command> = {},
): Promise<string> {
  const finished = await machine.run({ file, args, ...more });
  if (finished.code === 0) return finished.stdout;
  throw new Error(failureText([file, ...args], finished));
}

/** What a failed program said, for an error message. */
export function failureText(command: readonly string[], finished: Finished): string {
  const how = finished.failure ?? `exit ${finished.code}`;
  return `${command.join(' ')}: ${how}\n${finished.stderr}${finished.stdout}`.trim();
}

/** Asks again and again until there is an answer; rejects with `otherwise()` after the time. */
export async function until<T>(
  ask: () => Promise<T | undefined>,
  timeoutMs: number,
  otherwise: () => Promise<string>,
): Promise<T> {
  const end = performance.now() + timeoutMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (performance.now() > end) throw new Error(await otherwise());
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
}
