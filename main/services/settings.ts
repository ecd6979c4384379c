import { readFile, rename, writeFile } from 'node:fs/promises';
import * as v from 'valibot';
import { calls, type Message, type SettingsView } from '../../preload/contract.ts';

/** What the user chose; the windows see it as it is. */
export type Settings = SettingsView;

export type SettingsChange = Message<'settings.update'>;

/** The settings in use and the file that keeps them. */
export interface SettingsStore {
  current(): Settings;
  /** Keeps what is given over what is; resolves when it is on disk. */
  update(change: SettingsChange): Promise<Settings>;
}

export const defaultSettings: Settings = {
  language: 'system',
  openAtLogin: false,
  countBesideIcon: false,
  updates: 'off',
  notifications: { bounced: true, waiting: true, stopped: true },
};

/**
 * Opens the settings kept in a JSON file. One that cannot be understood is set
 * aside as `<file>.broken`, never overwritten and never a reason not to start.
 */
export async function openSettings(file: string): Promise<SettingsStore> {
  let settings = { ...defaultSettings, ...(await readKept(file)) };
  let writing: Promise<void> = Promise.resolve();
  return {
    current: () => settings,
    update: async (change) => {
      settings = { ...settings, ...change };
      const text = `${JSON.stringify(settings, undefined, 2)}\n`;
      writing = writing.catch(() => undefined).then(() => replace(file, text));
      await writing;
      return settings;
    },
  };
}

async function readKept(file: string): Promise<SettingsChange> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return {};
  try {
    return v.parse(calls['settings.update'], JSON.parse(text));
  } catch {
    await rename(file, `${file}.broken`).catch(() => undefined);
    return {};
  }
}

/** A reader sees the old file or the new one, never half of one. */
async function replace(file: string, text: string): Promise<void> {
  const draft = `${file}.new`;
  await writeFile(draft, text, { mode: 0o600 });
  await rename(draft, file);
}
