import { afterAll, describe, expect, test } from 'vitest';
import type { Snapshot } from '../lab/snapshot.ts';
import {
  type KeptState,
  keepState,
  keepsNothing,
  recorded,
  sha256,
  whatIsLeft,
} from './kept-state.ts';
import { expectDelivery, type KillBench, prepareBench } from './kill-bench.ts';
import { killScenarios } from './kill-scenarios.ts';
import { killedRun, listCalls, stoppedRun } from './traced-run.ts';

// Every kill point takes long: `npm run test:faults` tries all, CI every Nth on one configuration.
const step = Number(process.env.POSTBAR_FAULT_STEP ?? '1');
const isSample = step >= 100;
const scenarios = isSample ? killScenarios.slice(0, 1) : killScenarios;

type KilledVerb = 'change' | 'undo' | 'uninstall';

// A kill in earnest takes many times as long as going back to what is kept.
const REALLY_KILLED_EVERY = 20;

const count = { tried: 0, killed: 0, survived: 0, postfixStarts: 0 };
afterAll(() => {
  console.log(
    `faults: kill points tried: ${count.tried} (${count.killed} with SIGKILL), survived: ${count.survived}`,
  );
  console.log(`faults: ${count.postfixStarts} different sets of files, Postfix started on each`);
});

/** Without what a killed run may leave beside a file: the next run takes it away. */
const settled = (snapshot: Snapshot) =>
  Object.fromEntries(Object.entries(snapshot).filter(([name]) => !name.endsWith('.postbar-new')));

/** Every file is old or new; what is there works; the backups are whole. */
async function expectWhole(bench: KillBench, verb: KilledVerb, where: string): Promise<void> {
  const { lab } = bench;
  const now = await lab.snapshot();
  const stages = [bench.old, bench.changed, ...(verb === 'uninstall' ? [bench.pristine] : [])];
  const changes = bench.ids.map((id) => recorded(lab, id));
  for (const name of new Set([...stages, settled(now)].flatMap(Object.keys))) {
    // A database is never built twice with the same bytes: new is what was recorded as new.
    const digest = sha256(Buffer.from(now[name]?.bytes ?? '', 'latin1'));
    const isBuilt = ({ file, after }: { file: string; after: string }) =>
      file === name && file.endsWith('.db') && after === digest;
    if (changes.some(({ files }) => files.some(isBuilt))) continue;
    expect(
      stages.map((stage) => stage[name]),
      `${where}: ${name}`,
    ).toContainEqual(now[name]);
  }
  const files = JSON.stringify(now);
  if (!bench.proven.has(files)) {
    await expectDelivery(lab, where);
    bench.proven.add(files);
    count.postfixStarts += 1;
  }
  for (const { state, files, backup } of changes) {
    if (state === undefined || state === 'undone') continue;
    for (const { file, before } of files) expect(backup(file), `${where}: ${file}`).toBe(before);
  }
  // What is not recorded has not begun, or is gone because all is taken back.
  const begin = verb === 'uninstall' ? bench.pristine : bench.old;
  if (!recorded(lab, bench.id).state && verb !== 'uninstall')
    expect(settled(now), where).toEqual(begin);
  if (changes.every(({ state }) => !state)) expect(settled(now), where).toEqual(begin);
}

/** The next run takes back what was cut short and says so, or does what it is asked for. */
async function expectTakenBack(bench: KillBench, verb: KilledVerb, where: string): Promise<void> {
  const { lab, asRoot, id, ids, requests } = bench;
  const states = ids.map((one) => recorded(lab, one).state);
  const isCutShort = states.includes('applying') || states.includes('undoing');
  if (verb === 'uninstall') {
    const answer = await asRoot('uninstall', requests.uninstall);
    expect(answer, where).toMatchObject({ ok: true, recovered: isCutShort });
    expect(await lab.snapshot(), where).toEqual(bench.pristine);
    expect(keepsNothing(lab), `${where}: nothing is kept`).toBe(true);
    return;
  }
  const { state } = recorded(lab, id);
  const answer = await asRoot('undo', requests.undo);
  expect(answer, where).toMatchObject(
    isCutShort || state === 'done'
      ? { ok: true, recovered: isCutShort }
      : { ok: false, code: 'invalid' },
  );
  expect(await lab.snapshot(), where).toEqual(bench.old);
  expect(recorded(lab, id).beside, `${where}: no lock is left`).toEqual([]);
}

/**
 * Stops a verb, begun from a kept state, at each of its calls and keeps what is on the disk:
 * what a kill there leaves. Then each of these is the state the next run begins from. A few
 * are killed in earnest, which has to leave the same.
 */
async function killEach(
  bench: KillBench,
  verb: KilledVerb,
  from: keyof KillBench['starts'],
): Promise<string> {
  const { lab, starts } = bench;
  const request = bench.requests[verb];
  const start = starts[from];
  if (!start) throw new Error(`nothing is kept as ${from}`);
  start.restore();
  const { calls, paths } = await listCalls(lab, verb, request);
  start.restore();
  const left: KeptState[] = [];
  if (!isSample) {
    await stoppedRun(lab, verb, request, paths, () => {
      left.push(keepState(lab, `left-${left.length}`));
    });
    expect(left).toHaveLength(calls.length);
  }
  // Where only every Nth is tried, not the first of each: most of what matters comes later.
  const first = step === 1 ? 0 : Math.floor(Math.min(step, calls.length - 1) * 0.7);
  let survived = 0;
  for (let index = first; index < calls.length; index += step) {
    count.tried += 1;
    const where = `${verb} from ${from}, killed at call ${index + 1}: ${calls[index]}`.slice(
      0,
      200,
    );
    if (isSample || index % REALLY_KILLED_EVERY === 0) {
      start.restore();
      const run = await killedRun(lab, verb, request, index + 1, paths);
      expect(run.killed, where).toBe(true);
      count.killed += 1;
      const killed = whatIsLeft(lab);
      left[index]?.restore();
      expect(whatIsLeft(lab), where).toEqual(killed);
    } else {
      left[index]?.restore();
    }
    await expectWhole(bench, verb, where);
    if (verb === 'change' && recorded(lab, bench.id).state === 'applying') {
      starts.unfinished = keepState(lab, 'unfinished');
    }
    await expectTakenBack(bench, verb, where);
    count.survived += 1;
    survived += 1;
    if (survived % 20 === 0) console.log(`faults: ${verb} from ${from}: ${survived} so far`);
  }
  expect(survived).toBeGreaterThan(0);
  return `${verb} from ${from}: ${survived} of ${calls.length}`;
}

// Each on a lab of its own, side by side: much of the time is spent waiting for Postfix.
describe.concurrent('killed at any moment', () => {
  test.for(scenarios)('$name', { timeout: 7_200_000 }, async (scenario) => {
    const bench = await prepareBench(scenario);
    const tell = (figure: string) => console.log(`faults: ${scenario.name}: ${figure}`);
    try {
      tell(await killEach(bench, 'change', 'old'));
      tell(await killEach(bench, 'undo', 'changed'));
      if (isSample) return;
      tell(await killEach(bench, 'uninstall', 'changed'));
      // The last kill of the first that left the change unfinished.
      tell(await killEach(bench, 'undo', 'unfinished'));
    } finally {
      await bench.lab.close();
    }
  });
});
