import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import { lineCutter } from '../postfix/lines.ts';
import { logEventWriter } from '../postfix/log-json.ts';
import { logParser } from '../postfix/log-parse.ts';
import { queueMessageLine, queueProblemLine } from '../postfix/queue-json-line.ts';
import { queueReader } from '../postfix/queue-reader.ts';

// syslog cuts Postfix's lines at about 2,000 bytes; the journal and macOS put JSON around them.
const LONGEST_LOG_LINE = 64 * 1024;

/**
 * `postbar parse-log`: a mail log in, one JSON object a line out, in the log's
 * order and one for each line that is not empty. Lines that tell nothing known
 * are `event: "other"` with their `text`.
 */
export async function parseLog(input: Readable, output: Writable): Promise<void> {
  const parse = logParser(Date.now);
  const write = logEventWriter();
  const written = lineWriter(output);
  const cutter = lineCutter((line) => {
    if (line !== '') written.line(write(parse(line), line));
  }, LONGEST_LOG_LINE);
  for await (const chunk of input) {
    cutter.push(chunk);
    await written.flush();
  }
  cutter.end();
  await written.flush();
}

/**
 * `postbar parse-queue`: a listing of `postqueue -j` or `mailq` in, one JSON
 * object a message out; a line that is part of neither gives `{error, text}`.
 */
export async function parseQueue(input: Readable, output: Writable): Promise<void> {
  const written = lineWriter(output);
  const reader = queueReader(
    {
      message: (message) => written.line(queueMessageLine(message)),
      problem: (problem) => written.line(queueProblemLine(problem)),
    },
    Date.now(),
  );
  for await (const chunk of input) {
    reader.push(chunk);
    await written.flush();
  }
  reader.end();
  await written.flush();
}

/** Gathers lines, so that a chunk of input makes one write, and waits while the output is full. */
function lineWriter(output: Writable) {
  let lines = '';
  return {
    line(line: string) {
      lines += `${line}\n`;
    },
    async flush() {
      if (lines === '') return;
      const gathered = lines;
      lines = '';
      if (!output.write(gathered)) await once(output, 'drain');
    },
  };
}
