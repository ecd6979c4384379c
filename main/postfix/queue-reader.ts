import { type LineCutter, lineCutter } from './lines.ts';
import { isQueueProblem, readQueueLine } from './queue-json.ts';
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
  const cutter = lineCutter((line, cut) => {
    if (cut) sink.problem(queueProblem('line-too-long', line));
    else if (!line.startsWith('{')) text.line(line);
    else {
      const found = readQueueLine(line);
      if (isQueueProblem(found)) sink.problem(found);
      else sink.message(found);
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
