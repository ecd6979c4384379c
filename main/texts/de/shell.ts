import type { shell as pattern } from '../en/shell.ts';

export const shell: typeof pattern = {
  openQueue: 'Warteschlange öffnen',
  openDoctor: 'Diagnose …',
  tryNow: 'Jetzt zu senden versuchen',
  tried: 'Wartende Mail',
  checkAgain: 'Erneut prüfen',
  about: 'Über Postbar',
  quit: 'Postbar beenden',
  tooltip: (title) => `Postbar: ${title}`,
  window: {
    panel: 'Postbar',
    queue: 'Warteschlange',
    settings: 'Einstellungen',
    doctor: 'Diagnose',
  },
  alreadyRunning: {
    title: 'Postbar läuft schon',
    body: 'Das Symbol ist in der Menüleiste. Wenn Sie es nicht sehen, verdecken es vielleicht die Kameraaussparung oder die Menüleisten-Einstellungen.',
  },
  test: { title: 'Postbar', body: 'Mitteilungen kommen an. Das war ein Test.' },
  errors: {
    badMessage: 'Das Fenster wollte etwas, das Postbar nicht versteht.',
    stranger: 'Das dürfen nur Postbars eigene Fenster.',
    failed: 'Das hat nicht geklappt.',
    notYet: 'Das kann Postbar hier nicht.',
  },
};
