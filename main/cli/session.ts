import type { Host } from '../host/host.ts';
import { thisMachine } from '../host/this-machine.ts';
import { findPlaces } from '../postfix/installations.ts';
import type { Place } from '../postfix/place.ts';
import type { Texts } from '../texts/texts.ts';
import { type ExitCode, exitCode } from './exit.ts';
import { makeOutput, type Output, visible } from './output.ts';

/** The options every command takes. */
export interface GlobalOptions {
  readonly json?: boolean;
  readonly configDir?: string;
  readonly commandDir?: string;
  readonly log?: string;
}

/** What every command has at hand. */
export interface Session {
  readonly options: GlobalOptions;
  readonly output: Output;
  readonly host: Host;
}

/** A session that knows where a Postfix is: enough to ask its commands. */
export interface PlaceSession extends Session {
  readonly place: Place;
  /** Loaded when there is something to say. */
  readonly texts: () => Promise<Texts>;
}

export function openSession(options: GlobalOptions): Session {
  return { options, output: makeOutput(options.json === true), host: thisMachine() };
}

/** The words in the user's language. */
export async function loadTexts(): Promise<Texts> {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  const { textsFor } = await import('../texts/texts.ts');
  return textsFor(LC_ALL || LC_MESSAGES || LANG || 'en');
}

/** Finds the place of the Postfix that is meant, and runs the command with it; says so where there is none. */
export async function withPlace(
  options: GlobalOptions,
  command: (session: PlaceSession) => Promise<ExitCode>,
): Promise<ExitCode> {
  const session = openSession(options);
  const [place] = await findPlaces(session.host, options);
  return place
    ? command({ ...session, place, texts: loadTexts })
    : sayNoPostfix(session, await loadTexts());
}

export function sayNoPostfix({ options, output }: Session, texts: Texts): ExitCode {
  const message = texts.cli.noPostfix(options.configDir);
  if (output.json) output.value({ ok: false, error: { code: 'no-postfix', message } });
  else output.complain(visible(message));
  return exitCode.noPostfix;
}
