import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { direct } from '../../main/root/elevation.ts';
import { undoRequest } from '../../main/root/request.ts';
import { createLab, type Lab, type LabOptions, labHost } from '../lab/lab.ts';
import type { Snapshot } from '../lab/snapshot.ts';
import { domain, onRequest, place } from './switch-on.ts';
import { tracedRun } from './traced-run.ts';

// Every kill point by default takes long: `npm run test:faults` does, CI takes a sample.
const step = Number(process.env.POSTBAR_FAULT_STEP ?? '1');

const configurations: readonly {
  readonly name: string;
  readonly options: LabOptions;
  /** For the service, where a literal IPv6 address would end it. */
  readonly interfaces: readonly string[];
}[] = [
  { name: 'a stock configuration', options: {}, interfaces: [] },
  {
    name: 'a configuration with a map of its own and a literal IPv6 address',
    interfaces: ['192.0.2.10', '127.0.0.1'],
    options: {
      inetInterfaces: '192.0.2.10, [2001:db8::10], 127.0.0.1',
      files: { transport: 'busy.example :\n' },
      mainCf: { transport_maps: 'texthash:$config_directory/transport' },
    },
  },
];

/** Without what a killed run may leave beside a file: the next run takes it away. */
const settled = (snapshot: Snapshot) =>
  Object.fromEntries(Object.entries(snapshot).filter(([name]) => !name.endsWith('.postbar-new')));

/** Postfix started on what is there takes mail and delivers it. */
async function delivers(lab: Lab, subject: string): Promise<void> {
  await lab.postfix('stop');
  await lab.postfix('start');
  await lab.send({ to: `someone@${domain}`, subject });
  await lab.waitForDelivery({ subject }, 20_000);
}

describe.each(configurations)('killed at any moment, with $name', ({ options, interfaces }) => {
  let lab: Lab;
  let old: Snapshot;
  let changed: Snapshot;

  beforeAll(async () => {
    lab = await createLab(options);
    const asRoot = direct(labHost(lab));
    old = await lab.snapshot();
    const { request, id } = onRequest(lab, interfaces);
    expect(await asRoot('change', request)).toMatchObject({ ok: true, changed: true });
    changed = await lab.snapshot();
    expect(await asRoot('undo', undoRequest(place(lab), id, false))).toMatchObject({ ok: true });
    expect(await lab.snapshot()).toEqual(old);
  });
  afterAll(() => lab?.close());

  test.each(['change', 'undo'] as const)(
    '%s: every file is old or new, mail flows, and the next run takes it back',
    async (verb) => {
      const asRoot = direct(labHost(lab));
      let tried = 0;
      for (let killAt = 1; ; killAt += step) {
        const on = onRequest(lab, interfaces);
        if (verb === 'undo')
          await expect(asRoot('change', on.request)).resolves.toMatchObject({ ok: true });
        const request = verb === 'change' ? on.request : undoRequest(place(lab), on.id, false);
        const run = await tracedRun(lab, verb, request, killAt);
        const where = `${verb} killed at call ${killAt}: ${run.calls.at(-1)}`;
        for (const [file, entry] of Object.entries(settled(await lab.snapshot()))) {
          expect([old[file], changed[file]], `${where}: ${file}`).toContainEqual(entry);
        }
        await delivers(lab, `${verb} ${killAt}`);
        // The next run: whatever was cut short is taken back, or the change undone.
        await asRoot('undo', undoRequest(place(lab), on.id, false));
        expect(settled(await lab.snapshot()), where).toEqual(old);
        tried += run.killed ? 1 : 0;
        if (!run.killed) break;
      }
      console.log(`faults: ${verb}: ${tried} kill points tried, all survived`);
      expect(tried).toBeGreaterThan(10 / step);
    },
    3_600_000,
  );
});
