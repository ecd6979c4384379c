import type { QueueFailure } from './queue-message.ts';

// Every fatal of postqueue ends with 69, whatever the source names (the cleanup hook exits
// EX_UNAVAILABLE first), so only the words tell them apart (postqueue/postqueue.c).
const words: ReadonlyArray<readonly [string, QueueFailure]> = [
  ['accessing queue directly', 'accessed-directly'],
  ['mail system is down', 'mail-system-down'],
  ['is not allowed to view the mail queue', 'not-permitted'],
  ['configuration directory name: ', 'unknown-configuration'],
  ['specify "alternate_config_directories', 'unknown-configuration'],
];

/**
 * What postqueue, mailq or sendmail complains about in a line of its standard
 * error (`postqueue: fatal: …`); undefined where the line is no complaint.
 */
export function queueFailureOf(line: string): QueueFailure | undefined {
  if (!/^(?:postqueue|mailq|sendmail|showq|postfix\/\w+)(?:\[\d+\])?: /.test(line))
    return undefined;
  const found = words.find(([text]) => line.includes(text))?.[1];
  return found ?? (/: (?:fatal|error|panic): /.test(line) ? 'failed' : undefined);
}
