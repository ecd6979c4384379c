const messages = (count: number) =>
  count === 1 ? '1 message' : `${count.toLocaleString('en')} messages`;

/** The queue in words: what waits, and what was done with it. */
export const queue = {
  empty: 'No mail is waiting.',
  total: (count: number, size: string) =>
    `${messages(count)} in the queue${count > 0 ? `, ${size}` : ''}`,
  queues: {
    active: 'being sent',
    incoming: 'just arrived',
    deferred: 'waiting for the next try',
    hold: 'on hold',
    maildrop: 'not picked up yet',
  },
  oldest: (when: string) => `Oldest from ${when}`,
  domains: 'To',
  causes: 'Why',
  more: (count: number) => `… and ${count.toLocaleString('en')} more (--limit)`,
  noReason: 'not tried yet, or no reason given',
  readDirectly: 'Postfix is stopped: this is what lies in its queue.',
  done: {
    retry: (count: number) => `Postfix tries ${messages(count)} again now.`,
    hold: (count: number) => `${messages(count)} put on hold.`,
    release: (count: number) => `${messages(count)} released from hold.`,
    requeue: (count: number) => `${messages(count)} put into the queue anew.`,
    delete: (count: number) => `${messages(count)} deleted.`,
  },
  gone: (count: number) =>
    `${messages(count)} no longer in the queue: delivered, returned or deleted meanwhile.`,
  unchanged: {
    retry: (count: number) => `${messages(count)} on hold: release first.`,
    hold: (count: number) => `${messages(count)} already on hold.`,
    release: (count: number) => `${messages(count)} not on hold.`,
    requeue: (count: number) => `${messages(count)} left as they were.`,
    delete: (count: number) => `${messages(count)} left as they were.`,
  },
  nothing: 'There was nothing to do.',
  noTarget: 'Name the messages by their ids, or --domain, or --all.',
  badCount: 'The limit is a number from 0 to 100000.',
  listingStopped: 'Postfix is stopped, and shows its queue only while it runs. Start it first.',
  changed: 'The queue has changed meanwhile. Try again.',
  truncated: '[the rest is not shown]',
  errors: {
    stopped: 'Postfix is stopped, so nothing can be sent now. Start it first.',
    cancelled: 'Cancelled: no password was given, and no more was changed.',
    'not-authorized': 'This needs an administrator’s password, and none could be asked for here.',
    'not-permitted': 'Postfix does not allow this user to do that with its queue.',
    unreadable: 'Postfix’s queue could not be read.',
    failed: 'That did not work.',
    gone: 'This message is no longer in the queue: delivered, returned or deleted.',
    'no-command': 'Postfix’s command postqueue was not found.',
  },
};
