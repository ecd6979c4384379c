import type { hiddenIcon as hiddenPattern, welcome as pattern } from '../en/welcome.ts';

export const welcome: typeof pattern = {
  windowTitle: 'Willkommen bei Postbar',
  title: 'Willkommen bei Postbar',
  looking: 'Postfix wird gesucht …',
  found: (version, configDir) => `Postfix ${version} gefunden, in ${configDir}`,
  notFound: 'Auf diesem Computer wurde kein Postfix gefunden. Postbar wartet, bis es eines gibt.',
  others: (count) =>
    count === 1
      ? 'Es gibt noch eines; wählen können Sie in den Einstellungen.'
      : `Es gibt noch ${count}; wählen können Sie in den Einstellungen.`,
  states: {
    running: 'Es läuft.',
    asleep: 'Es schläft, bis es E-Mails gibt; das ist auf einem Mac normal.',
    stopped: 'Es ist angehalten.',
    unknown: 'Ob es läuft, darf nur ein Administrator herausfinden.',
  },
  does: 'Was Postbar tut',
  doing: [
    'Es zeigt in der Menüleiste, wie es Ihren E-Mails geht, und sagt, warum sie warten oder zurückkamen',
    'Es sendet E-Mails an die Domains, die Sie wählen, über IPv4, wo andere Ihr IPv6 ablehnen',
    'Es kann jede Änderung zurücknehmen, Byte für Byte',
  ],
  doesNot: 'Was es nicht tut',
  notDoing: [
    'Es ändert nichts, bevor Sie die Änderung gesehen und Ihr Passwort eingegeben haben',
    'Es fragt nicht nach einem Passwort, nur um nachzusehen',
    'Es sendet niemandem etwas: keine Zahlen, keine Berichte, keine Adressen',
  ],
  notDoingAsRoot: [
    'Es ändert nichts, bevor Sie die Änderung gesehen haben',
    'Es sendet niemandem etwas: keine Zahlen, keine Berichte, keine Adressen',
  ],
  icon: 'Sein Symbol ist ein Umschlag in der Menüleiste.',
  start: 'Starten',
  settings: 'Einstellungen …',
};

export const hiddenIcon: typeof hiddenPattern = {
  windowTitle: 'Postbar läuft',
  title: 'Postbar läuft schon',
  detail: 'Sein Symbol ist ein Umschlag in der Menüleiste. Wenn Sie es nicht sehen:',
  steps: [
    'Viele Symbole? Die, die keinen Platz haben, verschwinden hinter der Kameraaussparung. Beenden Sie eine App, die eines hat, oder ziehen Sie Symbole bei gedrückter Befehlstaste aus der Leiste.',
    'Ab macOS 26 kann das System es ausblenden: Schalten Sie Postbar in den Systemeinstellungen unter Menüleiste ein.',
    'Ein Programm, das die Menüleiste aufräumt, hat es vielleicht ausgeblendet.',
  ],
  openMenuBarSettings: 'Menüleisten-Einstellungen öffnen …',
  instead: 'Bis dahin ist alles auch hier:',
  panel: 'Überblick',
  queue: 'Warteschlange',
  doctor: 'Diagnose',
  settings: 'Einstellungen',
};
