import {
  appendFileSync,
  copyFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';

/** A log as syslogd writes it, in local time, each line about a message of its own. */
export interface WrittenLog {
  readonly path: string;
  /** Lines written, and how many of them are of deliveries that ended so. */
  readonly written: { lines: number; sent: number; deferred: number; bounced: number };
  /** Writes lines; `bounces` of them say so, spread evenly. */
  write(count: number, at: number, bounces?: boolean): void;
  /** What master(8) says when Postfix stops or starts. */
  master(what: 'stop' | 'start', at: number): void;
  /** newsyslog and logrotate: the file gets another name, and a new one its own. */
  rename(): void;
  /** logrotate's copytruncate. */
  copyAndTruncate(): void;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const two = (number: number) => String(number).padStart(2, '0');

/** `Jan  2 15:04:05`: local time without a year. */
function stamp(at: number): string {
  const time = new Date(at);
  const clock = [time.getHours(), time.getMinutes(), time.getSeconds()].map(two).join(':');
  return `${months[time.getMonth()]} ${String(time.getDate()).padStart(2)} ${clock}`;
}

/** A queue id that tells the number of its line. */
const idOf = (index: number) => (0x10_0000_0000 + index).toString(16).toUpperCase();
/** The number of the line with this queue id. */
export const indexOf = (queueId: string): number => Number.parseInt(queueId, 16) - 0x10_0000_0000;

const KEPT = 3;
const DEFERRED_EVERY = 10;
// Some at once: 16 MB of text.
const MOST_AT_ONCE = 100_000;

/** @param bouncedEvery every so many lines one bounces */
export function writtenLog(path: string, bouncedEvery: number): WrittenLog {
  const written = { lines: 0, sent: 0, deferred: 0, bounced: 0 };
  let rotations = 0;
  const nextName = () => {
    rmSync(`${path}.${rotations - KEPT}`, { force: true });
    rotations += 1;
    return `${path}.${rotations}`;
  };
  const line = (head: string, canBounce: boolean) => {
    const index = written.lines;
    written.lines += 1;
    const about = `${head} mail postfix/smtp[7]: ${idOf(index)}: to=<a@d${index % 3}.example>`;
    if (canBounce && index % bouncedEvery === bouncedEvery - 1) {
      written.bounced += 1;
      return `${about}, relay=none, delay=1, dsn=5.4.4, status=bounced (Host or domain name not found)\n`;
    }
    if (index % DEFERRED_EVERY === 0) {
      written.deferred += 1;
      return `${about}, relay=none, delay=1, dsn=4.4.1, status=deferred (connect to b.example[192.0.2.1]:25: Connection timed out)\n`;
    }
    written.sent += 1;
    return `${about}, relay=b.example[192.0.2.1]:25, delay=1, dsn=2.0.0, status=sent (250 2.0.0 Ok)\n`;
  };
  return {
    path,
    written,
    write: (count, at, canBounce = true) => {
      const head = stamp(at);
      for (let left = count; left > 0; left -= MOST_AT_ONCE) {
        const length = Math.min(left, MOST_AT_ONCE);
        appendFileSync(path, Array.from({ length }, () => line(head, canBounce)).join(''));
      }
    },
    master: (what, at) => {
      const said = {
        stop: 'terminating on signal 15',
        start: 'daemon started -- version 3.7.11, configuration /etc/postfix',
      };
      appendFileSync(path, `${stamp(at)} mail postfix/master[1]: ${said[what]}\n`);
    },
    rename: () => {
      renameSync(path, nextName());
      writeFileSync(path, '');
    },
    copyAndTruncate: () => {
      copyFileSync(path, nextName());
      truncateSync(path);
    },
  };
}
