/** What only the command line says. */
export const cli = {
  noPostfix: (configDir: string | undefined) =>
    configDir
      ? `There is no Postfix configuration in ${configDir}.`
      : 'No Postfix was found on this machine. Name its configuration with --config-dir and its commands with --command-dir.',
  noRules: 'No mail is sent over IPv4 by rule. Try: postbar ipv4 on gmail.com',
  noHistory: 'Postbar has changed nothing here.',
  changeState: { undone: 'taken back', unfinished: 'cut short' },
  state: {
    running: 'running',
    asleep: 'asleep until there is mail, as usual on a Mac',
    stopped: 'stopped',
    unknown: 'running or not: this user may not find out',
  },
  alsoFound: (configDir: string) => `also found: ${configDir} (choose it with --config-dir)`,
};
