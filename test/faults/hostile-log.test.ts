import { expect, test } from 'vitest';
import { logDigester } from '../../main/doctor/log-digest.ts';
import { lineCutter } from '../../main/postfix/lines.ts';
import { logParser } from '../../main/postfix/log-parse.ts';

const step = Number(process.env.POSTBAR_FAULT_STEP ?? '1');
const lines = Math.ceil(1_000_000 / step);
const now = Date.UTC(2026, 10, 25);
const time = new Date(now - 60_000).toISOString();
const hostile = '\u001b]0;x\u0007\u202e<img src=x>';

test(`a log of ${lines} lines, each with a reason, a sender and a server of its own, and lines of ten megabytes: bounded`, () => {
  const digester = logDigester(now);
  const parse = logParser(() => now);
  let told = 0;
  const cutter = lineCutter((line) => {
    told += 1;
    digester.add(parse(line), line);
  }, 64 * 1024);
  const before = process.memoryUsage().rss;
  let peak = before;
  for (let index = 0; index < lines; index += 1) {
    cutter.push(`${time} mail postfix/${line(index)}\n`);
    if (index % 10_000 === 0) peak = Math.max(peak, process.memoryUsage().rss);
  }
  for (const filler of ['x', hostile, '\u0000', 'to=<', '[']) {
    const long = filler.repeat(10_000_000 / filler.length);
    cutter.push(`${time} mail postfix/smtp[1]: ABCDEF12345: to=<a@b.example>, ${long}\n`);
    cutter.push(`${time} mail postfix/smtp[1]: fatal: ${long}\n`);
    peak = Math.max(peak, process.memoryUsage().rss);
  }
  cutter.end();
  const grown = Math.round((peak - before) / 1_048_576);
  const kept = JSON.stringify(digester.digest()).length;
  console.log(
    `faults: a log of ${told} hostile lines: ${grown} MB more, ${Math.round(kept / 1024)} KiB kept`,
  );
  expect(told).toBe(lines + 10);
  // Two hundred of each kind, each line cut at a thousand characters.
  expect(kept).toBeLessThan(2_000_000);
  expect(grown).toBeLessThan(400);
});

/** What Postfix writes of mail from strangers and of its own troubles. */
function line(index: number): string {
  const id = (0x10_0000_0000 + index).toString(16).toUpperCase();
  const of = `d${index}.example`;
  const kinds = [
    `smtp[1]: ${id}: to=<a@${of}>, relay=none, delay=1, dsn=4.4.1, status=deferred (${hostile} ${index})`,
    `qmgr[1]: ${id}: from=<${hostile}@${of}>, size=1, nrcpt=1 (queue active)`,
    `smtp[1]: connect to mx.${of}[192.0.2.${index % 250}]:25: Connection timed out`,
    `smtp[1]: fatal: ${hostile} ${index}`,
    `smtp[1]: warning: ${hostile} ${index}`,
  ];
  return kinds[index % kinds.length] ?? '';
}
