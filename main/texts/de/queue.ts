import type { queue as pattern } from '../en/queue.ts';

const messages = (count: number) =>
  count === 1 ? '1 Nachricht' : `${count.toLocaleString('de')} Nachrichten`;

export const queue: typeof pattern = {
  empty: 'Es wartet keine E-Mail.',
  total: (count, size) => `${messages(count)} in der Warteschlange${count > 0 ? `, ${size}` : ''}`,
  queues: {
    active: 'werden gerade gesendet',
    incoming: 'gerade angekommen',
    deferred: 'warten auf den nächsten Versuch',
    hold: 'zurückgehalten',
    maildrop: 'noch nicht abgeholt',
  },
  oldest: (when) => `Älteste von ${when}`,
  domains: 'An',
  causes: 'Warum',
  more: (count) => `… und ${count.toLocaleString('de')} weitere (--limit)`,
  noReason: 'noch nicht versucht, oder ohne Angabe',
  readDirectly: 'Postfix ist angehalten: Das liegt in seiner Warteschlange.',
  done: {
    retry: (count) => `Postfix versucht ${messages(count)} jetzt noch einmal.`,
    hold: (count) => `${messages(count)} zurückgehalten.`,
    release: (count) => `${messages(count)} freigegeben.`,
    requeue: (count) => `${messages(count)} neu in die Warteschlange gestellt.`,
    delete: (count) => `${messages(count)} gelöscht.`,
  },
  gone: (count) =>
    `${messages(count)} nicht mehr in der Warteschlange: inzwischen zugestellt, zurückgegangen oder gelöscht.`,
  unchanged: {
    retry: (count) => `${messages(count)} zurückgehalten: zuerst freigeben.`,
    hold: (count) => `${messages(count)} schon zurückgehalten.`,
    release: (count) => `${messages(count)} nicht zurückgehalten.`,
    requeue: (count) => `${messages(count)} unverändert.`,
    delete: (count) => `${messages(count)} unverändert.`,
  },
  nothing: 'Es gab nichts zu tun.',
  noTarget: 'Nennen Sie die Nachrichten mit ihren Kennungen, oder --domain, oder --all.',
  badCount: 'Die Grenze ist eine Zahl von 0 bis 100000.',
  listingStopped:
    'Postfix ist angehalten und zeigt seine Warteschlange nur, während es läuft. Starten Sie es zuerst.',
  changed: 'Die Warteschlange hat sich inzwischen geändert. Versuchen Sie es noch einmal.',
  truncated: '[der Rest wird nicht gezeigt]',
  errors: {
    stopped:
      'Postfix ist angehalten, also kann jetzt nichts gesendet werden. Starten Sie es zuerst.',
    cancelled: 'Abgebrochen: Es wurde kein Passwort eingegeben und nichts weiter geändert.',
    'not-authorized':
      'Dafür braucht es das Passwort eines Administrators, und hier konnte keines erfragt werden.',
    'not-permitted': 'Postfix erlaubt diesem Benutzer das mit seiner Warteschlange nicht.',
    unreadable: 'Die Warteschlange von Postfix ließ sich nicht lesen.',
    failed: 'Das hat nicht geklappt.',
    gone: 'Diese Nachricht ist nicht mehr in der Warteschlange: zugestellt, zurückgegangen oder gelöscht.',
    'no-command': 'Der Befehl postqueue von Postfix wurde nicht gefunden.',
  },
};
