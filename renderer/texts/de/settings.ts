import type { settings as pattern } from '../en/settings.ts';

export const settings: typeof pattern = {
  windowTitle: 'Einstellungen',
  tabs: { general: 'Allgemein', notifications: 'Mitteilungen', postfix: 'Postfix', help: 'Hilfe' },

  trouble: {
    broken: (file, movedTo) =>
      `Ihre Einstellungen waren nicht zu verstehen, deshalb ist Postbar mit seinen Standardeinstellungen gestartet. Die alte Datei liegt jetzt in ${movedTo}; ${file} wird neu geschrieben.`,
    stuck: (file) =>
      `Ihre Einstellungen in ${file} waren nicht zu verstehen, und Postbar konnte die Datei nicht beiseitelegen. Es macht mit den Standardeinstellungen weiter und sichert keine neuen, bis die Datei sich verschieben lässt.`,
    unreadable: (file, reason) =>
      `Ihre Einstellungen in ${file} ließen sich nicht lesen (${reason}), deshalb macht Postbar mit den Standardeinstellungen weiter. Die Datei bleibt, wie sie ist; wenn Sie etwas einstellen, bleibt sie neben der neuen liegen.`,
  },

  login: 'Postbar bei der Anmeldung öffnen',
  loginHint: 'Es startet als Symbol, ohne Fenster',
  loginApproval:
    'macOS hat das noch nicht erlaubt: Schalten Sie Postbar unter Allgemein › Anmeldeobjekte & Erweiterungen ein',
  openSystemSettings: 'Systemeinstellungen öffnen …',
  count: 'Zahl der wartenden Nachrichten zeigen',
  countHint: 'Neben dem Symbol in der Menüleiste',
  language: 'Sprache',
  languages: { system: 'Wie im System', en: 'English', de: 'Deutsch' },

  shortcut: 'Panel aus jeder App öffnen',
  shortcutHint: 'Tasten, die in jeder App wirken',
  shortcutNone: 'Tasten festlegen …',
  shortcutPress: 'Tasten drücken …',
  shortcutHelp: 'Mit ⌘, ⌃ oder ⌥. Escape lässt alles, wie es ist.',
  shortcutClear: 'Keine Tasten',
  shortcutTaken:
    'Eine andere App hat diese Tasten, sie öffnen Postbar deshalb nicht. Wählen Sie andere.',
  keyNames: { Command: 'Befehl', Control: 'Control', Alt: 'Wahl', Shift: 'Umschalt' },

  updates: 'Nach neuen Versionen suchen',
  channels: { off: 'Nie', stable: 'Fertige', beta: 'Auch unfertige' },
  updatesHint: 'Beim Start und einmal am Tag; installiert wird beim Beenden',
  updatesNone: 'Diese Kopie von Postbar weiß nicht, wo es neue gibt',

  terminal: 'Terminal',
  terminalHint: 'Mit dieser Zeile steht Ihnen der Befehl postbar zur Verfügung, ohne Passwort:',
  copy: 'Kopieren',
  copied: 'Kopiert',
  move: 'Postbar liegt nicht in „Programme“',
  moveHint: 'Dort startet es mit dem Mac und bleibt aktuell',
  moveButton: 'In „Programme“ bewegen',

  tell: 'Mitteilen, wenn',
  kinds: {
    bounced: 'E-Mails zurückgekommen sind',
    waiting: 'E-Mails lange warten, oder viele',
    stopped: 'Postfix angehalten ist oder nicht zustellen kann',
  },
  longWait: 'Was lange ist',
  muchMail: 'Was viele sind',
  hours: (count) => (count === 1 ? '1 Stunde' : `${count} Stunden`),
  messages: (count) => `${count.toLocaleString('de')} Nachrichten`,
  quiet: 'Ruhezeit',
  quietHint: 'Was dann geschieht, wird danach mitgeteilt',
  from: 'Von',
  to: 'Bis',
  test: 'Ausprobieren',
  testHint: 'Zeigt jetzt eine Mitteilung',
  testButton: 'Test senden',
  testShown: 'Gesendet. Wenn Sie nichts gesehen haben, ist vielleicht ein Fokus aktiv.',
  testRefused: 'Das System hat sie nicht gezeigt. Erlauben Sie Postbar dort Mitteilungen.',

  which: 'Welches Postfix Postbar betreut',
  automatic: 'Das auf diesem Computer verwendete',
  automaticHint: 'Postbar findet es selbst',
  origins: {
    chosen: 'Ein Ordner, den Sie gewählt haben',
    default: 'Das des Systems',
    'os-x-server': 'Das von OS X Server',
    homebrew: 'Das von Homebrew',
    macports: 'Das von MacPorts',
    instance: 'Eine eigene Instanz',
  },
  version: (version) => `Postfix ${version}`,
  nowInUse: 'jetzt betreut',
  otherFolder: 'Anderer Ordner …',
  noneFound: 'Auf diesem Computer wurde kein Postfix gefunden.',
  chosenHelp:
    'Wählen Sie in den Einstellungen ein anderes, oder stellen Sie seine Konfiguration wieder her.',
  chosenGone: 'Nicht mehr da',

  report: 'Bericht für jemanden, der Ihnen hilft',
  reportHint:
    'Was die Diagnose gefunden hat, und die Einstellungen, auf die es ankommt. E-Mail-Adressen und Ihre eigenen IP-Adressen sind unkenntlich gemacht; lesen Sie den Bericht, bevor Sie ihn weitergeben.',
  reportCopy: 'Kopieren',
  reportSave: 'Sichern …',
  reportWorking: 'Wird untersucht …',
  reportCopied: 'Der Bericht ist in der Zwischenablage.',
  reportSaved: 'Der Bericht ist gesichert.',

  remove: 'Postbar entfernen',
  removeHint: 'Lassen Sie Postbar zuerst zurücknehmen, was es an Postfix geändert hat.',
  removeButton: 'Alles zurücknehmen …',
  removeAsk: {
    title: 'Alles zurücknehmen, was Postbar geändert hat?',
    text: (count) =>
      count === 0
        ? 'Es gilt keine Änderung von Postbar mehr. Was es von früheren aufbewahrt hat, wird entfernt.'
        : count === 1
          ? 'Eine Änderung wird zurückgenommen, und die Dateien von Postfix sind wie vorher. Was Postbar davon aufbewahrt hat, wird entfernt.'
          : `${count} Änderungen werden zurückgenommen, die neueste zuerst, und die Dateien von Postfix sind wie vorher. Was Postbar davon aufbewahrt hat, wird entfernt.`,
    nothing: 'Postbar hat an Postfix nichts geändert, also wird nichts zurückgenommen.',
    edited: (names) =>
      `Wo jemand die Dateien von Postfix inzwischen bearbeitet hat, werden nur Postbars eigene Regeln ausgeschaltet: ${names}.`,
    password: (count) =>
      count === 1
        ? 'Sie werden einmal nach Ihrem Passwort gefragt.'
        : `Sie werden ${count}-mal nach Ihrem Passwort gefragt, einmal für jedes Postfix.`,
    cancel: 'Abbrechen',
    confirm: 'Zurücknehmen',
    working: 'Wird zurückgenommen …',
  },
  removed: 'Zurückgenommen',
  left: 'Nicht Byte für Byte zurückgenommen, weil diese Dateien inzwischen bearbeitet wurden',
  remains: 'Was noch da ist',

  about: (version) => `Postbar ${version}`,
  private:
    'Postbar sendet niemandem etwas: keine Zahlen, keine Berichte, keine Adressen. Die Diagnose fragt das DNS, wie Postfix es tut; nach neuen Versionen wird nur gesucht, wenn Sie es möchten.',
  failed: 'Nicht geändert',
};
