import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLab } from '../lab/lab.ts';
import { entering } from '../lab/lab-host.ts';
import { browserPackages, ensurePackages, labPackages } from '../lab/packages.mjs';

// `npm run test:e2e [PART OF A NAME]`: builds the app, then runs each spec file that
// needs a lab inside one of its own, as whose machine the app sees. The others share
// one process on the machine itself: there they bundle their scripted services once.
// Where no lab can be (on a Mac) they are all there is.

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
const vitest = (...given: readonly string[]) =>
  ['npx', 'vitest', 'run', '--project', 'e2e', ...given] as const;

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

/** Spec files that need no lab, one after the other in one process. */
async function runHere(files: readonly string[]): Promise<number> {
  const [command, ...args] = vitest('--no-isolate', ...files);
  // Vitest ends its worker before that has tidied up: what it leaves goes with this folder.
  const scratch = await mkdtemp(join(tmpdir(), 'postbar-e2e-'));
  try {
    return await run(command, args, { ...process.env, TMPDIR: scratch });
  } finally {
    await rm(scratch, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

const needsLab = (file: string) => readFileSync(file, 'utf8').includes('POSTBAR_LAB');

const [wanted = ''] = process.argv.slice(2);
const named = readdirSync('test/e2e')
  .filter((name) => name.endsWith('.spec.ts') && name.includes(wanted))
  .map((name) => `test/e2e/${name}`);
const inLab = named.filter(needsLab);
const here = named.filter((file) => !needsLab(file));
if (!canHaveLab) for (const file of inLab) console.log(`${file}: needs a lab (Linux)`);

if (canHaveLab && ensurePackages([...labPackages, ...browserPackages]).length > 0) process.exit(1);
const built = await run('npm', ['run', '--silent', 'build', '--', '--logLevel', 'warn']);
if (built !== 0) process.exit(built);

interface Job {
  readonly files: readonly string[];
  readonly start: () => Promise<number>;
}

// The longest first, so that it is not left alone at the end.
const left: Job[] = [
  ...(here.length > 0 ? [{ files: here, start: () => runHere(here) }] : []),
  ...(canHaveLab ? inLab.map((file) => ({ files: [file], start: () => runInLab(file) })) : []),
];
const failed: string[] = [];
const oneAfterTheOther = async () => {
  for (let job = left.shift(); job !== undefined; job = left.shift())
    if ((await job.start()) !== 0) failed.push(...job.files);
};
const files = left.flatMap((job) => job.files);
// Two side by side: each waits for Postfix and the browser for half of its time.
await Promise.all([oneAfterTheOther(), oneAfterTheOther()]);

console.log(
  failed.length === 0
    ? `e2e: ${files.length} specs passed`
    : `e2e: failed: ${failed.join(', ')} (of ${files.length})`,
);
process.exit(failed.length === 0 && files.length > 0 ? 0 : 1);
