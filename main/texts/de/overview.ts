import type { overview as pattern } from '../en/overview.ts';

const messages = (count: number) =>
  count === 1 ? '1 Nachricht' : `${count.toLocaleString('de')} Nachrichten`;

export const overview: typeof pattern = {
  loading: { title: 'Postfix wird gesucht …', detail: 'Das dauert einen Augenblick' },
  chosenGone: (folder) => ({
    title: 'Das Postfix, das Sie gewählt haben, ist nicht da',
    detail: `In ${folder} liegt keine Konfiguration mehr. Wählen können Sie in den Einstellungen.`,
  }),
  noPostfix: {
    title: 'Kein Postfix gefunden',
    detail: 'Postbar kümmert sich um ein Postfix auf diesem Computer',
  },
  unreadable: (reason) => ({ title: 'Postfix ließ sich nicht lesen', detail: reason }),
  broken: (name) => ({
    title: `${name} geht nicht über IPv4`,
    detail: 'Die Regel dafür ist defekt. Unten lässt sie sich reparieren.',
  }),
  seeBelow: 'Was zu tun ist, steht unten',
  stopped: {
    title: 'Postfix ist angehalten',
    detail: 'E-Mails warten, bis jemand es startet',
  },
  returned: (count, waiting) => ({
    title: count === 1 ? '1 Nachricht kam zurück' : `${messages(count)} kamen zurück`,
    detail: waiting > 0 ? `${messages(waiting)} warten` : 'Alles andere wird zugestellt',
  }),
  waiting: (count) => ({
    title: count === 1 ? '1 Nachricht wartet' : `${messages(count)} warten`,
    detail: 'Postfix versucht es von selbst wieder',
  }),
  asleep: {
    title: 'Postfix schläft',
    detail: 'Das ist auf einem Mac normal: Es wacht auf, wenn es etwas zu senden gibt',
  },
  fine: (names) => ({
    title: 'Alles in Ordnung',
    detail:
      names.length === 0
        ? 'Postfix läuft'
        : names.length === 1
          ? `${names[0]} geht über IPv4`
          : `${names.length} Domains gehen über IPv4`,
  }),
};
