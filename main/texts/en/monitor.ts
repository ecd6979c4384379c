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
  queueUnreadable: {
    title: 'The queue could not be read',
    detail: 'Postfix did not list it. Postbar tries again by itself.',
  },
  queueNotPermitted: {
    title: 'Postfix does not show this user its queue',
    detail: 'The parameter authorized_mailq_users in main.cf says who may see it.',
  },
  unexplained: {
    title: 'Waiting for the first try',
    detail: 'Postfix has not said anything about these yet',
  },
};
