import { findAbilities } from '../postfix/abilities.ts';
import { readConfiguration } from '../postfix/configuration.ts';
import { postfixState } from '../postfix/state.ts';
import { ownMapType } from '../rules/plan.ts';
import { type ExitCode, exitCode } from './exit.ts';
import { visible } from './output.ts';
import type { PostfixSession } from './postfix-session.ts';
import { printRule } from './rule-commands.ts';

/** `postbar status`: which Postfix, whether it runs, what it can do, and the rules. */
export async function showStatus(session: PostfixSession): Promise<ExitCode> {
  const { host, tools, installation, installations, rules, output, texts } = session;
  const [state, abilities, reading, found] = await Promise.all([
    postfixState(host, tools),
    findAbilities(host, tools),
    readConfiguration(host, tools),
    rules.list(),
  ]);
  const mapType = reading.ok ? ownMapType(reading.configuration) : undefined;
  const complaint = reading.ok ? undefined : reading.complaint;
  if (output.json) {
    output.value({
      installation: { ...installation, state, mapType, ...abilities, complaint },
      installations,
      rules: found,
    });
    return exitCode.done;
  }
  output.line(
    `Postfix ${installation.version}, ${texts.cli.state[state]}  ${output.style('dim', installation.configDir)}`,
  );
  if (complaint) output.line(output.style('red', visible(texts.rules.unreadable(complaint))));
  for (const other of installations.slice(1)) {
    output.line(output.style('dim', texts.cli.alsoFound(other.configDir)));
  }
  output.line();
  if (found.length === 0) output.line(texts.cli.noRules);
  for (const rule of found) printRule(output, rule);
  return exitCode.done;
}
