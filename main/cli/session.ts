import type { Host } from '../host/host.ts';
import { thisMachine } from '../host/this-machine.ts';
import { findInstallations, type Installation } from '../postfix/installations.ts';
import { postfixState } from '../postfix/state.ts';
import { type PostfixTools, postfixTools } from '../postfix/tools.ts';
import { direct, type Elevation, throughSudo, throughSudoPrompt } from '../root/elevation.ts';
import type { Ipv4Rules } from '../services/change.ts';
import { type Changes, makeChanges } from '../services/changes.ts';
import { makeIpv4Rules } from '../services/ipv4-rules.ts';
import { type Texts, textsFor } from '../texts/texts.ts';
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
  readonly texts: Texts;
}

/** A session with a Postfix in it. */
export interface PostfixSession extends Session {
  readonly installation: Installation;
  readonly installations: readonly Installation[];
  readonly tools: PostfixTools;
  readonly changes: Changes;
  readonly rules: Ipv4Rules;
  readonly asRoot: Elevation;
}

export function openSession(options: GlobalOptions): Session {
  const locale = process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || 'en';
  return {
    options,
    output: makeOutput(options.json === true),
    host: thisMachine(),
    texts: textsFor(locale),
  };
}

/** Finds the Postfix that is meant, and runs the command with it; says so where there is none. */
export async function withPostfix(
  options: GlobalOptions,
  command: (session: PostfixSession) => Promise<ExitCode>,
): Promise<ExitCode> {
  const session = openSession(options);
  const { host, texts, output } = session;
  const installations = await findInstallations(host, options);
  const [installation] = installations;
  if (!installation) {
    const message = texts.cli.noPostfix(options.configDir);
    if (output.json) output.value({ ok: false, error: { code: 'no-postfix', message } });
    else output.complain(visible(message));
    return exitCode.noPostfix;
  }
  const tools = postfixTools(host, installation);
  const asRoot = elevationFor(host);
  const changes = makeChanges({
    host,
    place: installation,
    asUser: direct(host),
    asRoot,
    state: () => postfixState(host, tools),
    texts,
  });
  const rules = makeIpv4Rules({ host, tools, changes, texts });
  return command({ ...session, installation, installations, tools, changes, rules, asRoot });
}

/** Root acts directly; a person at a terminal is asked there, anyone else by a dialog. */
function elevationFor(host: Host): Elevation {
  if (host.uid === 0) return direct(host);
  return process.stdin.isTTY ? throughSudo(host) : throughSudoPrompt();
}
