import { createReadStream } from 'node:fs';
import { logParser } from '../../main/postfix/log-parse.ts';
import { logScan } from '../../main/postfix/log-scan.ts';

// A log on standard input, its summary on standard output: the log reader alone,
// as a program of its own, so that its time and memory can be measured. It takes in as much at
// a time as the app does from a log file.
const input = createReadStream('', { fd: 0, highWaterMark: 256 * 1024 });
const scan = logScan(logParser(Date.now), Date.now);
for await (const chunk of input) scan.push(chunk);
scan.end();
console.log(JSON.stringify(scan.summary()));
