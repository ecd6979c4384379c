import type Electron from 'electron';
import { only } from './only.ts';

const held = new Map<string, () => void>();

/** Keys that no other app has, but for those that macOS has itself. */
const taken = new Set(['Command+Space']);

export const globalShortcut = only<Electron.GlobalShortcut>('globalShortcut', {
  register: (keys, callback) => {
    if (taken.has(keys) || held.has(keys)) return false;
    held.set(keys, callback);
    return true;
  },
  unregister: (keys) => {
    held.delete(keys);
  },
  unregisterAll: () => held.clear(),
  isRegistered: (keys) => held.has(keys),
});

/** Somebody presses the keys, in whichever app. */
export const pressKeys = (keys: string): void => held.get(keys)?.();
