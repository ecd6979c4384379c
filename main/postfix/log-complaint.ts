import type { LogEvent, LogEventName } from './log-event.ts';
import { queueIdEnd } from './queue-id.ts';

const levels: ReadonlyArray<readonly [string, LogEventName]> = [
  ['warning: ', 'warning'],
  ['error: ', 'error'],
  ['fatal: ', 'fatal'],
  ['panic: ', 'panic'],
];

/**
 * Reads a line that begins with its severity (util/msg_output.c), and tells
 * the few apart that say that Postfix itself is in trouble.
 */
export function readComplaint(body: string, at: number, event: LogEvent): boolean {
  const level = levels.find(([word]) => body.startsWith(word, at));
  if (!level) return false;
  const start = at + level[0].length;
  event.event = level[1];
  event.reason = body.slice(start);
  if (event.queueId === undefined) readQueueId(event.reason, event);
  readTrouble(event.reason, event);
  return true;
}

// `defer`, `bounce`, … are queue directories; the id is a file in one.
const queueFile =
  /^(?:\w+) (?:file|queue file) (?:(?:defer|bounce|trace|deferred|active|incoming|hold|maildrop|corrupt)[ /])?([0-9A-Za-z]{6,64})(?=[: ]|$)/;

function readQueueId(reason: string, event: LogEvent): void {
  const end = queueIdEnd(reason, 0);
  if (end > 0) {
    event.queueId = reason.slice(0, end);
    return;
  }
  const file = queueFile.exec(reason)?.[1];
  if (file !== undefined && queueIdEnd(`${file}:`, 0) > 0) event.queueId = file;
}

/** A trouble of Postfix itself: what its text holds, its form, and its name. */
interface Trouble {
  readonly words: string;
  readonly form: RegExp;
  readonly name: LogEventName;
}

// The words are looked for first: they are in few lines, and finding them is cheap.
const troubles: readonly Trouble[] = [
  // master/master_spawn.c: a child ended abnormally
  {
    words: ' pid ',
    form: /^process (\S+) pid \d+ (?:exit status \d+|killed by signal \d+)/,
    name: 'service-dying',
  },
  {
    words: 'throttling',
    form: /^(\S+): bad command startup -- throttling/,
    name: 'service-throttled',
  },
  // qmgr/qmgr_transport.c, qmgr/qmgr_deliver.c
  {
    words: 'connect to transport',
    form: /^connect to transport (\S+): /,
    name: 'transport-unavailable',
  },
  {
    words: 'malformed response',
    form: /^(private\/\S+) socket: malformed response/,
    name: 'service-dying',
  },
  // util/dict_db.c and its like, util/dict_open.c, util/dict_surrogate.c, global/maps.c
  {
    words: 'No such file or directory',
    form: /(?:^|[ :])open (?:database )?\S+\.(?:db|lmdb|cdb|dir|pag): No such file or directory/,
    name: 'map-unavailable',
  },
  { words: ' is unavailable. ', form: /^\S+ is unavailable\. /, name: 'map-unavailable' },
  {
    words: 'unsupported dictionary type',
    form: /^unsupported dictionary type: /,
    name: 'map-unavailable',
  },
  { words: 'table lookup problem', form: /: table lookup problem$/, name: 'map-unavailable' },
];

function readTrouble(reason: string, event: LogEvent): void {
  for (const { words, form, name } of troubles) {
    const match = reason.includes(words) ? form.exec(reason) : undefined;
    if (!match) continue;
    event.event = name;
    if (match[1] !== undefined) event.service = match[1].slice(match[1].lastIndexOf('/') + 1);
    return;
  }
}
