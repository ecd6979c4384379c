/** The menu on the icon's right click, and what the shell itself says. */
export const shell = {
  openQueue: 'Open Queue',
  openDoctor: 'Doctor…',
  tryNow: 'Try to Send Now',
  tried: 'Waiting mail',
  checkAgain: 'Check Again',
  about: 'About Postbar',
  quit: 'Quit Postbar',
  tooltip: (title: string) => `Postbar: ${title}`,
  window: { panel: 'Postbar', queue: 'Queue', settings: 'Settings', doctor: 'Doctor' },
  alreadyRunning: {
    title: 'Postbar is already running',
    body: 'Its icon is in the menu bar. If you do not see it, the notch or the menu-bar settings may hide it.',
  },
  test: { title: 'Postbar', body: 'Notifications arrive. This was a test.' },
  errors: {
    badMessage: 'The window asked for something Postbar does not understand.',
    stranger: 'Only Postbar’s own windows may ask for this.',
    failed: 'That did not work.',
    notYet: 'Postbar cannot do that here.',
  },
};
