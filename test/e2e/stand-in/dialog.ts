import type Electron from 'electron';
import { only } from './only.ts';

let answer: { readonly path: string | undefined } | undefined;

/** What whoever sits there chooses from now on; undefined: Cancel. */
export function answerDialogs(path: string | undefined): void {
  answer = { path };
}

function chosen(): string | undefined {
  if (!answer) throw new Error('stand-in: nobody is there to answer a dialog');
  return answer.path;
}

/** The system's dialogs, which Postbar has no other way to. */
export const dialog = only<Electron.Dialog>('dialog', {
  showOpenDialog: async () => {
    const path = chosen();
    return { canceled: path === undefined, filePaths: path === undefined ? [] : [path] };
  },
  showSaveDialog: async () => {
    const path = chosen();
    return { canceled: path === undefined, filePath: path ?? '' };
  },
});
