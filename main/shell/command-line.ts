import { app } from 'electron';

/**
 * Whether this start means the command line: `Postbar --cli status`. The
 * packaged app gives nobody a Node to run scripts with (the fuse runAsNode is
 * off), so its own program takes that part.
 */
export const isCommandLine = (): boolean => process.argv[1] === '--cli';

/**
 * Runs the command line in place of the app, and ends with its exit code. The
 * app never becomes ready meanwhile: no windows, no icon, no lock.
 */
export async function runCommandLine(): Promise<never> {
  process.argv.splice(1, 1); // what is left is what cli.ts expects
  await import('../cli.ts');
  // On macOS a pipe is written to behind the scenes, and exit() does not wait.
  await new Promise((resolve) => process.stdout.write('', resolve));
  app.exit(Number(process.exitCode ?? 0));
  return new Promise(() => {});
}
