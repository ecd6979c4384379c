import type { queueWindow as pattern } from '../en/queue-window.ts';

const messages = (count: number) =>
  count === 1 ? '1 Nachricht' : `${count.toLocaleString('de')} Nachrichten`;

export const queueWindow: typeof pattern = {
  windowTitle: 'Warteschlange',
  loading: 'Die Warteschlange wird gelesen …',
  title: (count) =>
    count === 0
      ? 'Nichts wartet'
      : count === 1
        ? '1 Nachricht wartet'
        : `${count.toLocaleString('de')} Nachrichten warten`,
  matching: (count) => `${messages(count)} angezeigt`,
  checked: (when) => `Geprüft ${when}`,
  check: 'Erneut prüfen',
  checking: 'Wird geprüft …',
  tooMany: (held) =>
    `Die Warteschlange ist größer als diese Liste: Sie zeigt die ersten ${messages(held)}, die Postfix nennt. Die Zahl oben zählt alle.`,

  search: 'Suchen',
  why: 'Warum',
  to: 'An',
  state: 'Zustand',
  anyCause: 'Jeder Grund',
  anyDomain: 'Jede Domain',
  anyState: 'Jeder Zustand',
  thisCause: 'Dieser Grund',
  option: (name, count) => `${name} (${count.toLocaleString('de')})`,
  states: {
    active: 'Wird gerade gesendet',
    incoming: 'Gerade angekommen',
    deferred: 'Wartet auf den nächsten Versuch',
    hold: 'Zurückgehalten',
    maildrop: 'Noch nicht abgeholt',
  },

  list: 'Nachrichten',
  columns: {
    recipient: 'An',
    sender: 'Von',
    reason: 'Warum sie wartet',
    arrival: 'Eingang',
    size: 'Größe',
  },
  more: (count) => `+ ${count.toLocaleString('de')}`,
  postfixItself: 'Postfix selbst (ein Bericht)',
  nobody: 'Niemand',

  empty: {
    title: 'Nichts wartet',
    text: 'Jede Nachricht ist weitergegeben. Neue erscheinen hier von selbst.',
  },
  noMatch: {
    title: 'Keine Nachricht passt',
    text: 'Es warten Nachrichten, aber keine passt zur Auswahl.',
    all: 'Alle zeigen',
  },
  asleep: {
    title: 'Postfix schläft',
    text: 'Das ist auf einem Mac normal: Postfix wacht auf, wenn es etwas zu senden gibt, und schläft dann wieder ein. Seine Warteschlange ist zu sehen, während es wach ist.',
  },
  stopped: 'Postfix ist angehalten',
  failed: 'Die Warteschlange lässt sich nicht zeigen',
  again: 'Noch einmal versuchen',

  selected: (count) => `${messages(count)} ausgewählt`,
  noneSelected: 'Wählen Sie Nachrichten aus, um etwas mit ihnen zu tun',
  actions: {
    retry: 'Jetzt zu senden versuchen',
    hold: 'Zurückhalten',
    release: 'Freigeben',
    requeue: 'Neu einreihen',
    delete: 'Löschen …',
  },
  hints: {
    retry: 'Postfix versucht sofort, sie zuzustellen, statt auf seine nächste Runde zu warten',
    hold: 'Sie bleiben in der Warteschlange und werden nicht gesendet, bis Sie sie freigeben',
    release: 'Was zurückgehalten war, darf wieder gesendet werden',
    requeue: 'Adressen und Wege werden neu nachgeschlagen, wie bei neuen E-Mails',
    delete: 'Sie sind endgültig verloren',
  },
  acting: 'Geben Sie Ihr Passwort ein, wenn Sie danach gefragt werden',
  working: 'Einen Moment …',
  retrying: 'Postfix wird um einen neuen Versuch gebeten …',

  deletion: {
    title: (count) => `${messages(count)} löschen?`,
    text: (count) =>
      count === 1
        ? 'Sie ist endgültig verloren: Der Empfänger bekommt sie nie, und der Absender erfährt es nicht. Das lässt sich nicht zurücknehmen.'
        : 'Sie sind endgültig verloren: Die Empfänger bekommen sie nie, und die Absender erfahren es nicht. Das lässt sich nicht zurücknehmen.',
    one: (from, to) => ({ to: `An ${to}`, from: `von ${from}` }),
    others: (count) => `und ${count.toLocaleString('de')} weitere`,
    cancel: 'Abbrechen',
    confirm: 'Löschen',
  },

  details: 'Einzelheiten',
  nothingLookedAt: 'Wählen Sie eine Nachricht aus, um zu sehen, warum sie wartet.',
  manySelected: 'Wählen Sie eine einzelne Nachricht aus, um zu sehen, warum sie wartet.',
  recipients: () => 'Empfänger',
  otherRecipients: (count) => `und ${count.toLocaleString('de')} weitere`,
  notTried: {
    title: 'Es ist kein Grund bekannt',
    text: 'Postfix hat noch nicht versucht, sie zuzustellen, oder keinen Grund genannt.',
  },
  onHold: {
    title: 'Zurückgehalten',
    text: 'Sie bleibt in der Warteschlange, bis jemand sie freigibt.',
  },
  facts: {
    from: 'Von',
    arrived: 'Eingang',
    size: 'Größe',
    id: 'Kennung',
    state: 'Zustand',
  },
  postfixWords: 'Was Postfix sagt',

  message: {
    show: 'Nachricht zeigen …',
    hint: 'Sie werden vielleicht nach Ihrem Passwort gefragt: Nur ein Administrator darf wartende E-Mails lesen.',
    title: 'Nachricht',
    asking: 'Geben Sie Ihr Passwort ein, wenn Sie danach gefragt werden',
    headers: 'Kopfzeilen',
    body: 'Text',
    emptyBody: 'Sie hat keinen Text.',
    truncated: 'Sie geht noch weiter; gezeigt wird nur der Anfang.',
    close: 'Schließen',
  },
};
