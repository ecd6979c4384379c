import type { doctor as pattern } from '../en/doctor.ts';

export const doctor: typeof pattern = {
  windowTitle: 'Diagnose',
  title: (count) =>
    count === 0
      ? 'Nichts zu beanstanden'
      : count === 1
        ? '1 Sache braucht Aufmerksamkeit'
        : `${count} Dinge brauchen Aufmerksamkeit`,
  looked: (when) => `Nachgesehen: ${when}`,
  again: 'Erneut nachsehen',
  lookingAgain: 'Wird nachgesehen …',
  stop: 'Anhalten',
  stopped:
    'Die Untersuchung wurde angehalten, bevor sie fertig war; es gibt noch nichts zu zeigen. „Erneut nachsehen“ beginnt von vorn.',
  looking:
    'Postbar sieht sich die Konfiguration, die Warteschlange und das Protokoll an und fragt das DNS nach diesem Server. Es wird nichts geändert. Wo etwas nicht antwortet, dauert es eine Weile.',
  healthy:
    'Postbar hat sich die Konfiguration, die Warteschlange und das Protokoll angesehen und nichts gefunden, was zu beheben wäre.',
  failed: 'Postbar konnte nicht alles ansehen',
  severities: { bad: 'Störung', attention: 'Warnung', info: 'Gut zu wissen' },
  more: (count) =>
    count === 1 ? '1 weiteres in der Diagnose' : `${count} weitere in der Diagnose`,
  open: 'Diagnose öffnen',
  outside: {
    title: 'Was die Welt von diesem Server sieht',
    fine: (count, isAll) =>
      isAll
        ? 'Alles in Ordnung'
        : count === 1
          ? '1 Punkt ist in Ordnung'
          : `${count} weitere Punkte sind in Ordnung`,
    states: { fine: 'In Ordnung', trouble: 'Nicht in Ordnung', unknown: 'Nicht bekannt' },
    copyText: 'Text kopieren',
    copyRecord: 'Eintrag kopieren',
  },
  report: {
    title: 'Hilft Ihnen jemand?',
    text: 'Der Bericht enthält das alles als reinen Text. Von E-Mail-Adressen bleibt nur die Domain, und die eigenen Adressen dieses Servers sind unkenntlich gemacht.',
    copy: 'Bericht kopieren',
  },
  copy: 'Kopieren',
  copied: 'Kopiert',
};
