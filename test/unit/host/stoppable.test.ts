import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { stoppable, untilStopped } from '../../../main/host/stoppable.ts';
import { thisMachine } from '../../../main/host/this-machine.ts';

const sh = (script: string) => ({ file: 'sh', args: ['-c', script] });
const lives = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

test('what it runs is killed when the signal comes, and nothing more is run', async () => {
  const stop = new AbortController();
  const host = stoppable(thisMachine(), stop.signal);
  const following = host.start(sh('echo $$; exec sleep 600'));
  const [pid] = (await following.stdout[Symbol.asyncIterator]().next()).value
    .toString()
    .split('\n');
  expect(lives(Number(pid))).toBe(true);
  const running = host.run(sh('exec sleep 600')).catch((reason) => reason);
  stop.abort();
  expect(await running).toBe(stop.signal.reason);
  expect((await following.finished).code).toBeUndefined();
  expect(lives(Number(pid))).toBe(false);
  await expect(host.run(sh('true'))).rejects.toBe(stop.signal.reason);
});

test('until then it is the same host', async () => {
  const host = stoppable(thisMachine(), new AbortController().signal);
  expect(await host.run(sh('echo gr\u00fc\u00df; echo no >&2; exit 3'))).toEqual({
    code: 3,
    stdout: 'gr\u00fc\u00df\n',
    stderr: 'no\n',
  });
  expect(await host.run({ file: '/nonexistent', args: [] })).toMatchObject({
    failure: 'not-found',
  });
  expect(await host.run({ ...sh('exec yes'), maxBytes: 1000 })).toMatchObject({
    failure: 'too-much-output',
  });
  expect(await host.run({ ...sh('exec sleep 600'), timeoutMs: 200 })).toMatchObject({
    failure: 'timed-out',
  });
});

test('work that waits for something else is not waited for', async () => {
  const stop = new AbortController();
  const waiting = untilStopped(stop.signal, sleep(600_000, 'late', { ref: false }));
  stop.abort();
  await expect(waiting).rejects.toBe(stop.signal.reason);
  expect(await untilStopped(new AbortController().signal, Promise.resolve(1))).toBe(1);
});
