const messages = (count: number) =>
  count === 1 ? '1 message' : `${count.toLocaleString('en')} messages`;

/** The sentence at the top of the panel, and what it means. */
export const overview = {
  loading: { title: 'Looking for Postfix…', detail: 'This takes a moment' },
  chosenGone: (folder: string) => ({
    title: 'The Postfix you chose is not there',
    detail: `${folder} has no configuration any more. Settings has the choice.`,
  }),
  noPostfix: {
    title: 'No Postfix found',
    detail: 'Postbar looks after a Postfix on this computer',
  },
  unreadable: (reason: string) => ({ title: 'Postfix could not be read', detail: reason }),
  broken: (name: string) => ({
    title: `${name} does not go over IPv4`,
    detail: 'The rule for it is broken. Repair it below.',
  }),
  seeBelow: 'What to do stands below',
  stopped: {
    title: 'Postfix is stopped',
    detail: 'Mail waits until somebody starts it',
  },
  returned: (count: number, waiting: number) => ({
    title: count === 1 ? '1 message came back' : `${messages(count)} came back`,
    detail: waiting > 0 ? `${messages(waiting)} waiting` : 'Everything else is being delivered',
  }),
  waiting: (count: number) => ({
    title: count === 1 ? '1 message is waiting' : `${messages(count)} are waiting`,
    detail: 'Postfix tries again by itself',
  }),
  asleep: {
    title: 'Postfix is asleep',
    detail: 'That is normal on a Mac: it wakes when there is mail to send',
  },
  fine: (names: readonly string[]) => ({
    title: 'All is well',
    detail:
      names.length === 0
        ? 'Postfix is running'
        : names.length === 1
          ? `${names[0]} goes over IPv4`
          : `${names.length} domains go over IPv4`,
  }),
};
