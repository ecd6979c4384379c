import type { Facts } from '../facts.ts';
import type { Found } from '../finding.ts';

/**
 * Postfix does not run; or it sleeps, as on a stock Mac, with mail waiting that
 * nobody will try again before the next message wakes it.
 */
export function postfixDown({ state, queue, reading, place }: Facts): Found[] {
  const count = queue.ok ? queue.total : 0;
  const waiting = queue.ok
    ? [{ source: 'queue', text: `${count} ${count === 1 ? 'message waits' : 'messages wait'}` }]
    : [];
  if (state === 'stopped') {
    return [
      {
        kind: 'postfix-stopped',
        subject: '',
        severity: 'problem',
        evidence: [{ source: place.configDir, text: 'master is not running' }, ...waiting],
        // What cannot be read cannot be started either: that comes first.
        remedy: reading.ok ? { by: 'start' } : undefined,
      },
    ];
  }
  if (state !== 'asleep' || count === 0) return [];
  return [
    {
      kind: 'asleep-with-mail',
      subject: '',
      severity: 'warning',
      evidence: waiting,
      remedy: { by: 'start' },
    },
  ];
}
