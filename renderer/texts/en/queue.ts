export const queue = {
  title: 'Waiting',
  total: (count: number) => (count === 1 ? '1 message' : `${count.toLocaleString('en')} messages`),
  empty: 'Nothing is waiting',
  open: 'Open queue',
  oldest: (since: string) => `oldest ${since}`,
};
