import { type LineCutter, runCutter } from './lines.ts';
import { isQueueProblem, readQueueLine } from './queue-json.ts';
import { scanQueueLine } from './queue-json-scan.ts';
import { type QueueSink, queueProblem } from './queue-message.ts';
import { textListing } from './queue-text.ts';

// A message to 50,000 recipients, each with a long reason, is one line of JSON.
const LONGEST_LINE = 16 * 1024 * 1024;

/**
 * Reads a queue listing as it comes, whichever of the two it is: `postqueue -j`
 * or `mailq`, which no line can mistake, because only JSON begins with a brace.
 * @param now the present, for a text listing's dates
 */
export function queueReader(sink: QueueSink, now: number): LineCutter {
  const text = textListing(sink, now);
  const readLine = (line: string, cut: boolean) => {
    if (cut) return sink.problem(queueProblem('line-too-long', line));
    if (line.charCodeAt(0) !== OPEN_BRACE) return text.line(line);
    const found = readQueueLine(line);
    if (isQueueProblem(found)) sink.problem(found);
    else sink.message(found);
  };
  const cutter = runCutter((run, cut) => {
    let backslash = -1;
    for (let start = 0; start < run.length; ) {
      const end = run.indexOf('\n', start);
      // One search finds the next backslash for all the lines before it.
      if (backslash < start) backslash = indexOrEnd(run, '\\', start);
      const message = backslash > end && !cut ? scanQueueLine(run, start, end) : undefined;
      if (message) sink.message(message);
      else readLine(withoutReturn(run.slice(start, end)), cut || end - start > LONGEST_LINE);
      start = end + 1;
    }
  }, LONGEST_LINE);
  return {
    push: cutter.push,
    end() {
      cutter.end();
      text.end();
    },
  };
}

const OPEN_BRACE = 123;

function indexOrEnd(text: string, words: string, from: number): number {
  const index = text.indexOf(words, from);
  return index < 0 ? text.length : index;
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}

/** Reads a whole listing from a stream, never more than a line of it in memory. */
export async function readQueue(
  chunks: AsyncIterable<Buffer | string>,
  sink: QueueSink,
  now: number,
): Promise<void> {
  const reader = queueReader(sink, now);
  for await (const chunk of chunks) reader.push(chunk);
  reader.end();
}
