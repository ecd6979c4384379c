/** Where the monitor cannot see, and what to do about it. */
export const monitor = {
  logUnreadable: (place: string) => ({
    title: 'Postbar may not read the mail log',
    detail: `So it cannot tell you what came back. Allow this user to read ${place}: on Debian that is membership in the group adm, on a Mac an administrator’s account.`,
  }),
  noLog: {
    title: 'No mail log was found',
    detail:
      'So Postbar cannot tell you what came back. Postfix can write one itself: postconf -e maillog_file=/var/log/postfix.log, then restart it.',
  },
  logFailed: {
    title: 'The mail log could not be read',
    detail: 'Until it can, Postbar cannot tell you what came back. It tries again by itself.',
  },
  queueUnreadable: {
    title: 'The queue could not be read',
    detail: 'Postfix did not list it. Postbar tries again by itself.',
  },
  queueNotPermitted: {
    title: 'Postfix does not show this user its queue',
    detail: 'The parameter authorized_mailq_users in main.cf says who may see it.',
  },
  memoryUnwritten: {
    title: 'Postbar cannot write down what it has seen',
    detail:
      'After a restart it may tell you some things again. Make room on the disk, or make the folder writable for this user.',
  },
  memoryBroken: {
    title: 'Postbar has forgotten what it saw before',
    detail:
      'The file in which it was written down could not be understood, and is set aside. Your mail is not touched by that. Postbar has read the last day of the log again, as far as it goes; what it told you before it may tell you once more.',
  },
  systemLog: 'the system’s log',
  /** The recipients’ domains of messages that wait for one reason. */
  domains: (first: string, others: number) =>
    others === 0
      ? first
      : `${first} and ${others === 1 ? '1 other domain' : `${others} other domains`}`,
  /** Who can do something about it, in a few words. */
  whoActs: {
    you: 'something you can mend',
    recipient: 'only the recipient can mend it',
    'recipient-admin': 'only the other side can mend it',
    'internet-provider': 'your internet provider can mend it',
    'dns-host': 'whoever manages the domain can mend it',
    nobody: 'goes by itself',
  },
  /** The lines of `postbar watch`. */
  watch: {
    state: {
      running: 'Postfix is running',
      asleep: 'Postfix is asleep',
      stopped: 'Postfix is stopped',
      unknown: 'Whether Postfix is running cannot be seen',
    },
    queue: (total: number) =>
      total === 0
        ? 'no mail is waiting'
        : `${total === 1 ? '1 message' : `${total} messages`} waiting`,
    event: {
      sent: 'delivered',
      deferred: 'has to wait',
      'soft-bounced': 'has to wait',
      bounced: 'came back',
      expired: 'came back, after waiting too long',
      rejected: 'not accepted',
      'service-dying': 'a delivery service died',
      'service-throttled': 'a delivery service fails again and again',
      'transport-unavailable': 'a delivery service cannot be reached',
      'map-unavailable': 'a table cannot be read',
      'master-start': 'Postfix started',
      'master-reload': 'Postfix read its configuration again',
      'master-stop': 'Postfix ended',
      error: 'Postfix reports an error',
      fatal: 'a part of Postfix gave up',
      panic: 'a part of Postfix failed badly',
    },
    over: {
      'log-unseen': 'The mail log can be read again',
      'queue-unseen': 'The queue can be read again',
      'memory-unwritten': 'Postbar can write down again what it sees',
      'memory-broken': 'Postbar knows a whole day again',
    },
  },
  held: {
    title: 'On hold',
    detail: 'Not sent until you release them',
  },
  unexplained: {
    title: 'Waiting for the first try',
    detail: 'Postfix has not said anything about these yet',
  },
};
