import { mkdtemp, readFile, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import type { Place } from '../postfix/place.ts';
import type { HelperAnswer } from '../root/answer.ts';
import type { Elevation } from '../root/elevation.ts';
import { type ChangeRequest, previewRequest, type SeenFile } from '../root/request.ts';
import type { FileDiff } from './change.ts';

/** A file before and after a change, as digests or `absent`. */
export interface ChangedFile {
  readonly file: string;
  readonly before: string;
  readonly after: string;
}

/** What the edits come to, tried out on a copy. */
export type Trial =
  | {
      readonly ok: true;
      readonly diff: readonly FileDiff[];
      readonly changed: readonly ChangedFile[];
      /** The text files as they would be, for the helper to compare with. */
      readonly after: readonly SeenFile[];
    }
  | { readonly ok: false; readonly answer: Extract<HelperAnswer, { ok: false }> };

/** Runs the helper's own edits on a scratch copy, as the ordinary user, and shows the difference. */
export async function tryOut(
  asUser: Elevation,
  place: Place,
  request: ChangeRequest,
): Promise<Trial> {
  const scratch = await mkdtemp(join(await realpath(tmpdir()), 'postbar-'));
  try {
    const answer = await asUser('preview', previewRequest(place, request, scratch));
    if (!answer.ok) return { ok: false, answer };
    const texts = answer.files.filter(({ file }) => !isDatabase(file));
    const diff = await Promise.all(
      texts.map(async ({ file }) =>
        fileDiff(
          `${place.configDir}/${file}`,
          await textOf(join(scratch, 'before', file)),
          await textOf(join(scratch, 'after', file)),
        ),
      ),
    );
    const after = texts.map((change) => ({ file: change.file, digest: change.after }));
    return { ok: true, diff, changed: answer.files, after };
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** Databases are not byte for byte the same twice, and no reading for people. */
export const isDatabase = (file: string): boolean => /\.(db|lmdb|cdb|dir|pag)$/.test(file);

/** A file's change as a unified diff; an empty text stands for no file. */
export function fileDiff(file: string, before: string, after: string): FileDiff {
  const patch = createTwoFilesPatch(
    before === '' ? '/dev/null' : file,
    after === '' ? '/dev/null' : file,
    before,
    after,
    undefined,
    undefined,
    { context: 3, headerOptions: FILE_HEADERS_ONLY },
  );
  return { file, patch };
}

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}
