import { app, globalShortcut } from 'electron';
import type { AppFacts } from '../../preload/contract.ts';

/** The keys that open the panel from anywhere. */
export interface Shortcut {
  /** Takes these keys, or none; false where another app has them, and then all stays as it was. */
  set(keys: string | undefined): boolean;
  state(): AppFacts['shortcut'];
}

/** @param wanted the keys of the settings; where they are taken, `state` says so */
export function makeShortcut(wanted: string | undefined, onPress: () => void): Shortcut {
  let held: string | undefined;
  let isTaken = false;
  const set = (keys: string | undefined) => {
    if (keys === held) return true;
    if (keys !== undefined && !globalShortcut.register(keys, onPress)) return false;
    if (held !== undefined) globalShortcut.unregister(held);
    held = keys;
    isTaken = false;
    return true;
  };
  isTaken = !set(wanted);
  app.once('will-quit', () => globalShortcut.unregisterAll());
  return {
    set: (keys) => {
      if (keys === undefined) isTaken = false;
      return set(keys);
    },
    state: () => (isTaken ? 'taken' : held === undefined ? 'off' : 'on'),
  };
}
