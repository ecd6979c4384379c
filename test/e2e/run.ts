import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createLab } from '../lab/lab.ts';
import { entering } from '../lab/lab-host.ts';
import { browserPackages, ensurePackages, labPackages } from '../lab/packages.mjs';

// `npm run test:e2e [PART OF A NAME]`: builds the app, then runs each spec file
// inside a lab of its own, as whose machine the app sees. Where no lab can be
// (on a Mac) the specs that need none run on the machine itself.

/** Runs a command and prints what it said when it has ended, whole; gives its exit code. */
async function run(file: string, args: readonly string[], env = process.env): Promise<number> {
  const child = spawn(file, args, { stdio: ['inherit', 'pipe', 'pipe'], env });
  const said: [NodeJS.WriteStream, Buffer][] = [];
  child.stdout.on('data', (chunk: Buffer) => said.push([process.stdout, chunk]));
  child.stderr.on('data', (chunk: Buffer) => said.push([process.stderr, chunk]));
  const [code] = await once(child, 'close');
  for (const [stream, chunk] of said) stream.write(chunk);
  return code ?? 1;
}

const canHaveLab = process.platform === 'linux';
const vitest = (file: string) => ['npx', 'vitest', 'run', '--project', 'e2e', file] as const;

/** One spec file in a lab whose Postfix is the machine's default one. */
async function runInLab(file: string): Promise<number> {
  const lab = await createLab({ asDefault: true });
  try {
    const env = { ...process.env, POSTBAR_LAB: lab.directory };
    return await run('ip', [...entering(lab.name), ...vitest(file)], env);
  } finally {
    await lab.close();
  }
}

function runHere(file: string): Promise<number> {
  const [command, ...args] = vitest(file);
  return run(command, args);
}

const needsLab = (file: string) => readFileSync(file, 'utf8').includes('POSTBAR_LAB');

const [wanted = ''] = process.argv.slice(2);
const named = readdirSync('test/e2e')
  .filter((name) => name.endsWith('.spec.ts') && name.includes(wanted))
  .map((name) => `test/e2e/${name}`);
const specs = named.filter((file) => canHaveLab || !needsLab(file));
for (const file of named) if (!specs.includes(file)) console.log(`${file}: needs a lab (Linux)`);

if (canHaveLab && ensurePackages([...labPackages, ...browserPackages]).length > 0) process.exit(1);
const built = await run('npm', ['run', '--silent', 'build', '--', '--logLevel', 'warn']);
if (built !== 0) process.exit(built);

const failed: string[] = [];
const left = [...specs];
const oneAfterTheOther = async () => {
  for (let spec = left.shift(); spec !== undefined; spec = left.shift())
    if ((await (canHaveLab ? runInLab(spec) : runHere(spec))) !== 0) failed.push(spec);
};
// Two side by side: each waits for Postfix and the browser for half of its time.
await Promise.all([oneAfterTheOther(), oneAfterTheOther()]);

console.log(
  failed.length === 0
    ? `e2e: ${specs.length} specs passed`
    : `e2e: failed: ${failed.join(', ')} (of ${specs.length})`,
);
process.exit(failed.length === 0 && specs.length > 0 ? 0 : 1);
