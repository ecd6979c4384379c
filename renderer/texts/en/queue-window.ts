import type { QueueName } from '../../../preload/contract.ts';

const messages = (count: number) =>
  count === 1 ? '1 message' : `${count.toLocaleString('en')} messages`;

const states: Record<QueueName, string> = {
  active: 'Being sent now',
  incoming: 'Just arrived',
  deferred: 'Waiting for the next try',
  hold: 'On hold',
  maildrop: 'Not picked up yet',
};

export const queueWindow = {
  windowTitle: 'Queue',
  loading: 'Reading the queue…',
  title: (count: number) =>
    count === 0
      ? 'Nothing is waiting'
      : count === 1
        ? '1 message is waiting'
        : `${count.toLocaleString('en')} messages are waiting`,
  matching: (count: number) => `${messages(count)} shown`,
  checked: (when: string) => `Checked ${when}`,
  check: 'Check again',
  checking: 'Checking…',
  tooMany: (held: number) =>
    `The queue is larger than this list: it shows the first ${messages(held)} that Postfix names. The numbers at the top count all of them.`,

  search: 'Search',
  why: 'Why',
  to: 'To',
  state: 'State',
  anyCause: 'Every reason',
  anyDomain: 'Every domain',
  anyState: 'Every state',
  thisCause: 'This reason',
  option: (name: string, count: number) => `${name} (${count.toLocaleString('en')})`,
  states,

  list: 'Messages',
  columns: {
    recipient: 'To',
    sender: 'From',
    reason: 'Why it waits',
    arrival: 'Arrived',
    size: 'Size',
  },
  more: (count: number) => `+ ${count.toLocaleString('en')}`,
  postfixItself: 'Postfix itself (a report)',
  nobody: 'Nobody',

  empty: {
    title: 'Nothing is waiting',
    text: 'Every message has been handed on. New ones appear here by themselves.',
  },
  noMatch: {
    title: 'No message matches',
    text: 'Messages are waiting, but none is like that.',
    all: 'Show all',
  },
  asleep: {
    title: 'Postfix is asleep',
    text: 'That is normal on a Mac: Postfix wakes up when there is mail to send, and goes back to sleep. Its queue can be seen while it is awake.',
  },
  stopped: 'Postfix is stopped',
  failed: 'The queue cannot be shown',
  again: 'Try again',

  selected: (count: number) => `${messages(count)} selected`,
  noneSelected: 'Select messages to do something with them',
  actions: {
    retry: 'Try to send now',
    hold: 'Hold',
    release: 'Release',
    requeue: 'Put in queue again',
    delete: 'Delete…',
  },
  hints: {
    retry: 'Postfix tries to deliver them at once instead of waiting for its next round',
    hold: 'They stay in the queue and are not sent until you release them',
    release: 'What was on hold may be sent again',
    requeue: 'Addresses and routes are looked up anew, as for new mail',
    delete: 'They are lost for good',
  },
  acting: 'Enter your password if you are asked for it',
  working: 'One moment…',
  retrying: 'Asking Postfix to try again…',

  deletion: {
    title: (count: number) => `Delete ${messages(count)}?`,
    text: (count: number): string =>
      count === 1
        ? 'It is lost for good: the recipient never gets it, and the sender is not told. This cannot be undone.'
        : 'They are lost for good: the recipients never get them, and the senders are not told. This cannot be undone.',
    one: (from: string, to: string) => ({ to: `To ${to}`, from: `from ${from}` }),
    others: (count: number) => `and ${messages(count)} more`,
    cancel: 'Cancel',
    confirm: 'Delete',
  },

  details: 'Details',
  nothingLookedAt: 'Select a message to see why it waits.',
  manySelected: 'Select a single message to see why it waits.',
  recipients: (count: number): string => (count === 1 ? 'Recipient' : 'Recipients'),
  otherRecipients: (count: number) => `and ${count.toLocaleString('en')} more`,
  notTried: {
    title: 'No reason is known',
    text: 'Postfix has not tried to deliver it yet, or gave no reason.',
  },
  onHold: {
    title: 'On hold',
    text: 'It stays in the queue until somebody releases it.',
  },
  facts: { from: 'From', arrived: 'Arrived', size: 'Size', id: 'Queue id', state: 'State' },
  postfixWords: 'What Postfix says',

  message: {
    show: 'Show the message…',
    hint: 'You may be asked for your password: only an administrator may read queued mail.',
    title: 'Message',
    asking: 'Enter your password if you are asked for it',
    headers: 'Headers',
    body: 'Text',
    emptyBody: 'It has no text.',
    truncated: 'It goes on; only the beginning is shown.',
    close: 'Close',
  },
};
