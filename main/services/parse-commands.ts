import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { lineCutter } from '../postfix/lines.ts';
import { logEventWriter } from '../postfix/log-json.ts';
import { logParser } from '../postfix/log-parse.ts';
import { logScan } from '../postfix/log-scan.ts';
import { queueMessageLine, queueProblemLine } from '../postfix/queue-json-line.ts';
import { queueReader } from '../postfix/queue-reader.ts';

/** Bytes as they come, from a stream or a file. */
export type Chunks = AsyncIterable<Buffer | string> | Iterable<Buffer>;

// syslog cuts Postfix's lines at about 2,000 bytes; the journal and macOS put JSON around them.
const LONGEST_LOG_LINE = 64 * 1024;

/**
 * `postbar parse-log`: a mail log in, one JSON object a line out, in the log's
 * order and one for each line that is not empty. Lines that tell nothing known
 * are `event: "other"` with their `text`.
 */
export async function parseLog(input: Chunks, output: Writable): Promise<void> {
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
 * `postbar parse-log --summary`: a mail log in, one JSON object out: what happened by the hour and
 * over which IP version, the most frequent reasons, and how often Postfix had trouble. Times in ISO 8601.
 */
export async function summarizeLog(input: Chunks, output: Writable): Promise<void> {
  const scan = logScan(logParser(Date.now), Date.now);
  for await (const chunk of input) scan.push(chunk);
  scan.end();
  const { hours, first, last, ...counts } = scan.summary();
  const iso = (time: number | undefined) => time && new Date(time).toISOString();
  const byHour = hours.map(({ start, ...deliveries }) => ({ start: iso(start), ...deliveries }));
  output.write(
    `${JSON.stringify({ first: iso(first), last: iso(last), ...counts, hours: byHour })}\n`,
  );
}

/**
 * `postbar parse-queue`: a listing of `postqueue -j` or `mailq` in, one JSON
 * object a message out; a line that is part of neither gives `{error, text}`.
 */
export async function parseQueue(input: Chunks, output: Writable): Promise<void> {
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

// V8 and the system handle writes of this size best: fewer calls than lines, no huge strings.
const WRITE = 32 * 1024;

/** Gathers lines into writes, and waits between chunks of input while the output is full. */
function lineWriter(output: Writable) {
  let lines = '';
  let full = false;
  const write = () => {
    full = !output.write(lines);
    lines = '';
  };
  return {
    line(line: string) {
      lines += `${line}\n`;
      if (lines.length > WRITE) write();
    },
    async flush() {
      if (lines !== '') write();
      if (full) await once(output, 'drain');
      full = false;
    },
  };
}
