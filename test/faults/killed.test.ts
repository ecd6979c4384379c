import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { HelperAnswer } from '../../main/root/answer.ts';
import { direct, type Elevation } from '../../main/root/elevation.ts';
import { undoRequest } from '../../main/root/request.ts';
import { type Lab, labHost } from '../lab/lab.ts';
import type { Snapshot } from '../lab/snapshot.ts';
import { type KeptState, keepState, recorded, sha256 } from './kept-state.ts';
import { type KillScenario, killScenarios } from './kill-scenarios.ts';
import { domain, place, requestOf } from './switch-on.ts';
import { killedRun, listCalls } from './traced-run.ts';

// Every kill point takes long: `npm run test:faults` tries all, CI every Nth on one configuration.
const step = Number(process.env.POSTBAR_FAULT_STEP ?? '1');
const scenarios = step < 100 ? killScenarios : killScenarios.slice(0, 1);

let tried = 0;
let postfixStarts = 0;
afterAll(() => {
  console.log(`faults: kill points tried: ${tried}, survived: ${tried}`);
  console.log(`faults: ${postfixStarts} different sets of files, Postfix started on each`);
});

/** Without what a killed run may leave beside a file: the next run takes it away. */
const settled = (snapshot: Snapshot) =>
  Object.fromEntries(Object.entries(snapshot).filter(([name]) => !name.endsWith('.postbar-new')));

/** Postfix started on what is there takes mail for all destinations and delivers it. */
async function delivers(lab: Lab, subject: string): Promise<void> {
  await lab.postfix('stop');
  await lab.postfix('start');
  await lab.send({
    to: [`a@${domain}`, 'b@mailbox.example', 'alice@lab.example'],
    subject,
  });
  for (const to of [`a@${domain}`, 'b@mailbox.example']) {
    await lab.waitForDelivery({ subject, to }, 60_000);
  }
  await expect
    .poll(() => lab.mailbox('alice'), { timeout: 60_000 })
    .toContain(`Subject: ${subject}\n`);
}

describe.each(scenarios)('killed at any moment: $name', (scenario: KillScenario) => {
  let lab: Lab;
  let asRoot: Elevation;
  let old: Snapshot;
  let changed: Snapshot;
  let on: { request: string; id: string };
  let undo: string;
  const starts: Record<string, KeptState> = {};
  const proven = new Set<string>();

  beforeAll(async () => {
    lab = await scenario.makeLab();
    asRoot = direct(labHost(lab));
    if (scenario.before) {
      const { request } = requestOf(lab, scenario.before);
      expect(await asRoot('change', request)).toMatchObject({ ok: true, changed: true });
    }
    on = requestOf(lab, scenario.edits);
    undo = undoRequest(place(lab), on.id, false);
    old = await lab.snapshot();
    starts.old = keepState(lab, 'old');
    expect(await asRoot('change', on.request)).toMatchObject({ ok: true, changed: true });
    changed = await lab.snapshot();
    starts.changed = keepState(lab, 'changed');
  });
  afterAll(() => lab?.close());

  /** Every file is old or new; what is there works; the backups are whole. */
  async function expectWhole(where: string): Promise<void> {
    const now = await lab.snapshot();
    const { state, files: kept, backup } = recorded(lab, on.id);
    for (const name of new Set([old, changed, settled(now)].flatMap(Object.keys))) {
      // A database is never built twice with the same bytes: new is what was recorded as new.
      const bytes = Buffer.from(now[name]?.bytes ?? '', 'latin1');
      const { after } = kept.find(({ file }) => file === name && file.endsWith('.db')) ?? {};
      if (after === sha256(bytes)) continue;
      expect([old[name], changed[name]], `${where}: ${name}`).toContainEqual(now[name]);
    }
    const files = JSON.stringify(now);
    if (!proven.has(files)) {
      await delivers(lab, where);
      proven.add(files);
      postfixStarts += 1;
    }
    if (!state) expect(settled(now), where).toEqual(old);
    else
      for (const { file, before } of kept) expect(backup(file), `${where}: ${file}`).toBe(before);
  }

  /** The next run takes back what was cut short and says so, or takes the change back as asked. */
  async function expectTakenBack(where: string): Promise<void> {
    const { state } = recorded(lab, on.id);
    const answer: HelperAnswer = await asRoot('undo', undo);
    const isCutShort = state === 'applying' || state === 'undoing';
    if (isCutShort || state === 'done') {
      expect(answer, where).toMatchObject({ ok: true, recovered: isCutShort });
    } else {
      expect(answer, where).toMatchObject({ ok: false, code: 'invalid' });
    }
    expect(await lab.snapshot(), where).toEqual(old);
    expect(recorded(lab, on.id).beside, `${where}: no lock is left`).toEqual([]);
  }

  /** Kills a verb, begun from a kept state, at each of its calls. */
  async function killEach(verb: 'change' | 'undo', from: string): Promise<void> {
    const request = verb === 'change' ? on.request : undo;
    starts[from]?.restore();
    const { calls, paths } = await listCalls(lab, verb, request);
    // Where only every Nth is tried, not the first of each: most of what matters comes later.
    const first = step === 1 ? 1 : Math.ceil(Math.min(step, calls.length) * 0.7);
    let count = 0;
    for (let killAt = first; ; killAt += step) {
      starts[from]?.restore();
      const run = await killedRun(lab, verb, request, killAt, paths);
      if (!run.killed) break;
      const where = `${verb} from ${from}, killed at call ${killAt}: ${run.calls.at(-1)}`;
      await expectWhole(where.slice(0, 200));
      if (verb === 'change' && recorded(lab, on.id).state === 'applying') {
        starts.unfinished = keepState(lab, 'unfinished');
      }
      await expectTakenBack(where);
      count += 1;
    }
    tried += count;
    console.log(`faults: ${scenario.name}: ${verb} from ${from}: ${count} of ${calls.length}`);
    expect(count).toBeGreaterThan(0);
    if (step === 1) expect(count).toBeGreaterThanOrEqual(calls.length);
  }

  test('a change', () => killEach('change', 'old'), 3_600_000);
  test('an undo', () => killEach('undo', 'changed'), 3_600_000);
  // The last kill of the first test that left the change unfinished.
  test.runIf(step === 1)(
    'the run that takes an unfinished change back',
    () => killEach('undo', 'unfinished'),
    3_600_000,
  );
});
