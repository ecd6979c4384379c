import { execFileSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { OpenLab } from '../lab/lab.ts';
import type { LabUser } from '../lab/lab-host.ts';

const folder = resolve(import.meta.dirname, '../..');
const program = join(folder, 'out/main/cli.js');

/** What a command printed as JSON, and its exit code. */
export interface Said {
  readonly code: number | undefined;
  // Each command has its own shape; the tests state what they expect of it.
  // biome-ignore lint/suspicious/noExplicitAny: a test reads foreign JSON
  readonly json: any;
  readonly text: string;
}

/** Builds the command line if a source is newer than what was built. */
export async function buildCommandLine(): Promise<void> {
  const built = existsSync(program) ? statSync(program).mtimeMs : 0;
  const names = await readdir(join(folder, 'main'), { recursive: true });
  const times = await Promise.all(names.map((name) => stat(join(folder, 'main', name))));
  if (times.every(({ mtimeMs }) => mtimeMs < built)) return;
  execFileSync('npm', ['run', '--silent', 'build', '--', '--logLevel', 'warn'], { cwd: folder });
}

/** `postbar … --json` inside a lab, as root or as somebody else. */
export async function postbar(
  lab: OpenLab,
  args: readonly string[],
  options: { readonly user?: LabUser; readonly commandDir?: string } = {},
): Promise<Said> {
  const commands = options.commandDir ? ['--command-dir', options.commandDir] : [];
  const ended = await run(lab, ['--json', ...commands, ...args], options.user);
  const line = ended.stdout.trim();
  return {
    code: ended.code,
    json: line === '' ? undefined : JSON.parse(line),
    text: ended.stdout + ended.stderr,
  };
}

/** What `postbar` says to people, as root, and its exit code. */
export async function inWords(lab: OpenLab, ...args: readonly string[]) {
  const { code, stdout, stderr } = await run(lab, args);
  return { code, text: stdout + stderr };
}

const run = (lab: OpenLab, args: readonly string[], user?: LabUser) =>
  lab.exec(process.execPath, [program, '--config-dir', lab.configDir, ...args], {
    timeoutMs: 200_000,
    ...(user ? { user } : {}),
  });
