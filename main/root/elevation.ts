import { exec } from 'sudo-prompt';
import type { Host } from '../host/host.ts';
import { type HelperAnswer, readAnswer, refusal } from './answer.ts';
import script from './helper.sh?raw';

export type Verb = 'preview' | 'change' | 'undo' | 'uninstall' | 'queue' | 'message' | 'power';

/** Runs a verb of helper.sh; `request` is base64 from request.ts. Never rejects. */
export type Elevation = (verb: Verb, request: string) => Promise<HelperAnswer>;

const MINUTE = 60_000;

// The answer about a million queue ids, in base64.
const LONGEST_ANSWER = 48 * 1024 * 1024;

/** As the user Postbar runs as: for the preview, and where that user is root already. */
export function direct(host: Host): Elevation {
  return async (verb, request) => {
    const ended = await host.run({
      file: '/bin/sh',
      args: ['-s', '--', verb, request],
      input: script,
      // A large queue on a slow disk takes its time to delete.
      timeoutMs: (verb === 'queue' ? 60 : 5) * MINUTE,
      maxBytes: LONGEST_ANSWER,
    });
    return ended.failure
      ? refusal('no-answer', `${ended.failure} ${ended.stderr}`)
      : readAnswer(ended.stdout);
  };
}

/** In a terminal: sudo asks there. The script goes in on standard input, no file in between. */
export function throughSudo(host: Host): Elevation {
  return async (verb, request) => {
    const ended = await host.run({
      file: 'sudo',
      args: ['/bin/sh', '-s', '--', verb, request],
      input: script,
      timeoutMs: 60 * MINUTE,
      maxBytes: LONGEST_ANSWER,
    });
    if (ended.failure === 'killed') return refusal('cancelled', 'sudo was interrupted');
    if (ended.failure) return refusal('not-authorized', `sudo: ${ended.failure}`);
    if (ended.code !== 0) return refusal('not-authorized', ended.stderr);
    return readAnswer(ended.stdout);
  };
}

/**
 * With the system's password dialog: sudo-prompt, which shows `Postbar` as the
 * one who asks. Never with its `env` option, whose values a shell expands.
 */
export function throughSudoPrompt(): Elevation {
  return (verb, request) =>
    new Promise((resolve) => {
      exec(sudoPromptCommand(verb, request), { name: 'Postbar' }, (error, stdout) => {
        resolve(error ? refusalOf(error) : readAnswer(String(stdout ?? '')));
      });
    });
}

/**
 * The command given to sudo-prompt. It is made of letters, digits and
 * `+/=| -` alone, so that neither of the shells it passes through finds
 * anything to expand.
 */
export function sudoPromptCommand(verb: Verb, request: string): string {
  const encoded = Buffer.from(script, 'utf8').toString('base64');
  return `echo ${encoded} | /usr/bin/base64 --decode | /bin/sh -s -- ${verb} ${request}`;
}

// On Linux one argument of a program may have 128 KiB (MAX_ARG_STRLEN), and sudo-prompt gives a
// shell the whole command as one, with the folder it is to run in and its own words around it.
const LONGEST_COMMAND = 128 * 1024 - 8 * 1024;

/** The most characters of a request that get through, whichever way it goes. */
export const longestRequest = (): number =>
  LONGEST_COMMAND - sudoPromptCommand('preview', '').length;

/** The one place that knows sudo-prompt's words. Its message holds the whole command: not passed on. */
export function refusalOf(error: Error): HelperAnswer {
  const { code, message } = error as Error & { code?: number };
  // pkexec(1): 126 where the dialog was closed, 127 where nobody could be asked.
  const nobodyAsked = /No polkit authentication agent|Unable to find pkexec/.test(message);
  if (nobodyAsked || (message === 'User did not grant permission.' && code === 127)) {
    return refusal('not-authorized', 'No password dialog can be shown here.');
  }
  if (message === 'User did not grant permission.') {
    return refusal('cancelled', 'The password dialog was closed.');
  }
  return refusal('no-answer', `The command ended with status ${code ?? 'unknown'}.`);
}
