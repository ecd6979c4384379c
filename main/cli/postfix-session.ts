import type { Host } from '../host/host.ts';
import { findInstallations, type Installation } from '../postfix/installations.ts';
import type { PostfixTools } from '../postfix/tools.ts';
import { direct, type Elevation, throughSudo, throughSudoPrompt } from '../root/elevation.ts';
import type { Ipv4Rules } from '../services/change.ts';
import type { Changes } from '../services/changes.ts';
import { makeRuleServices } from '../services/rule-services.ts';
import type { Texts } from '../texts/texts.ts';
import type { ExitCode } from './exit.ts';
import {
  type GlobalOptions,
  loadTexts,
  openSession,
  type Session,
  sayNoPostfix,
} from './session.ts';

/** A session with a Postfix in it, which can be changed. */
export interface PostfixSession extends Session {
  readonly texts: Texts;
  readonly installation: Installation;
  readonly installations: readonly Installation[];
  readonly tools: PostfixTools;
  readonly changes: Changes;
  readonly rules: Ipv4Rules;
  readonly asRoot: Elevation;
}

/** Finds the Postfix that is meant, and runs the command with it; says so where there is none. */
export async function withPostfix(
  options: GlobalOptions,
  command: (session: PostfixSession) => Promise<ExitCode>,
): Promise<ExitCode> {
  const session = openSession(options);
  const { host } = session;
  const [texts, installations] = await Promise.all([loadTexts(), findInstallations(host, options)]);
  const [installation] = installations;
  if (!installation) return sayNoPostfix(session, texts);
  const asRoot = elevationFor(host);
  const parts = { host, asUser: direct(host), asRoot };
  const { tools, changes, rules } = makeRuleServices(parts, installation, texts);
  return command({ ...session, texts, installation, installations, tools, changes, rules, asRoot });
}

/** Root acts directly; a person at a terminal is asked there, anyone else by a dialog. */
function elevationFor(host: Host): Elevation {
  if (host.uid === 0) return direct(host);
  return process.stdin.isTTY ? throughSudo(host) : throughSudoPrompt();
}
