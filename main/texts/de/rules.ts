import type { rules as english } from '../en/rules.ts';

export const rules: typeof english = {
  domainFault: {
    empty: 'Geben Sie eine Domain ein, zum Beispiel gmail.com.',
    'too-long':
      'Dieser Name ist für eine Domain zu lang (höchstens 253 Zeichen, 63 zwischen zwei Punkten).',
    'an-address':
      'Das ist eine E-Mail-Adresse. Geben Sie nur ein, was hinter dem @ steht, zum Beispiel gmail.com.',
    'an-ip-address':
      'Das ist eine IP-Adresse. Postbar braucht den Namen der Domain, zum Beispiel gmail.com.',
    'not-a-name':
      'Das ist kein Domainname. Erlaubt sind Buchstaben, Ziffern, Bindestriche und Punkte, zum Beispiel gmail.com.',
    'one-label': 'Eine Domain hat mindestens einen Punkt, zum Beispiel gmail.com.',
  },
  unknownProvider: (name) =>
    `Postbar kennt den Anbieter „${name}“ nicht. Versuchen Sie provider:google, oder nennen Sie eine Domain.`,
  nothingNamed: 'Nennen Sie mindestens eine Domain, zum Beispiel gmail.com.',

  problem: {
    'service-missing': (evidence) =>
      `Den genannten Zustelldienst „${evidence}“ gibt es nicht; diese E-Mails können nicht hinaus.`,
    chroot: () =>
      'Der Zustelldienst läuft in einem Chroot ohne die nötigen Dateien und scheitert an jeder Nachricht. In der Chroot-Spalte muss n stehen.',
    'bad-option': () =>
      'Der Zustelldienst hat eine Option mit Leerzeichen um das Gleichheitszeichen. Postfix weist sie zurück, und der Dienst stirbt bei jedem Start.',
    'wrong-protocols': () => 'Der Zustelldienst beschränkt sich nicht auf IPv4.',
    'only-prefers': () =>
      'Der Zustelldienst bevorzugt IPv4 nur. Ein Teil der E-Mails geht weiter über IPv6 und wird abgelehnt.',
    'ipv6-interface': () =>
      'Postfix soll auf einer IPv6-Adresse lauschen; ein Dienst, der nur IPv4 kennt, stirbt daran.',
    'database-missing': (evidence) =>
      `Die Tabelle ${evidence} wurde nie mit postmap erzeugt. Bis dahin geht keine einzige E-Mail hinaus.`,
    'database-stale': (evidence) =>
      `Die Tabelle ${evidence} wurde bearbeitet, aber nicht mit postmap neu erzeugt. Postfix kennt die letzten Einträge nicht.`,
    'map-type-unsupported': (evidence) =>
      `Dieses Postfix kann die Tabelle ${evidence} nicht lesen. Bis das behoben ist, geht keine einzige E-Mail hinaus.`,
    'map-not-named': () =>
      'Die main.cf von Postfix nennt Postbars Tabelle nicht mehr; die Regel wirkt nicht.',
    'filter-not-named': () =>
      'Die main.cf von Postfix nennt Postbars Filter nicht mehr; die Regel wirkt nicht.',
    'filter-incomplete': () => 'Einige Mailserver dieses Anbieters sind noch nicht erfasst.',
  },
  gone: 'Postbar hatte diese Regel gesetzt, und in Postfix’ Dateien steht sie nicht mehr. Ein Systemupdate stellt manchmal die ursprünglichen Dateien wieder her.',
  conflict: {
    'routed-elsewhere': (domain, evidence, where) =>
      `E-Mails an ${domain} haben schon einen eigenen Weg: „${evidence}“ in ${where}. Postbar setzt sich nicht darüber hinweg. Entfernen Sie zuerst diesen Eintrag, wenn Sie hier IPv4 möchten.`,
    'local-domain': (domain, _evidence, where) =>
      `E-Mails an ${domain} werden auf diesem Rechner selbst zugestellt (${where}). Eine IPv4-Regel würde sie wegschicken.`,
  },
  obstacle: {
    'too-old': () =>
      'Dieses Postfix ist zu alt, um von Postbar geändert zu werden: Nötig ist Version 2.11 oder neuer.',
    'no-smtp-service': (evidence) =>
      `In der master.cf von Postfix fehlt der übliche Zustelldienst „${evidence}“, aus dem einer für IPv4 entstehen könnte.`,
    'service-name-taken': (evidence) =>
      `In der master.cf von Postfix gibt es schon einen Dienst „${evidence}“, der etwas anderes tut. Postbar lässt ihn in Ruhe.`,
    outside: (evidence) =>
      `Die Regel steht in ${evidence}, außerhalb des Konfigurationsordners von Postfix. Dort ändert Postbar nichts; bearbeiten Sie die Datei selbst.`,
    'filter-in-use': (evidence) =>
      `smtp_dns_reply_filter wird schon benutzt (${evidence}). Postbar ersetzt das nicht.`,
    'no-filter': () =>
      'Dieses Postfix kann einen Anbieter nicht als Ganzes behandeln: Das geht ab Version 3.0. Nehmen Sie stattdessen die einzelnen Domains.',
  },
  unreadable: (complaint) =>
    `Postfix kann seine Konfiguration selbst nicht lesen; Postbar ändert nichts: ${complaint}`,

  warning: {
    relayhost: (relay) =>
      `Ihre E-Mails gehen über das Relay ${relay}. Die Regel bedeutet dann: Der Weg zu diesem Relay geht über IPv4. Was danach geschieht, bestimmt das Relay.`,
    'sender-relayhost': () =>
      'Einige Ihrer Absender haben eigene Relays (sender_dependent_relayhost_maps). E-Mails an diese Domains nehmen sie nicht mehr.',
    'already-ipv4': () =>
      'Postfix benutzt ohnehin nur IPv4. Die Regel schadet nicht, ändert aber nichts.',
    'map-not-read': (evidence) =>
      `Postbar konnte nicht in die Tabelle ${evidence} sehen und weiß nicht, ob dort ein Weg für diese Domains steht.`,
    'not-running': () =>
      'Postfix läuft nicht. Die Änderung ist gespeichert und gilt ab dem nächsten Start.',
    asleep: () =>
      'Postfix schläft, wie auf einem Mac üblich. Die Änderung ist gespeichert und gilt, sobald die nächste E-Mail es weckt.',
    recovered: () =>
      'Eine frühere Änderung war abgebrochen worden. Sie wurde zuerst zurückgenommen.',
  },

  title: {
    on: (names) => `E-Mails an ${names} über IPv4 senden`,
    off: (names) => `E-Mails an ${names} wieder beide Wege lassen`,
    undo: (title) => `Zurücknehmen: ${title}`,
    unknown: 'Eine Änderung',
  },
  step: {
    rules: {
      added: 'Eine Datei mit den Regeln kommt hinzu',
      changed: 'Die Datei mit den Regeln wird geändert',
      removed: 'Die Datei mit den Regeln wird entfernt',
    },
    file: {
      added: 'Eine Datei kommt hinzu',
      changed: 'Eine Datei wird geändert',
      removed: 'Eine Datei wird entfernt',
    },
    setting: {
      added: (count) =>
        count === 1
          ? 'In main.cf kommt eine Einstellung hinzu'
          : `In main.cf kommen ${count} Einstellungen hinzu`,
      changed: (count) =>
        count === 1
          ? 'In main.cf wird eine Einstellung geändert'
          : `In main.cf werden ${count} Einstellungen geändert`,
      removed: (count) =>
        count === 1
          ? 'In main.cf fällt eine Einstellung weg'
          : `In main.cf fallen ${count} Einstellungen weg`,
    },
    settings: 'Die Einstellungen von Postfix werden geändert',
    ipv4Service: {
      added: 'Ein Zustelldienst kommt hinzu, der nur IPv4 nutzt',
      changed: 'Der Zustelldienst, der nur IPv4 nutzt, wird neu eingerichtet',
      removed: 'Der Zustelldienst, der nur IPv4 nutzt, wird entfernt',
    },
    service: {
      added: 'Ein Zustelldienst kommt hinzu',
      changed: 'Ein Zustelldienst wird neu eingerichtet',
      removed: 'Ein Zustelldienst wird entfernt',
    },
    services: 'Die Zustelldienste von Postfix werden geändert',
    inMasterCf: (names) => `${names} in master.cf`,
    databaseBuilt: 'Die Nachschlagetabelle wird erzeugt',
    forgotten: 'Postbar sucht diese Regel nicht mehr',
    forgottenDetail: 'Die Dateien von Postfix bleiben, wie sie sind',
    reload: 'Postfix wird geprüft und neu geladen',
    reloadDetail: 'Wenn etwas scheitert, wird alles zurückgesetzt',
    saved: 'Postfix wird geprüft; es liest die Änderung beim nächsten Start',
  },
  result: {
    on: (names) =>
      `E-Mails an ${names} gehen jetzt über IPv4. Was vorher zurückkam, wird nicht von selbst noch einmal gesendet.`,
    off: (names) => `E-Mails an ${names} gehen wieder über IPv4 oder IPv6, wie Postfix es wählt.`,
    undone: 'Alles ist wieder, wie es war, Byte für Byte.',
    alreadyOn: (names) => `E-Mails an ${names} gehen schon über IPv4. Es wurde nichts geändert.`,
    alreadyOff: (names) => `Für ${names} gibt es keine IPv4-Regel. Es wurde nichts geändert.`,
    nothingToUndo: 'Es gibt keine Änderung, die zurückzunehmen wäre.',
    wouldChange: 'Das würde sich ändern. Noch wurde nichts geändert.',
  },
  error: {
    'changed-meanwhile': (detail) =>
      `${detail} wurde inzwischen von jemand anderem geändert. Es wurde nichts geändert; sehen Sie sich die Vorschau noch einmal an.`,
    'rolled-back': () => 'Postfix hat die Änderung nicht angenommen; alles ist wieder, wie es war.',
    'check-failed': () => 'Postfix würde die Änderung nicht annehmen; nichts wurde angerührt.',
    unsafe: (detail) =>
      `Postbar ändert diese Konfiguration nicht als root: ${detail}. Sie muss root gehören, und niemand sonst darf darin schreiben.`,
    'odd-folder': (folder) =>
      `Der Konfigurationsordner von Postfix hat ein Leerzeichen, ein Komma oder ein anderes ungewöhnliches Zeichen im Namen: „${folder}“. Postfix fände darin keine Tabelle, darum ändert Postbar nichts. Benennen Sie den Ordner zuerst nur mit einfachen Buchstaben und Ziffern.`,
    busy: () =>
      'Gerade läuft eine andere Änderung. Es wurde nichts geändert; versuchen Sie es gleich noch einmal.',
    cancelled: () => 'Sie haben das Passwortfenster geschlossen. Es wurde nichts geändert.',
    'not-authorized': () =>
      'macOS oder sudo hat die Änderung nicht erlaubt. Es wurde nichts geändert. Nötig ist das Passwort eines Administrators.',
    failed: () => 'Die Änderung war nicht möglich. Nichts ist halb fertig geblieben.',
    'cut-short': () =>
      'Die Änderung wurde unterbrochen. E-Mails gehen weiter hinaus. Nehmen Sie sie jetzt zurück, oder machen Sie Ihre nächste Änderung: Postbar nimmt diese dann zuerst zurück.',
    'unknown-change': () => 'Diese Änderung gibt es nicht.',
    'stale-preview': () =>
      'Diese Vorschau ist zu alt. Sehen Sie sie sich noch einmal an und bestätigen Sie dann.',
  },
};
