import type { ActivityCounts } from '../../../preload/contract.ts';

export const activity = {
  title: 'Last 24 hours',
  totals: ({ sent, deferred, bounced }: ActivityCounts) =>
    `${sent.toLocaleString('en')} sent · ${deferred.toLocaleString('en')} delayed · ${bounced.toLocaleString('en')} returned`,
  chart: ({ sent, deferred, bounced }: ActivityCounts, busiest: string) =>
    `Chart of the last 24 hours: ${sent} messages sent, ${deferred} delayed, ${bounced} returned. Busiest around ${busiest}.`,
  empty: 'No mail in the last 24 hours',
  bucket: (time: string, { sent, deferred, bounced }: ActivityCounts) =>
    `${time}: ${sent} sent, ${deferred} delayed, ${bounced} returned`,
};
