import { readBody } from './log-body.ts';
import { blankEvent, type LogEvent } from './log-event.ts';
import { lineOpener } from './log-line.ts';
import { tagReader } from './log-tag.ts';

/** Reads one line of a mail log; never fails, an unknown line is `other` with its text. */
export type LogParser = (line: string) => LogEvent;

/**
 * A parser for log lines in any envelope (see `lineOpener`). Lines of other
 * programs in the same file are `other`. The event's strings may be slices of
 * the line: who keeps one, copies it.
 * @param now the present, for times without a year; asked once a minute of log
 */
export function logParser(now: () => number): LogParser {
  const open = lineOpener(now);
  const readTag = tagReader();
  return (line) => {
    const { time, tag, text, at } = open(line);
    const event = blankEvent();
    event.time = time;
    const writer = tag === undefined ? undefined : readTag(tag);
    event.process = writer?.process;
    event.syslogName = writer?.syslogName;
    if (writer?.foreign) event.text = text.slice(at);
    else readBody(text, at, event);
    return event;
  };
}
