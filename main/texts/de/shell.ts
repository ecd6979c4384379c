import type { shell as pattern } from '../en/shell.ts';

export const shell: typeof pattern = {
  openQueue: 'Warteschlange öffnen',
  openDoctor: 'Diagnose …',
  tryNow: 'Jetzt zu senden versuchen',
  tried: 'Wartende E-Mails',
  openSettings: 'Einstellungen …',
  about: 'Über Postbar',
  quit: 'Postbar beenden',
  tooltip: (title) => `Postbar: ${title}`,
  window: {
    panel: 'Postbar',
    queue: 'Warteschlange',
    settings: 'Einstellungen',
    doctor: 'Diagnose',
    welcome: 'Postbar',
  },
  chooseFolder: 'Wählen Sie den Ordner mit der Konfiguration von Postfix (darin liegt main.cf)',
  test: { title: 'Postbar', body: 'Mitteilungen kommen an. Das war ein Test.' },
  errors: {
    badMessage: 'Das Fenster wollte etwas, das Postbar nicht versteht.',
    stranger: 'Das dürfen nur Postbars eigene Fenster.',
    failed: 'Das hat nicht geklappt.',
    notYet: 'Das kann Postbar hier nicht.',
    notMoved: 'Postbar wurde nicht bewegt.',
    notKept: 'Die Einstellung ließ sich nicht sichern, und es wurde nichts geändert.',
    shortcutTaken: 'Eine andere App hat diese Tasten. Wählen Sie andere; es wurde nichts geändert.',
    noPostfixIn: (folder) =>
      `In ${folder} hat kein Postfix seine Konfiguration: In so einem Ordner liegt eine Datei main.cf. Es wurde nichts geändert.`,
  },
};
