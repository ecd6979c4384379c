import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Host } from '../host/host.ts';

/**
 * Where a command keeps what it has to know again: macOS's folder for that, or
 * the one of the XDG Base Directory Specification.
 */
export function stateFolder({ platform }: Pick<Host, 'platform'>): string {
  if (platform === 'darwin') return join(homedir(), 'Library/Application Support/Postbar');
  return join(process.env.XDG_STATE_HOME || join(homedir(), '.local/state'), 'postbar');
}
