import { readFile, rename, writeFile } from 'node:fs/promises';
import * as v from 'valibot';
import { calls, type Message, type SettingsView } from '../../preload/contract.ts';
import type { SettingsTrouble } from '../../preload/state.ts';
import { type QueueLimits, queueLimits } from './notifications/queue-trouble.ts';
import { setAside } from './set-aside.ts';

/** What the user chose; the windows see it as it is. */
export type Settings = SettingsView;

export type SettingsChange = Message<'settings.update'>;

/** The settings in use and the file that keeps them. */
export interface SettingsStore {
  current(): Settings;
  /** Why the settings of earlier are not in use; undefined where they are, or there were none. */
  trouble(): SettingsTrouble | undefined;
  /**
   * Keeps what is given over what is, the rest of a group as it was. Resolves
   * when it is on disk; rejects where it cannot be, and then nothing is changed.
   */
  update(change: SettingsChange): Promise<Settings>;
}

export const defaultSettings: Settings = {
  language: 'system',
  welcomed: false,
  openAtLogin: false,
  countBesideIcon: false,
  updates: 'off',
  notifications: { bounced: true, waiting: true, stopped: true },
  limits: { waitingHours: 4, queueSize: 100 },
};

/** The limits beyond which the user wants to be told, in the units the queue is measured in. */
export const queueLimitsOf = ({ limits }: Pick<Settings, 'limits'>): QueueLimits => ({
  ...queueLimits,
  waitingMs: limits.waitingHours * 3_600_000,
  size: limits.queueSize,
});

/**
 * Opens the settings kept in a JSON file. One that cannot be understood is set
 * aside as `<file>.broken`, one that cannot be read stays where it is until
 * there is something new to keep. Neither is ever overwritten, or a reason not
 * to start; `trouble` tells of it.
 */
export async function openSettings(file: string): Promise<SettingsStore> {
  const kept = await readKept(file);
  let settings = merged(defaultSettings, kept.change);
  let { inTheWay } = kept;
  let writing: Promise<unknown> = Promise.resolve();

  const keep = async (change: SettingsChange) => {
    const next = merged(settings, change);
    if (inTheWay) await setAside(file);
    inTheWay = false;
    await replace(file, `${JSON.stringify(next, undefined, 2)}\n`);
    settings = next;
    return next;
  };

  return {
    current: () => settings,
    trouble: () => kept.trouble,
    update: (change) => {
      const kept = writing.catch(() => undefined).then(() => keep(change));
      writing = kept;
      return kept;
    },
  };
}

/** What is given over what is. In a group the rest stays; `null` takes a choice back. */
function merged(settings: Settings, change: SettingsChange): Settings {
  const { notifications, limits, ...rest } = change;
  return withoutNulls({
    ...settings,
    ...rest,
    notifications: withoutNulls({ ...settings.notifications, ...notifications }),
    limits: { ...settings.limits, ...limits },
  });
}

type WithoutNulls<T> = { [K in keyof T]: Exclude<T[K], null> };

const withoutNulls = <T extends object>(value: T) =>
  Object.fromEntries(
    Object.entries(value).filter(([, one]) => one !== null && one !== undefined),
  ) as WithoutNulls<T>;

interface Kept {
  readonly change: SettingsChange;
  /** Whether a file that holds something else stands where the next one is to be written. */
  readonly inTheWay: boolean;
  readonly trouble?: SettingsTrouble;
}

async function readKept(file: string): Promise<Kept> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => error);
  if (typeof text !== 'string') {
    if (text.code === 'ENOENT') return { change: {}, inTheWay: false };
    const trouble = { kind: 'unreadable', file, reason: text.code ?? text.message } as const;
    return { change: {}, inTheWay: true, trouble };
  }
  const parsed = v.safeParse(kept, text);
  if (parsed.success) return { change: parsed.output, inTheWay: false };
  const movedTo = await setAside(file).catch(() => undefined);
  return {
    change: {},
    inTheWay: movedTo === undefined,
    trouble: { kind: 'broken', file, ...(movedTo === undefined ? {} : { movedTo }) },
  };
}

const kept = v.pipe(v.string(), v.parseJson(), calls['settings.update']);

/** A reader sees the old file or the new one, never half of one. */
async function replace(file: string, text: string): Promise<void> {
  const draft = `${file}.new`;
  await writeFile(draft, text, { mode: 0o600 });
  await rename(draft, file);
}
