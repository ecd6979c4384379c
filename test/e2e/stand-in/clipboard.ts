import type Electron from 'electron';
import { only } from './only.ts';

let held = '';

/** A clipboard of the app's own: the machine's is not touched. */
export const clipboard = only<Electron.Clipboard>('clipboard', {
  readText: async () => held,
  writeText: async (text) => {
    held = text;
  },
});
