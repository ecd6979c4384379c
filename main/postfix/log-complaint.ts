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

/** Troubles by what their text says, with the service they name, if any. */
const troubles: ReadonlyArray<readonly [RegExp, LogEventName]> = [
  // master/master_spawn.c: a child ended abnormally
  [/^process (\S+) pid \d+ (?:exit status \d+|killed by signal \d+)/, 'service-dying'],
  [/^(\S+): bad command startup -- throttling/, 'service-throttled'],
  // qmgr/qmgr_transport.c
  [/^connect to transport (\S+): /, 'transport-unavailable'],
  [/^(private\/\S+) socket: malformed response/, 'service-dying'],
  // util/dict*.c, util/dict_open.c, global/maps.c
  [
    /(?:^|[ :])open (?:database )?\S+\.(?:db|lmdb|cdb|dir|pag): No such file or directory/,
    'map-unavailable',
  ],
  [
    /^\S+ is unavailable\. |^unsupported dictionary type: |: table lookup problem$/,
    'map-unavailable',
  ],
];

function readTrouble(reason: string, event: LogEvent): void {
  for (const [form, name] of troubles) {
    const match = form.exec(reason);
    if (!match) continue;
    event.event = name;
    if (match[1] !== undefined) event.service = match[1].slice(match[1].lastIndexOf('/') + 1);
    return;
  }
}
