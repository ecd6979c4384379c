import { execFileSync } from 'node:child_process';
import { cpus, loadavg, totalmem } from 'node:os';

/** What the figures depend on; nothing that tells whose machine it is. */
export function machineFigures(): string {
  const postfix = execFileSync('postconf', ['-d', '-h', 'mail_version'], { encoding: 'utf8' });
  const [processor] = cpus();
  return [
    `${cpus().length} cores (${processor?.model.trim() || 'unknown'})`,
    `${Math.round(totalmem() / 1024 ** 3)} GiB`,
    `${process.platform} ${process.arch}`,
    `Node ${process.versions.node}`,
    `Postfix ${postfix.trim()}`,
  ].join(', ');
}

/** The load of the last minute: how much else went on. */
export const load = (): string => loadavg()[0]?.toFixed(1) ?? '?';
