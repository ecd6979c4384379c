import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { explainReasons } from '../../../main/services/explain-command.ts';
import { reasons } from '../../../main/texts/en/reasons.ts';

async function explained(...chunks: readonly string[]) {
  const output = new PassThrough();
  const [written] = await Promise.all([
    text(output),
    explainReasons(Readable.from(chunks.map((chunk) => Buffer.from(chunk))), output, reasons).then(
      () => output.end(),
    ),
  ]);
  return written
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}

test('one answer a line, in the order of the input, wherever the chunks are cut', async () => {
  const answers = await explained('address resol', 'ver failure\n\nmail transport unava', 'ilable');
  expect(answers.map((answer) => answer.class)).toEqual(['local-config', 'transport-broken']);
  expect(answers[0]).toMatchObject({
    ipv4Helps: false,
    retry: 'will-retry',
    title: expect.any(String),
    text: expect.any(String),
  });
});

test('a line without end costs a bounded answer', async () => {
  const [answer] = await explained(...Array.from({ length: 40 }, () => 'user '.repeat(10_000)));
  expect(JSON.stringify(answer).length).toBeLessThan(2_000);
});
