import type { QueueGlance } from '../../preload/contract.ts';
import { explain } from '../doctor/reasons/explain.ts';
import type { ReasonContext } from '../doctor/reasons/explanation.ts';
import type { LogEvent } from '../postfix/log-event.ts';
import { logEventWriter } from '../postfix/log-json.ts';
import { type BlindView, monitorView } from '../services/monitor/monitor-view.ts';
import type { Seen } from '../services/monitor/seen.ts';
import type { Texts } from '../texts/texts.ts';
import { type Output, visible } from './output.ts';

/** Takes what a monitor sees, and writes it a line each. */
export interface WatchLines {
  seen(seen: Seen): void;
  event(event: LogEvent, line: string): void;
  /** Writes the events so far together. @returns whether there were any */
  flush(): boolean;
}

/** Lines for people, or JSON with a `type` each; neither holds anything that could deceive a terminal. */
export function watchLines(output: Output, texts: Texts): WatchLines {
  const form = output.json ? jsonForm(texts) : wordForm(texts);
  let events: string[] = [];
  let state = '';
  let troubles: readonly BlindView[] = [];
  return {
    event: (event, line) => {
      if (isTold(event, texts)) events.push(form.event(event, line));
    },
    flush: () => {
      if (events.length === 0) return false;
      output.line(events.join('\n'));
      events = [];
      return true;
    },
    seen: (seen) => {
      const { blind } = monitorView(seen, texts);
      for (const trouble of without(blind, troubles)) output.line(form.trouble(trouble));
      for (const { id } of without(troubles, blind)) output.line(form.over(id));
      troubles = blind;
      const { state: postfix, queue } = seen;
      const { total, held, unexplained, causes } = queue ?? {};
      const now = JSON.stringify([postfix, total, held, unexplained, causes]);
      if (postfix && now !== state) output.line(form.state(seen));
      if (postfix) state = now;
    },
  };
}

const without = (some: readonly BlindView[], others: readonly BlindView[]) =>
  some.filter(({ id, title }) => !others.some((other) => other.id === id && other.title === title));

type Told = keyof Texts['monitor']['watch']['event'];

function isTold(event: LogEvent, texts: Texts): event is LogEvent & { event: Told } {
  return Object.hasOwn(texts.monitor.watch.event, event.event);
}

interface Form {
  event(event: LogEvent & { event: Told }, line: string): string;
  state(seen: Seen): string;
  trouble(trouble: BlindView): string;
  /** The trouble of this id is over. */
  over(id: BlindView['id']): string;
}

function jsonForm(texts: Texts): Form {
  const write = logEventWriter();
  const json = (value: object) => escaped(JSON.stringify(value));
  return {
    event: (event, line) => escaped(`{"type":"event",${write(event, line).slice(1)}`),
    state: (seen) => json(stateJson(seen, texts)),
    trouble: ({ id, title, why, evidence }) =>
      json({ type: 'trouble', id, title, text: why, evidence }),
    over: (id) => json({ type: 'trouble-over', id }),
  };
}

function stateJson(seen: Seen, texts: Texts) {
  const { state, queue, activity } = monitorView(seen, texts);
  return {
    type: 'state',
    time: new Date().toISOString(),
    state,
    ...(queue ? { queue: queueJson(queue) } : {}),
    ...(activity ? { day: activity.totals } : {}),
  };
}

function queueJson({ total, bytes, oldestAt, causes }: QueueGlance) {
  return {
    total,
    bytes,
    oldest: oldestAt === undefined ? null : new Date(oldestAt).toISOString(),
    causes: causes.map(({ id, title, count }) => ({ id, title, count })),
  };
}

// What JSON leaves as it is and a terminal, or an eye, takes for something else.
const deceptive = /[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}]/gu;

/** The same JSON value, with every such character written as its code. */
function escaped(json: string): string {
  return json.replace(deceptive, (character) =>
    [...Array(character.length).keys()]
      .map((at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`)
      .join(''),
  );
}

const LONGEST = 300;

function wordForm(texts: Texts): Form {
  const words = texts.monitor.watch;
  const line = (time: number, parts: readonly (string | undefined)[], between: string) =>
    `${clock(time)}  ${parts
      .filter((part) => part)
      .map((part) => visible((part ?? '').slice(0, LONGEST)))
      .join(between)}`;
  return {
    event: (event) => {
      const { to, from, service, reason, text, time } = event;
      const said = event.event === 'sent' ? undefined : (reason ?? text);
      return line(
        time ?? Date.now(),
        [words.event[event.event], to ?? service ?? from, why(event, texts), said],
        ': ',
      );
    },
    state: ({ state, queue }) =>
      line(Date.now(), [state && words.state[state], queue && words.queue(queue.total)], ', '),
    trouble: ({ title, why: text }) => line(Date.now(), [title, text], '. '),
    over: (id) => line(Date.now(), [words.over[id]], ''),
  };
}

/** What a reason comes to, in plain words; undefined for what is no delivery. */
function why(event: LogEvent, { reasons }: Texts): string | undefined {
  const { status, reason, relayHost, relayIp, ipVersion, dsn } = event;
  if (event.event === 'sent' || status === undefined || reason === undefined) return undefined;
  const known = Object.entries({ status, relayHost, relayIp, ipVersion, dsn });
  const context = known.filter(([, value]) => value !== undefined);
  return explain(reason, reasons, Object.fromEntries(context) as ReasonContext).title;
}

/** Local time of day. */
function clock(time: number): string {
  const date = new Date(time);
  const parts = [date.getHours(), date.getMinutes(), date.getSeconds()];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}
