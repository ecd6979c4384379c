/** The doctor window. */
export const doctor = {
  windowTitle: 'Doctor',
  title: (count: number) =>
    count === 0
      ? 'Nothing to complain about'
      : count === 1
        ? '1 thing needs attention'
        : `${count} things need attention`,
  looked: (when: string) => `Looked ${when}`,
  again: 'Look again',
  lookingAgain: 'Looking…',
  stop: 'Stop',
  stopped:
    'The examination was stopped before it was done, so there is nothing to show yet. “Look again” begins anew.',
  looking:
    'Postbar looks at the configuration, the queue and the log, and asks the DNS about this server. Nothing is changed. Where something does not answer, this takes a while.',
  healthy:
    'Postbar looked at the configuration, the queue and the log, and found nothing that needs mending.',
  failed: 'Postbar could not look at everything',
  severities: { bad: 'Problem', attention: 'Warning', info: 'Good to know' },
  more: (count: number) => (count === 1 ? '1 more in the doctor' : `${count} more in the doctor`),
  open: 'Open the doctor',
  outside: {
    title: 'What the world sees of this server',
    fine: (count: number, isAll: boolean) =>
      isAll
        ? 'All of it is fine'
        : count === 1
          ? '1 thing is fine'
          : `${count} other things are fine`,
    states: { fine: 'Fine', trouble: 'Not in order', unknown: 'Not known' },
    copyText: 'Copy the words',
    copyRecord: 'Copy the record',
  },
  report: {
    title: 'Somebody helps you?',
    text: 'The report has all of this as plain text. Of mail addresses only the domain stays, and this server’s own addresses are masked.',
    copy: 'Copy report',
  },
  copy: 'Copy',
  copied: 'Copied',
};
