import type { notices as pattern } from '../en/notices.ts';

const messages = (count: number) =>
  count === 1 ? '1 Nachricht' : `${count.toLocaleString('de')} Nachrichten`;

const to = (where: string | undefined) => (where === undefined ? '' : ` an ${where}`);

export const notices: typeof pattern = {
  destinations: (first, others, andMore) =>
    others === 0
      ? first
      : `${first} und ${andMore ? 'mehr als ' : ''}${others} weitere ${others === 1 ? 'Domain' : 'Domains'}`,
  bounced: (count, where) =>
    `${messages(count)}${to(where)} ${count === 1 ? 'kam' : 'kamen'} zurück`,
  expired: (count, where) =>
    `${messages(count)}${to(where)} ${count === 1 ? 'ließ' : 'ließen'} sich nicht rechtzeitig zustellen und ${count === 1 ? 'kam' : 'kamen'} zurück`,
  waiting: (count, where) =>
    `${messages(count)}${to(where)} ${count === 1 ? 'wartet' : 'warten'} seit Stunden`,
  manyCauses: 'Es gibt mehrere Gründe. Postbar zeigt sie einzeln.',
  service: (name) => ({
    title:
      name === undefined
        ? 'Ein Zustelldienst von Postfix arbeitet nicht'
        : `Der Dienst ${name} von Postfix arbeitet nicht`,
    body: 'Er endet, sobald er startet, und E-Mails, die durch ihn gehen, warten. Postbar zeigt, warum; meist liegt es an einer Änderung in master.cf oder main.cf.',
  }),
  services: {
    title: 'Mehrere Dienste von Postfix arbeiten nicht',
    body: 'Sie enden, sobald sie starten, und E-Mails, die durch sie gehen, warten. Postbar zeigt, warum; meist liegt es an einer Änderung in master.cf oder main.cf.',
  },
  stopped: {
    title: 'Postfix ist angehalten',
    body: 'Bis jemand es startet, wird keine E-Mail gesendet oder empfangen. Aus der Warteschlange geht nichts verloren.',
  },
  growing: (count) => ({
    title: `${messages(count)} warten in der Warteschlange`,
    body: 'Das sind mehr als üblich. Die Warteschlange zeigt, worauf sie warten.',
  }),
  rulesGone: {
    title: 'Ihre IPv4-Regeln sind fort',
    body: 'In den Dateien von Postfix stehen sie nicht mehr; ein Systemupdate stellt dort manchmal die ursprünglichen wieder her. In Postbar stellt ein Klick sie wieder her.',
  },
  refused: {
    title: 'Postbars Mitteilungen erscheinen nicht',
    why: 'Das System hat die letzte abgelehnt. Was zurückkommt, sehen Sie also nur hier. Erlauben Sie Postbar Mitteilungen: Systemeinstellungen, Mitteilungen, Postbar.',
  },
};
