import { createHash } from 'node:crypto';
import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { errorText } from '../host/error-text.ts';
import type { Place } from '../postfix/place.ts';
import { type HelperAnswer, refusal } from '../root/answer.ts';
import { type Elevation, longestRequest } from '../root/elevation.ts';
import { actionRequest, listRequest } from '../root/request.ts';
import type { QueueAction } from './queue-outcome.ts';

/** The most ids for one password: as many as a window can select, and helper.sh reads (32 MiB). */
export const MOST_AT_ONCE = 1_000_000;

/**
 * Has root act on messages, at most `MOST_AT_ONCE`, for one password; never rejects. Ids that are
 * too many for a command line go in a file that only this user can read, and that is gone
 * afterwards.
 */
export async function actOnBatch(
  asRoot: Elevation,
  place: Place,
  action: Exclude<QueueAction, 'retry'>,
  ids: readonly string[],
): Promise<HelperAnswer> {
  const request = actionRequest(place, action, ids);
  if (request.length <= longestRequest()) return asRoot('queue', request);
  let folder: string | undefined;
  try {
    folder = await mkdtemp(join(await realpath(tmpdir()), 'postbar-'));
    const file = join(folder, 'queue-ids');
    const text = ids.join('\n');
    await writeFile(file, text, { mode: 0o600 });
    const digest = createHash('sha256').update(text).digest('hex');
    return await asRoot('queue', listRequest(place, action, file, digest));
  } catch (error) {
    return refusal('no-answer', errorText(error));
  } finally {
    if (folder) await rm(folder, { recursive: true, force: true });
  }
}
