import type { queue as pattern } from '../en/queue.ts';

export const queue: typeof pattern = {
  title: 'Wartend',
  total: (count) => (count === 1 ? '1 Nachricht' : `${count.toLocaleString('de')} Nachrichten`),
  empty: 'Nichts wartet',
  open: 'Öffnen',
  oldest: (since) => `älteste ${since}`,
};
