import { logParser } from '../../main/postfix/log-parse.ts';
import { logScan } from '../../main/postfix/log-scan.ts';

// A log on standard input, its summary on standard output: the log reader alone,
// as a program of its own, so that its time and memory can be measured.
const scan = logScan(logParser(Date.now), Date.now);
for await (const chunk of process.stdin) scan.push(chunk);
scan.end();
console.log(JSON.stringify(scan.summary()));
