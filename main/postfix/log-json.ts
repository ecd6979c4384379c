import type { LogEvent } from './log-event.ts';

/**
 * An event as one line of JSON, without a newline: the fields of `LogEvent` that
 * are known, time in ISO 8601 (UTC).
 */
export function logEventLine(event: LogEvent): string {
  return JSON.stringify({ ...event, time: isoTime(event.time) });
}
function isoTime(t: number | undefined) {
  return t === undefined ? undefined : new Date(t).toISOString();
}
