import { direct } from '../root/elevation.ts';
import { listOf } from '../services/change-words.ts';
import { uninstallFrom } from '../services/postfix-in-use.ts';
import type { Takeback } from '../services/uninstall.ts';
import type {
  ForeseenEverywhere,
  UninstalledEverywhere,
} from '../services/uninstall-everywhere.ts';
import { type ExitCode, exitCode, exitFor } from './exit.ts';
import { visible } from './output.ts';
import type { PostfixSession } from './postfix-session.ts';

/**
 * `postbar uninstall`: what Postbar changed is taken back, what it kept is removed, in every
 * Postfix there is, or in the one that is named. With `--dry-run` it is only said.
 */
export async function remove(session: PostfixSession, dryRun: boolean): Promise<ExitCode> {
  const { host, asRoot, options, output, texts } = session;
  const parts = { host, asUser: direct(host), asRoot, choice: () => options, texts: () => texts };
  const everywhere = uninstallFrom(parts, options.configDir ? 'chosen' : 'all');
  if (dryRun) return tellForeseen(session, await everywhere.foresee());
  const ended = await everywhere.run();
  if (output.json) output.value(ended);
  else tellEnded(session, ended);
  return exitOf(ended);
}

/** What is left is no success: not all is as it was. */
function exitOf({ ok, error }: Pick<UninstalledEverywhere, 'ok' | 'error'>): ExitCode {
  if (error) return exitFor(error.code);
  return ok ? exitCode.done : exitCode.failed;
}

function tellForeseen(
  { output, texts }: PostfixSession,
  { passwords, takesRoot, ...foreseen }: ForeseenEverywhere,
): ExitCode {
  const { takenBack, switchedOff, left, orphans } = foreseen;
  const ok = left.length === 0 && orphans.length === 0;
  if (output.json) {
    output.value({ ok, dryRun: true, ...foreseen });
    return exitOf({ ok });
  }
  const words = texts.uninstall;
  if (takenBack.length > 0) output.line(words.would);
  for (const { title } of takenBack) output.line(`  ${visible(title)}`);
  if (switchedOff.length > 0) output.line(visible(words.wouldSwitchOff(listOf(switchedOff))));
  tellLeft({ output, texts }, left);
  for (const folder of orphans) output.line(visible(words.orphan(folder)));
  if (ok && takenBack.length + switchedOff.length === 0)
    output.line(takesRoot ? words.wouldRemove : words.nothingMade);
  return exitOf({ ok });
}

function tellEnded(session: PostfixSession, ended: UninstalledEverywhere): void {
  const { output, texts } = session;
  const { ok, takenBack, left, backups, error, message } = ended;
  for (const { title } of takenBack) output.line(`${output.style('green', '✓')} ${visible(title)}`);
  if (ok) output.line(output.style('green', visible(message)));
  else output.complain(output.style('red', visible(message)));
  if (error?.detail) output.complain(output.style('dim', visible(error.detail, true)));
  tellLeft(session, left);
  for (const folder of backups) output.line(`${texts.uninstall.backups}: ${visible(folder)}`);
}

function tellLeft(
  { output, texts }: Pick<PostfixSession, 'output' | 'texts'>,
  left: Takeback['left'],
): void {
  if (left.length > 0) output.line(texts.uninstall.left);
  for (const { title, files } of left) {
    output.line(`${output.style('yellow', '!')} ${visible(title)}`);
    for (const file of files) output.line(output.style('dim', `  ${visible(file)}`));
  }
}
