import type { ActivityCounts } from '../../../preload/contract.ts';

export const activity = {
  title: 'Last 24 hours',
  totals: {
    sent: (count: string) => `${count} sent`,
    deferred: (count: string) => `${count} delayed`,
    bounced: (count: string) => `${count} returned`,
  },
  chart: ({ sent, deferred, bounced }: ActivityCounts, busiest: string) =>
    `Chart of the last 24 hours: ${sent} messages sent, ${deferred} delayed, ${bounced} returned. Busiest around ${busiest}.`,
  empty: 'No mail in the last 24 hours',
  bucket: (time: string, { sent, deferred, bounced }: ActivityCounts) =>
    `${time}: ${sent} sent, ${deferred} delayed, ${bounced} returned`,
};
