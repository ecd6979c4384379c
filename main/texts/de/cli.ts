import type { cli as english } from '../en/cli.ts';

export const cli: typeof english = {
  noPostfix: (configDir) =>
    configDir
      ? `In ${configDir} gibt es keine Postfix-Konfiguration.`
      : 'Auf diesem Rechner wurde kein Postfix gefunden. Nennen Sie seine Konfiguration mit --config-dir und seine Befehle mit --command-dir.',
  noRules: 'Keine Regel schickt E-Mails über IPv4. Versuchen Sie: postbar ipv4 on gmail.com',
  noHistory: 'Postbar hat hier nichts geändert.',
  changeState: { undone: 'zurückgenommen', unfinished: 'abgebrochen' },
  state: {
    running: 'läuft',
    asleep: 'schläft, bis es etwas zu senden gibt, wie auf einem Mac üblich',
    stopped: 'angehalten',
    unknown: 'ob es läuft, darf dieser Benutzer nicht erfahren',
  },
  alsoFound: (configDir) => `auch gefunden: ${configDir} (zu wählen mit --config-dir)`,
};
