import { expect, test } from 'vitest';
import { makeMonitorInUse } from '../../../../main/services/monitor/monitor-in-use.ts';

/** Monitors that say what happens to them, slow to start and to end. */
function watched() {
  const happened: string[] = [];
  let running = 0;
  let most = 0;
  const slowly = () => new Promise((resolve) => setTimeout(resolve, 5));
  const inUse = makeMonitorInUse(async ({ configDir }, attention) => {
    await slowly();
    most = Math.max(most, ++running);
    happened.push(`start ${configDir} ${attention}`);
    return {
      attend: (to) => happened.push(`attend ${to}`),
      lookNow: () => happened.push('look'),
      close: async () => {
        await slowly();
        running--;
        happened.push(`end ${configDir}`);
      },
    };
  });
  return { inUse, happened, most: () => most, running: () => running };
}

const place = (configDir: string) => ({ configDir, commandDir: '/usr/sbin' });

test('the same Postfix again changes nothing; another one ends it first', async () => {
  const { inUse, happened, most } = watched();
  inUse.use(place('/a'));
  inUse.use(place('/a'));
  await expect.poll(() => happened).toEqual(['start /a normal', 'attend normal']);
  inUse.attend('open');
  inUse.lookNow();
  inUse.use(place('/b'));
  await expect
    .poll(() => happened.slice(2))
    .toEqual(['attend open', 'look', 'end /a', 'start /b open', 'attend open']);
  expect(most()).toBe(1);
  await inUse.close();
  expect(happened.at(-1)).toBe('end /b');
});

test('however fast they follow each other, one runs at a time, and none after the end', async () => {
  const { inUse, happened, most, running } = watched();
  for (const name of ['/a', '/b', undefined, '/c', '/a', undefined, '/d'])
    inUse.use(name === undefined ? undefined : place(name));
  await expect.poll(() => happened.at(-1)).toBe('attend normal');
  expect(happened.filter((one) => one.startsWith('start'))).toEqual(['start /d normal']);
  for (const name of ['/b', '/c']) inUse.use(place(name));
  await inUse.close();
  inUse.use(place('/e'));
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(most()).toBe(1);
  expect(running()).toBe(0);
});
