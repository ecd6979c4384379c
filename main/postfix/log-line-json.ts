import type { LogLine } from './log-line.ts';

/**
 * Opens a line that is a JSON object: of `journalctl -o json`
 * (systemd.journal-fields(7)) or of macOS's `log stream --style ndjson`;
 * undefined for any other.
 */
export function jsonEnvelope(line: string): LogLine | undefined {
  const entry = parsed(line);
  if (!entry) return undefined;
  return 'eventMessage' in entry ? unifiedEntry(entry) : journalEntry(entry);
}

type Entry = Readonly<Record<string, unknown>>;

function parsed(line: string): Entry | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? (value as Entry) : undefined;
  } catch {
    // Not JSON after all: the caller reads it as text, so nothing is lost.
    return undefined;
  }
}

function journalEntry(entry: Entry): LogLine | undefined {
  const text = journalText(entry.MESSAGE);
  if (text === undefined) return undefined;
  const microseconds = Number(entry.__REALTIME_TIMESTAMP);
  return {
    time: microseconds > 0 ? Math.floor(microseconds / 1000) : undefined,
    tag: journalText(entry.SYSLOG_IDENTIFIER),
    text,
    at: 0,
  };
}

/** A field's text: the journal gives one that is not printable UTF-8 as an array of bytes. */
function journalText(field: unknown): string | undefined {
  if (typeof field === 'string') return field;
  if (!Array.isArray(field)) return undefined;
  const bytes = field.filter((byte): byte is number => typeof byte === 'number');
  return Buffer.from(bytes).toString('utf8');
}

const tagInMessage = /^([\w./-]+)\[\d+\]: /;

/**
 * macOS: the message has no `tag[pid]:`, so the program is the file's name, and
 * a syslog_name cannot be seen; where a tag does stand there, it counts.
 */
function unifiedEntry(entry: Entry): LogLine | undefined {
  const { eventMessage, processImagePath, timestamp } = entry;
  if (typeof eventMessage !== 'string') return undefined;
  const tag = tagInMessage.exec(eventMessage);
  return {
    time: typeof timestamp === 'string' ? unifiedTime(timestamp) : undefined,
    tag:
      tag?.[1] ?? (typeof processImagePath === 'string' ? baseName(processImagePath) : undefined),
    text: eventMessage,
    at: tag?.[0].length ?? 0,
  };
}

/** `2017-07-26 20:24:59.326229+0100`, in milliseconds since 1970. */
function unifiedTime(text: string): number | undefined {
  const match = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d(?:\.\d{1,3})?)\d*([+-]\d\d)(\d\d)$/.exec(text);
  const time = match ? Date.parse(`${match[1]}T${match[2]}${match[3]}:${match[4]}`) : Number.NaN;
  return Number.isNaN(time) ? undefined : time;
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
