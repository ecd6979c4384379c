// `npm test`: installs or names what is missing, then runs every kind of test,
// the cheap ones first, and counts them. Plain JavaScript with nothing but
// Node, because it also runs where only `npm ci` has been.
import { spawn } from 'node:child_process';
import { browserPackages, ensurePackages, labPackages } from './lab/packages.mjs';

const hasLab = process.platform === 'linux' && process.getuid?.() === 0;

// A sample of what `npm run test:faults` tries in full: one case in so many.
const sampledFaults = ['killed', 'odd-names', 'hostile', 'long-log', 'long-life', 'local-user'];
const sample = { POSTBAR_FAULT_STEP: '600' };

const stages = [
  { name: 'check', command: ['npm', 'run', '--silent', 'check'] },
  { name: 'build', command: ['npm', 'run', '--silent', 'build', '--', '--logLevel', 'warn'] },
  { name: 'unit', command: ['npx', 'vitest', 'run', '--project', 'unit'] },
  { name: 'lab', command: ['npx', 'vitest', 'run', '--project', 'lab'], lab: true },
  {
    name: 'faults',
    command: ['npx', 'vitest', 'run', '--project', 'faults', ...sampledFaults],
    env: sample,
    lab: true,
  },
  { name: 'e2e', command: ['npx', 'tsx', 'test/e2e/run.ts'], lab: process.platform === 'linux' },
  { name: 'packaging', command: ['npx', 'vitest', 'run', '--project', 'packaging'] },
];

/** Runs a stage with its output passed on; gives whether it went well, the tests it counted, and what failed. */
async function run({ command: [file, ...args], env = {} }) {
  const child = spawn(file, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  });
  const output = { stdout: '', stderr: '' };
  for (const name of Object.keys(output)) {
    child[name].on('data', (chunk) => {
      process[name].write(chunk);
      output[name] += chunk;
    });
  }
  const code = await new Promise((resolve) => child.on('close', resolve));
  const ok = code === 0;
  return { ok, counts: countTests(plain(output.stdout)), failures: ok ? [] : failures(output) };
}

/** The text without a terminal's colours. */
function plain(text) {
  return text.replace(/\u001b\[[0-9;]*m/g, '');
}

/** Vitest's own words of each failed test, so that they stand at the end of a long run too; bounded. */
function failures({ stdout, stderr }) {
  const words = plain(stderr)
    .split(/^(?= FAIL )/m)
    .slice(1)
    .map((words) => words.split('\n').slice(0, 25).join('\n'));
  const last = plain(stdout || stderr)
    .split('\n')
    .slice(-25)
    .join('\n');
  return words.length > 0 ? words.slice(0, 12) : [last];
}

/** Sums vitest's closing lines: `Tests  1 failed | 12 passed | 2 skipped (15)`. */
function countTests(output) {
  const lines = output.match(/^\s*Tests\s.*$/gm) ?? [];
  const sum = (word) =>
    lines.reduce((total, line) => total + Number(line.match(`(\\d+) ${word}`)?.[1] ?? 0), 0);
  return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') };
}

if (hasLab && ensurePackages([...labPackages, ...browserPackages]).length > 0) process.exit(1);

const total = { passed: 0, failed: 0, skipped: 0 };
const broken = [];
const toSay = [];
for (const stage of stages) {
  if (stage.lab && !hasLab) {
    console.log(`\n${stage.name}: not run here: the lab needs Linux and root`);
    continue;
  }
  const began = Date.now();
  console.log(`\n${stage.name}`);
  const { ok, counts, failures } = await run(stage);
  toSay.push(...failures);
  for (const kind of Object.keys(total)) total[kind] += counts[kind];
  if (!ok) broken.push(stage.name);
  const seconds = Math.round((Date.now() - began) / 1000);
  console.log(`${stage.name}: ${ok ? 'well' : 'FAILED'} after ${seconds} s`);
  // Nothing after a failed build says anything.
  if (!ok && (stage.name === 'build' || stage.name === 'check')) break;
}

// A stage that failed without a failed test (a type error, a hook) counts as one.
const failed = Math.max(total.failed, broken.length);
console.log(`\n${total.passed} passed, ${failed} failed, ${total.skipped} skipped`);
if (broken.length > 0) console.log(`failed: ${broken.join(', ')}\n\n${toSay.join('\n')}`);
process.exit(broken.length > 0 || total.passed === 0 ? 1 : 0);
