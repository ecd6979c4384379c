import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import { explain, type ReasonTexts } from '../doctor/reasons/explain.ts';
import { lineCutter } from '../postfix/lines.ts';

// Longer than any reply a server may send: RFC 5321, 4.5.3.1.5, and some to spare.
const LONGEST_REASON = 64 * 1024;

/**
 * `postbar explain`: reasons in, one a line; one JSON object a line out:
 * `{class, ipv4Helps, title, text, provider?, retry, next, whoActs}`, in the order
 * of the input and one for each line that is not empty.
 */
export async function explainReasons(
  input: Readable,
  output: Writable,
  texts: ReasonTexts,
): Promise<void> {
  let written = '';
  const cutter = lineCutter((line) => {
    if (line.trim() === '') return;
    const { cause: _, ipVersion: __, ...explanation } = explain(line, texts);
    written += `${JSON.stringify(explanation)}\n`;
  }, LONGEST_REASON);
  const flush = async () => {
    const ready = output.write(written);
    written = '';
    if (!ready) await once(output, 'drain');
  };
  for await (const chunk of input) {
    cutter.push(chunk);
    await flush();
  }
  cutter.end();
  await flush();
}
