import { expect, test } from 'vitest';
import { start } from '../../../main/host/start.ts';

const shell = (script: string) => ({ file: '/bin/sh', args: ['-c', script] });

async function text(command: Parameters<typeof start>[0]) {
  const running = start(command);
  const chunks = await running.stdout.setEncoding('utf8').toArray();
  return { said: chunks.join(''), ended: await running.finished };
}

test('what it prints is read while it runs, what it complains about afterwards', async () => {
  const { said, ended } = await text(
    shell('cat; pwd; echo "$LC_ALL $SECRET"; echo no >&2; exit 3'),
  );
  expect(said).toBe('/\nC \n');
  expect(ended).toEqual({ code: 3, stdout: '', stderr: 'no\n' });
});

test('only what is asked for is added to its environment', async () => {
  const { said } = await text({ ...shell('echo "$A"'), env: { A: 'b' } });
  expect(said).toBe('b\n');
});

test('a program that is not there, or may not be run, says so', async () => {
  expect(await text({ file: '/nowhere/postqueue', args: [] })).toMatchObject({
    said: '',
    ended: { code: undefined, failure: 'not-found' },
  });
  expect((await text({ file: '/etc/passwd', args: [] })).ended.failure).toBe('not-permitted');
});

test('one that is killed, or takes too long, ends, and of its complaints the beginning is kept', async () => {
  const killed = start(shell('exec sleep 60'));
  killed.kill();
  killed.stdout.resume();
  expect((await killed.finished).failure).toBe('killed');
  const late = await text({ ...shell('exec sleep 60'), timeoutMs: 50 });
  expect(late.ended).toMatchObject({ code: undefined, failure: 'timed-out' });
  const { ended } = await text(shell('head -c 300000 /dev/zero | tr "\\0" x >&2'));
  expect(ended).toMatchObject({ code: 0, stderr: 'x'.repeat(65_536) });
});

test('who reads no further ends it', async () => {
  const endless = start({ file: 'yes', args: [] });
  for await (const _ of endless.stdout) break;
  expect((await endless.finished).code).not.toBe(0);
});
