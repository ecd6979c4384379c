import { diffArrays } from 'diff';
import { expect } from 'vitest';
import type { ChangeResult, RuleIntent } from '../../main/services/change.ts';
import type { Snapshot } from '../lab/snapshot.ts';
import type { ForeignConfiguration, Readings } from './foreign-configuration.ts';

/** How a configuration took the switch: done and undone, or refused with this code and these words. */
export type Outcome =
  | { readonly refused: undefined }
  | { readonly refused: string; readonly message: string };

const domain = 'gmail.com';

/**
 * Switches a domain on and off; the long way also switches two on, takes each
 * away by an edit of its own and undoes all four. Expects after each step what has
 * to hold: only the lines meant differ, every other parameter and service reads as
 * before, and at the end every byte is back.
 */
export async function roundTrip(
  configuration: ForeignConfiguration,
  theLongWay: boolean,
): Promise<Outcome> {
  const old = await configuration.snapshot();
  const before = configuration.readings();
  const on = await switched(configuration, { to: 'on', names: [domain] });
  if (!on.ok) {
    expect(await configuration.snapshot(), on.message).toEqual(old);
    expect(on.message.length).toBeGreaterThan(20);
    return { refused: on.error?.code ?? '', message: [on.message, on.error?.detail].join(' ') };
  }
  if (on.changed) {
    expectOnlyMeantLines(old, await configuration.snapshot());
    expectOnlyMeantReadings(configuration, before);
  }
  expect(await switched(configuration, { to: 'off', names: [domain] })).toMatchObject({ ok: true });
  expect(await configuration.snapshot(), 'off is what was before on').toEqual(old);
  if (theLongWay) await longWayBack(configuration, before);
  expect(await configuration.snapshot(), 'undone').toEqual(old);
  return { refused: undefined };
}

/** Two changes, a third that removes the first's lines by an edit, and all three undone. */
async function longWayBack(configuration: ForeignConfiguration, before: Readings): Promise<void> {
  let changes = 0;
  for (const intent of [
    { to: 'on', names: [domain] },
    { to: 'on', names: ['example.org'] },
    { to: 'off', names: [domain] },
    { to: 'off', names: ['example.org'] },
  ] as const) {
    const result = await switched(configuration, intent);
    if (result.changed && result.changeId) changes += 1;
  }
  expect(configuration.readings()).toEqual(before);
  for (; changes > 0; changes -= 1) {
    const undone = await configuration.rules.undo();
    configuration.settle();
    expect(undone).toMatchObject({ ok: true });
  }
}

async function switched(
  { rules, settle }: ForeignConfiguration,
  intent: RuleIntent,
): Promise<ChangeResult> {
  const shown = await rules.preview(intent);
  if (!shown.ok) {
    const { error } = shown;
    return { ok: false, changed: false, message: error.message, diff: [], warnings: [], error };
  }
  const result = await rules.apply(shown.preview.token);
  settle();
  return result;
}

/** The bytes: transport_maps and its continuations in main.cf, the service in master.cf, the new map. */
function expectOnlyMeantLines(old: Snapshot, now: Snapshot): void {
  const names = new Set([...Object.keys(old), ...Object.keys(now)]);
  for (const name of names) {
    if (name === 'postbar_transport' || name === '.') continue;
    const [before, after] = [old[name], now[name]];
    expect({ ...after, bytes: '' }, name).toEqual({ ...before, bytes: '' });
    const differences = diffArrays(
      (before?.bytes ?? '').replace(/\n$/, '').split('\n'),
      (after?.bytes ?? '').replace(/\n$/, '').split('\n'),
    ).filter(({ added, removed }) => added || removed);
    const meant = name === 'main.cf' ? /^(transport_maps\s*=|\s)/ : /^(smtp-ipv4\s|\s+-o )/;
    for (const { value } of differences) {
      for (const line of value) expect(line, `${name} differs in`).toMatch(meant);
    }
  }
}

/** postconf's reading: transport_maps names Postbar's map first, smtp-ipv4 is there, all else is as it was. */
function expectOnlyMeantReadings(configuration: ForeignConfiguration, before: Readings): void {
  const now = configuration.readings();
  expect(now.complaint).toBe('');
  // An empty value ends at its equals sign.
  const isMaps = (line: string) => /^transport_maps =( |$)/.test(line);
  expect(now.parameters.filter((line) => !isMaps(line))).toEqual(
    before.parameters.filter((line) => !isMaps(line)),
  );
  const mapsOf = ({ parameters }: Readings) => parameters.find(isMaps)?.slice(17) ?? '';
  const own = `texthash:${configuration.directory}/postbar_transport`;
  const rest = mapsOf(before);
  expect(mapsOf(now)).toBe(rest === '' ? own : `${own}, ${rest}`);
  const isOwn = (line: string) => /^smtp-ipv4\s+unix\s/.test(line);
  expect(now.services.filter((line) => !isOwn(line))).toEqual(
    before.services.filter((line) => !isOwn(line)),
  );
  expect(now.services.filter(isOwn)).toHaveLength(1);
}
