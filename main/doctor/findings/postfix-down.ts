import type { Facts } from '../facts.ts';
import type { Evidence, Found } from '../finding.ts';

/**
 * Postfix does not run; or it sleeps, as on a stock Mac, with mail waiting that
 * nobody will try again before the next message wakes it.
 */
export function postfixDown(facts: Facts): Found[] {
  const { state, reading, place } = facts;
  const waiting = waitingMail(facts);
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
  if (state !== 'asleep' || waiting.length === 0) return [];
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

/** While Postfix is down only root sees its queue: for others the log tells what was put off. */
function waitingMail({ queue, log }: Facts): Evidence[] {
  if (queue.ok) {
    const { total } = queue;
    const text = `${total} ${total === 1 ? 'message waits' : 'messages wait'}`;
    return total === 0 ? [] : [{ source: 'queue', text }];
  }
  if (queue.failure !== 'mail-system-down' || !log.ok) return [];
  return log.failures
    .filter(({ status }) => status === 'deferred')
    .map(({ line }) => ({ source: log.source, text: line }));
}
