/** The menu on the icon's right click, and what the shell itself says. */
export const shell = {
  openQueue: 'Open Queue',
  openDoctor: 'Doctor…',
  tryNow: 'Try to Send Now',
  tried: 'Waiting mail',
  openSettings: 'Settings…',
  about: 'About Postbar',
  quit: 'Quit Postbar',
  tooltip: (title: string) => `Postbar: ${title}`,
  window: {
    panel: 'Postbar',
    queue: 'Queue',
    settings: 'Settings',
    doctor: 'Doctor',
    welcome: 'Postbar',
  },
  chooseFolder: 'Choose the folder with the configuration of Postfix (it holds main.cf)',
  test: { title: 'Postbar', body: 'Notifications arrive. This was a test.' },
  errors: {
    badMessage: 'The window asked for something Postbar does not understand.',
    stranger: 'Only Postbar’s own windows may ask for this.',
    failed: 'That did not work.',
    notYet: 'Postbar cannot do that here.',
    notMoved: 'Postbar was not moved.',
    notKept: 'The setting could not be kept, and nothing was changed.',
    shortcutTaken: 'Another app has these keys. Choose others; nothing was changed.',
    noPostfixIn: (folder: string) =>
      `There is no Postfix with its configuration in ${folder}: that folder holds a file main.cf. Nothing was changed.`,
  },
};
