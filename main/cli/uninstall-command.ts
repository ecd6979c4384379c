import { uninstall } from '../services/uninstall.ts';
import { type ExitCode, exitFor } from './exit.ts';
import { visible } from './output.ts';
import type { PostfixSession } from './postfix-session.ts';

/** `postbar uninstall`: what Postbar changed is taken back, what it kept is removed. */
export async function remove(session: PostfixSession): Promise<ExitCode> {
  const { output, texts, installation } = session;
  const { message, ...facts } = await uninstall({ ...session, place: installation });
  const { ok, takenBack, left, backups, error } = facts;
  if (output.json) {
    output.value({ ...facts, message });
    return exitFor(error?.code);
  }
  for (const { title } of takenBack) output.line(`${output.style('green', '✓')} ${visible(title)}`);
  if (ok) output.line(output.style('green', visible(message)));
  else output.complain(output.style('red', visible(message)));
  if (error?.detail) output.complain(output.style('dim', visible(error.detail, true)));
  if (left.length > 0) output.line(texts.uninstall.left);
  for (const { title, files } of left) {
    output.line(`${output.style('yellow', '!')} ${visible(title)}`);
    for (const file of files) output.line(output.style('dim', `  ${visible(file)}`));
  }
  if (backups) output.line(`${texts.uninstall.backups}: ${visible(backups)}`);
  return exitFor(error?.code);
}
