import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { app, dialog } from 'electron';

/** Lets the user choose a folder; undefined where none was chosen. */
export async function chooseFolder(title: string, at: string): Promise<string | undefined> {
  const { canceled, filePaths } = await dialog.showOpenDialog({
    title,
    message: title, // macOS shows no title
    defaultPath: at,
    // Finder hides /etc and /private.
    properties: ['openDirectory', 'showHiddenFiles'],
  });
  return canceled ? undefined : filePaths[0];
}

/** Lets the user choose where a text is kept; false where it is not. */
export async function saveText(name: string, text: string): Promise<boolean> {
  const { canceled, filePath } = await dialog.showSaveDialog({
    defaultPath: join(app.getPath('documents'), name),
  });
  if (canceled || !filePath) return false;
  await writeFile(filePath, text);
  return true;
}
