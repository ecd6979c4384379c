import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createLab } from '../lab/lab.ts';
import { entering } from '../lab/lab-host.ts';
import { type Spread, spreadOf } from './duel.ts';

/**
 * How long the app takes from its start to a panel with the IPv4 switches, in milliseconds, on a real
 * Postfix that is the machine's default one. The app is built, Chromium is there.
 */
export async function measureStart(): Promise<Spread> {
  const lab = await createLab({ asDefault: true });
  try {
    const script = join(import.meta.dirname, 'start-here.ts');
    const command = [...entering(lab.name), process.execPath, '--import', 'tsx', script];
    const { stdout } = await promisify(execFile)('ip', command);
    return spreadOf(JSON.parse(stdout.trim().split('\n').at(-1) ?? '[]'));
  } finally {
    await lab.close();
  }
}
