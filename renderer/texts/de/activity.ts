import type { activity as pattern } from '../en/activity.ts';

export const activity: typeof pattern = {
  title: '24 Stunden',
  totals: {
    sent: (count) => `${count} gesendet`,
    deferred: (count) => `${count} verzögert`,
    bounced: (count) => `${count} zurück`,
  },
  chart: ({ sent, deferred, bounced }, busiest) =>
    `Diagramm der letzten 24 Stunden: ${sent} gesendet, ${deferred} verzögert, ${bounced} zurückgekommen. Am meisten los war gegen ${busiest}.`,
  empty: 'Keine E-Mails in den letzten 24 Stunden',
  bucket: (time, { sent, deferred, bounced }) =>
    `${time}: ${sent} gesendet, ${deferred} verzögert, ${bounced} zurück`,
};
