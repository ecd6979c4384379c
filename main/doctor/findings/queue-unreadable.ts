import type { Facts } from '../facts.ts';
import type { Found } from '../finding.ts';

/** postqueue(1) is set-gid and refuses a directory that the default main.cf does not name. */
export function queueUnreadable({ queue, place }: Facts): Found[] {
  if (queue.ok) return [];
  const kind =
    queue.failure === 'unknown-configuration'
      ? 'queue-of-unknown-directory'
      : queue.failure === 'not-permitted'
        ? 'queue-not-permitted'
        : undefined;
  if (!kind) return [];
  const evidence = [{ source: 'postqueue', text: queue.detail.trim() }];
  return [{ kind, subject: place.configDir, severity: 'warning', evidence }];
}
