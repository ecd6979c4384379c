import { expect, vi } from 'vitest';
import { direct, type Elevation } from '../../main/root/elevation.ts';
import { undoRequest, uninstallRequest } from '../../main/root/request.ts';
import { type Lab, labHost } from '../lab/lab.ts';
import type { Snapshot } from '../lab/snapshot.ts';
import { type KeptState, keepState } from './kept-state.ts';
import type { KillScenario } from './kill-scenarios.ts';
import { domain, place, requestOf } from './switch-on.ts';

/** A lab with a scenario's change made ready: what is asked, and what the files are before and after. */
export interface KillBench {
  readonly lab: Lab;
  readonly asRoot: Elevation;
  readonly requests: Readonly<Record<'change' | 'undo' | 'uninstall', string>>;
  /** The change that is killed. */
  readonly id: string;
  /** Every change made, the oldest first. */
  readonly ids: readonly string[];
  /** The files before any change, before the one that is killed, and after it. */
  readonly pristine: Snapshot;
  readonly old: Snapshot;
  readonly changed: Snapshot;
  readonly starts: { readonly old: KeptState; readonly changed: KeptState; unfinished?: KeptState };
  /** The sets of files on which Postfix has delivered. */
  readonly proven: Set<string>;
}

export async function prepareBench(scenario: KillScenario): Promise<KillBench> {
  const lab = await scenario.makeLab();
  const asRoot = direct(labHost(lab));
  const make = async (request: string) =>
    expect(await asRoot('change', request)).toMatchObject({ ok: true, changed: true });
  const pristine = await lab.snapshot();
  const before = scenario.before && requestOf(lab, scenario.before);
  if (before) await make(before.request);
  const { request, id } = requestOf(lab, scenario.edits, 1);
  const old = await lab.snapshot();
  const oldStart = keepState(lab, 'old');
  await make(request);
  return {
    lab,
    asRoot,
    requests: {
      change: request,
      undo: undoRequest(place(lab), id, false),
      uninstall: uninstallRequest(place(lab)),
    },
    id,
    ids: before ? [before.id, id] : [id],
    pristine,
    old,
    changed: await lab.snapshot(),
    starts: { old: oldStart, changed: keepState(lab, 'changed') },
    proven: new Set(),
  };
}

/** Postfix started on what is there takes mail for all destinations and delivers it. */
export async function expectDelivery(lab: Lab, subject: string): Promise<void> {
  await lab.postfix('stop');
  await lab.postfix('start');
  await lab.send({
    to: [`a@${domain}`, 'b@mailbox.example', 'alice@lab.example'],
    subject,
  });
  for (const to of [`a@${domain}`, 'b@mailbox.example']) {
    await lab.waitForDelivery({ subject, to }, 60_000);
  }
  // Not `expect.poll`, which knows no test once another of those side by side has ended.
  const isThere = async () => (await lab.mailbox('alice')).includes(`Subject: ${subject}\n`);
  await vi.waitUntil(isThere, { timeout: 60_000, interval: 200 });
}
