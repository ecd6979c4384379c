import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { OpenLab } from '../lab/lab.ts';

const tools = ['postconf', 'postfix', 'postmap', 'postqueue', 'postsuper', 'postcat', 'postmulti'];

/**
 * A folder of root's with Postfix's commands, one of them other than it is: the
 * body is sh, sees the arguments, and ends with the real command unless it exits.
 */
export async function wrappedCommands(
  lab: OpenLab,
  changed: { readonly [tool: string]: string },
): Promise<string> {
  const folder = join(lab.directory, 'commands');
  await mkdir(folder, { mode: 0o755 });
  for (const tool of tools) {
    const script = `#!/bin/sh\n${changed[tool] ?? ''}\nexec /usr/sbin/${tool} "$@"\n`;
    await writeFile(join(folder, tool), script, { mode: 0o755 });
  }
  return folder;
}
