const changes = (count: number) => (count === 1 ? 'the one change' : `all ${count} changes`);

/** Taking Postbar's work back before it goes. */
export const uninstall = {
  nothingMade: 'Postbar has changed nothing in Postfix, so there is nothing to take back.',
  takenBack: (count: number) =>
    count === 0
      ? 'Every change was taken back already; what Postbar had kept of them is removed.'
      : `Postbar took ${changes(count)} back. Postfix’s files are byte for byte as they were, and what Postbar had kept is removed.`,
  edited: (names: string) =>
    names === ''
      ? 'Somebody has edited Postfix’s files since Postbar changed them, so Postbar leaves them alone. The files as they were are kept.'
      : `Somebody has edited Postfix’s files since Postbar changed them. So Postbar took out only its own rules (${names}) and left the rest. The files as they were are kept.`,
  orphan: (folder: string) =>
    `Postbar once changed a Postfix that it does not find any more. The files as they were are in ${folder}.`,
  would: 'Would be taken back:',
  wouldRemove: 'Every change was taken back already; what Postbar kept of them would be removed.',
  wouldSwitchOff: (names: string) => `Would only be switched off: ${names}`,
  left: 'Not taken back byte for byte, because these files were edited since:',
  remains: 'What is still there:',
  backups: 'The files as they were before Postbar’s changes',
  app: 'The app itself: quit it and move it to the Trash',
  settings: 'Your settings of Postbar',
};
