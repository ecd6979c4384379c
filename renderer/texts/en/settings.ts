const hours = (count: number) => (count === 1 ? '1 hour' : `${count} hours`);

export const settings = {
  windowTitle: 'Settings',
  tabs: { general: 'General', notifications: 'Notifications', postfix: 'Postfix', help: 'Help' },

  trouble: {
    broken: (file: string, movedTo: string) =>
      `Your settings could not be understood, so Postbar started with its own. The old file is kept as ${movedTo}; ${file} will be written anew.`,
    stuck: (file: string) =>
      `Your settings in ${file} could not be understood, and Postbar could not set the file aside. It goes on with its own settings and keeps no new ones until the file can be moved.`,
    unreadable: (file: string, reason: string) =>
      `Your settings in ${file} could not be read (${reason}), so Postbar goes on with its own. The file stays as it is; if you change a setting, it is kept beside the new one.`,
  },

  login: 'Open Postbar at login',
  loginHint: 'It starts as an icon, without a window',
  loginApproval:
    'macOS has not allowed this yet: switch Postbar on under General › Login Items & Extensions',
  openSystemSettings: 'Open System Settings…',
  count: 'Show the number of waiting messages',
  countHint: 'Beside the icon in the menu bar',
  language: 'Language',
  languages: { system: 'As the system', en: 'English', de: 'Deutsch' },

  shortcut: 'Open the panel from anywhere',
  shortcutHint: 'Keys that work in every app',
  shortcutNone: 'Set keys…',
  shortcutPress: 'Press the keys…',
  shortcutHelp: 'With ⌘, ⌃ or ⌥. Escape leaves it as it is.',
  shortcutClear: 'No keys',
  shortcutTaken: 'Another app has these keys, so they do not open Postbar. Choose others.',
  keyNames: { Command: 'Command', Control: 'Control', Alt: 'Option', Shift: 'Shift' },

  updates: 'Look for newer versions',
  channels: { off: 'Never', stable: 'Finished ones', beta: 'Also unfinished ones' },
  updatesHint: 'At the start and once a day; installed when you quit Postbar',
  updatesNone: 'This copy of Postbar does not know where newer ones are',

  terminal: 'Terminal',
  terminalHint: 'This line makes the command postbar yours, without a password:',
  copy: 'Copy',
  copied: 'Copied',
  move: 'Postbar is not in your Applications folder',
  moveHint: 'There it can start at login and stay up to date',
  moveButton: 'Move to Applications',

  tell: 'Tell me when',
  kinds: {
    bounced: 'Mail came back',
    waiting: 'Mail waits for long, or much of it',
    stopped: 'Postfix has stopped, or cannot deliver',
  },
  longWait: 'What is long',
  muchMail: 'What is much',
  hours,
  messages: (count: number) => `${count.toLocaleString('en')} messages`,
  quiet: 'Quiet hours',
  quietHint: 'What happens then is told afterwards',
  from: 'From',
  to: 'Until',
  test: 'Try it out',
  testHint: 'Shows one notification now',
  testButton: 'Send a test',
  testShown: 'Sent. If you saw nothing, look whether a Focus is on.',
  testRefused: 'The system did not show it. Allow notifications for Postbar there.',

  which: 'The Postfix to look after',
  automatic: 'The one in use on this computer',
  automaticHint: 'Postbar finds it by itself',
  origins: {
    chosen: 'A folder you chose',
    default: 'The system’s own',
    'os-x-server': 'OS X Server’s',
    homebrew: 'Homebrew’s',
    macports: 'MacPorts’',
    instance: 'An instance of its own',
  },
  version: (version: string) => `Postfix ${version}`,
  nowInUse: 'in use now',
  otherFolder: 'Other folder…',
  noneFound: 'No Postfix was found on this computer.',
  chosenHelp: 'Choose another one in the settings, or put its configuration back.',
  chosenGone: 'Not there any more',

  report: 'Report for someone who helps you',
  reportHint:
    'What the doctor found and the settings that matter. Mail addresses and your own IP addresses are masked; read it before you pass it on.',
  reportCopy: 'Copy',
  reportSave: 'Save…',
  reportWorking: 'Examining…',
  reportCopied: 'The report is on the clipboard.',
  reportSaved: 'The report is saved.',

  remove: 'Remove Postbar',
  removeHint: 'First let Postbar take back what it has changed in Postfix.',
  removeButton: 'Take everything back…',
  removeAsk: {
    title: 'Take back everything Postbar has changed?',
    text: (count: number) =>
      count === 0
        ? 'No change of Postbar’s is in place any more. What it kept of earlier ones is removed.'
        : count === 1
          ? 'One change is taken back, and Postfix’s files are as they were before. What Postbar kept of it is removed.'
          : `${count} changes are taken back, the newest first, and Postfix’s files are as they were before. What Postbar kept of them is removed.`,
    nothing: 'Postbar has changed nothing in Postfix, so nothing is taken back.',
    edited: (names: string) =>
      `Where somebody edited Postfix’s files since, only Postbar’s own rules are switched off: ${names}.`,
    password: (count: number) =>
      count === 1
        ? 'You will be asked for your password once.'
        : `You will be asked for your password ${count} times, once for each Postfix.`,
    cancel: 'Cancel',
    confirm: 'Take back',
    working: 'Taking back…',
  },
  removed: 'Taken back',
  left: 'Not taken back byte for byte, because these files were edited since',
  remains: 'What is still there',

  about: (version: string) => `Postbar ${version}`,
  private:
    'Postbar sends nothing to anybody: no numbers, no reports, no addresses. The doctor asks DNS, as Postfix does; newer versions are looked for only if you want it.',
  failed: 'Not changed',
};
