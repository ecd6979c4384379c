export const panel = {
  name: 'Postbar',
  loading: 'Looking for Postfix…',
  tones: {
    good: 'All is well',
    attention: 'Needs attention',
    bad: 'Trouble',
    asleep: 'Asleep',
    neutral: 'Status',
  },
  menu: 'More',
  attention: 'Needs attention',
  details: 'Details',
  lessDetails: 'Fewer details',
  evidence: 'Evidence',
  states: { running: 'running', asleep: 'asleep', stopped: 'stopped', unknown: 'state unknown' },
  postfix: (version: string, state: string) => `Postfix ${version} · ${state}`,
  checked: (when: string) => `Checked ${when}`,
  checking: 'Checking…',
  checkNow: 'Check again',
  justNow: 'just now',
  noPostfix: {
    steps: [
      'Postbar looked in the usual places: the system’s own, macOS Server, Homebrew and MacPorts.',
      'Once Postfix is installed, Postbar finds it by itself.',
    ],
    help: 'How to install Postfix',
  },
  failure: {
    text: 'Nothing was changed. Once this is cured, Postbar goes on by itself.',
    again: 'Try again',
  },
};
