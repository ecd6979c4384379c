import { expect } from 'vitest';
import type { Lab } from '../lab/lab.ts';
import { postbar } from './command-line.ts';

/** A finding as `postbar doctor --json` gives it. */
export interface SaidFinding {
  readonly id: string;
  readonly severity: string;
  readonly title: string;
  readonly why: string;
  readonly evidence: readonly { readonly source: string; readonly text: string }[];
  readonly fix?: { readonly label: string; readonly command: string };
}

/** What the doctor finds in a lab. */
export async function findingsIn(
  lab: Lab,
  options: readonly string[] = [],
): Promise<readonly SaidFinding[]> {
  const said = await postbar(lab, ['doctor', ...options]);
  expect(said.code, said.text).toBe(0);
  return said.json.findings;
}

/** The ids of what the doctor finds, worst first. */
export async function idsIn(lab: Lab): Promise<readonly string[]> {
  return (await findingsIn(lab)).map(({ id }) => id);
}

/** Shows a finding's fix, which changes nothing. */
export async function showFix(lab: Lab, id: string): Promise<void> {
  const before = await lab.snapshot();
  const shown = await postbar(lab, ['doctor', 'fix', id, '--dry-run']);
  expect(shown, shown.text).toMatchObject({ code: 0, json: { ok: true, dryRun: true } });
  expect(await lab.snapshot()).toEqual(before);
}

/** Applies a finding's fix; gives what was said. */
export async function fix(lab: Lab, id: string) {
  const done = await postbar(lab, ['doctor', 'fix', id]);
  expect(done, done.text).toMatchObject({ code: 0, json: { ok: true, changed: true } });
  return done.json;
}
