/** The first screen, and the one for whoever does not find the icon. */
export const welcome = {
  windowTitle: 'Welcome to Postbar',
  title: 'Welcome to Postbar',
  looking: 'Looking for Postfix…',
  found: (version: string, configDir: string) => `Found Postfix ${version} in ${configDir}`,
  notFound: 'No Postfix was found on this computer. Postbar waits until there is one.',
  others: (count: number) =>
    count === 1
      ? 'There is another one; Settings has the choice.'
      : `There are ${count} others; Settings has the choice.`,
  states: {
    running: 'It is running.',
    asleep: 'It is asleep until there is mail, which is normal on a Mac.',
    stopped: 'It is stopped.',
    unknown: 'Whether it runs, only an administrator may find out.',
  },
  does: 'What Postbar does',
  doing: [
    'Shows in the menu bar how your mail is doing, and says why it waits or came back',
    'Sends mail to the domains you choose over IPv4, where others refuse your IPv6',
    'Can take every change back, byte for byte',
  ],
  doesNot: 'What it does not do',
  notDoing: [
    'It changes nothing before you have seen the change and given your password',
    'It asks for no password just to look',
    'It sends nothing to anybody: no numbers, no reports, no addresses',
  ],
  notDoingAsRoot: [
    'It changes nothing before you have seen the change',
    'It sends nothing to anybody: no numbers, no reports, no addresses',
  ],
  icon: 'Its icon is an envelope in the menu bar.',
  start: 'Start',
  settings: 'Settings…',
};

export const hiddenIcon = {
  windowTitle: 'Postbar is running',
  title: 'Postbar is already running',
  detail: 'Its icon is an envelope in the menu bar. If you do not see it:',
  steps: [
    'Many icons? Those that have no room disappear behind the notch. Quit an app that has one, or hold Command and drag icons out of the bar.',
    'On macOS 26 and later, the system may hide it: switch Postbar on under Menu Bar in System Settings.',
    'A tool that tidies the menu bar may have put it away.',
  ],
  openMenuBarSettings: 'Open Menu Bar settings…',
  instead: 'Until then, everything is here too:',
  panel: 'Overview',
  queue: 'Queue',
  doctor: 'Doctor',
  settings: 'Settings',
};
