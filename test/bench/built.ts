import { join, resolve } from 'node:path';
import { build } from 'vite';
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

/** Bundles a program of the benchmark's own, as the command line is bundled. */
export async function bundled(name: string, outDir: string): Promise<Program> {
  await build({
    configFile: false,
    root: folder,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: join(import.meta.dirname, `${name}.ts`),
      target: 'node20',
      outDir,
      emptyOutDir: false,
      rollupOptions: { output: { entryFileNames: `${name}.mjs` } },
    },
  });
  return { file: process.execPath, args: [join(outDir, `${name}.mjs`)] };
}
