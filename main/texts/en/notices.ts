const messages = (count: number) =>
  count === 1 ? '1 message' : `${count.toLocaleString('en')} messages`;

const to = (where: string | undefined) => (where === undefined ? '' : ` to ${where}`);

/** Notifications: what happened, what it means, what to do. */
export const notices = {
  destinations: (first: string, others: number, andMore: boolean) =>
    others === 0
      ? first
      : `${first} and ${andMore ? 'more than ' : ''}${others} other ${others === 1 ? 'domain' : 'domains'}`,
  bounced: (count: number, where: string | undefined) => `${messages(count)}${to(where)} came back`,
  expired: (count: number, where: string | undefined) =>
    `${messages(count)}${to(where)} could not be delivered in time and came back`,
  waiting: (count: number, where: string | undefined) =>
    `${messages(count)}${to(where)} ${count === 1 ? 'has' : 'have'} waited for hours`,
  manyCauses: 'There are several reasons. Postbar shows them one by one.',
  service: (name: string | undefined) => ({
    title:
      name === undefined
        ? 'A delivery service of Postfix does not work'
        : `Postfix’s service ${name} does not work`,
    body: 'It ends as soon as it starts, so mail through it waits. Open Postbar to see why; a change in master.cf or main.cf is the usual cause.',
  }),
  services: {
    title: 'Several of Postfix’s services do not work',
    body: 'They end as soon as they start, so mail through them waits. Open Postbar to see why; a change in master.cf or main.cf is the usual cause.',
  },
  stopped: {
    title: 'Postfix is stopped',
    body: 'No mail is sent or received until somebody starts it. Nothing in the queue is lost.',
  },
  growing: (count: number) => ({
    title: `${messages(count)} are waiting in the queue`,
    body: 'That is more than usual. Open the queue to see what they wait for.',
  }),
  rulesGone: {
    title: 'Your IPv4 rules are gone',
    body: 'Postfix’s files do not have them any more; a system update puts the stock files back now and then. Open Postbar to put them back with one click.',
  },
  refused: {
    title: 'Postbar’s notifications do not appear',
    why: 'The system refused the last one, so you hear of bounces only by looking here. Allow Postbar to notify you: System Settings, Notifications, Postbar.',
  },
};
