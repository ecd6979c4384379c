import { join, resolve } from 'node:path';
import type { Program } from './measured.ts';

const folder = resolve(import.meta.dirname, '../..');

/** The built command line with these arguments. */
export function cli(args: readonly string[], input?: string): Program {
  const program = join(folder, 'out/main/cli.js');
  return {
    file: process.execPath,
    args: [program, ...args],
    ...(input === undefined ? {} : { input }),
  };
}
