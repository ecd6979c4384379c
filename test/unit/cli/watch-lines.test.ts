import { expect, test } from 'vitest';
import type { Output } from '../../../main/cli/output.ts';
import { type WatchLines, watchLines } from '../../../main/cli/watch-lines.ts';
import { logParser } from '../../../main/postfix/log-parse.ts';
import type { Seen } from '../../../main/services/monitor/seen.ts';
import { textsFor } from '../../../main/texts/texts.ts';

/** Lines as they would be written. */
function written(json: boolean) {
  const text: string[] = [];
  const output: Output = {
    json,
    value: (value) => text.push(JSON.stringify(value)),
    line: (line = '') => text.push(...line.split('\n')),
    complain: (line) => text.push(line),
    style: (_, line) => line,
  };
  return { text, lines: watchLines(output, textsFor('en')) };
}

const parse = logParser(() => Date.UTC(2026, 4, 12, 9));
const tell = (lines: WatchLines, line: string) => lines.event(parse(line), line);
const head = '2026-05-12T08:00:00+00:00 mail postfix/smtp[7]: 4F0A1B2C3D: ';
const bounced = (to: string, reason: string) =>
  `${head}to=<${to}>, relay=mx.example[192.0.2.1]:25, delay=1, delays=0/0/1/0, dsn=5.1.1, status=bounced (${reason})`;

const seen: Seen = {
  configDir: '/etc/postfix',
  state: 'running',
  queue: { total: 2, bytes: 10, oldestAt: 0, causes: [], held: 0, unexplained: 2 },
  activity: { bucketMs: 1, buckets: [], totals: { sent: 5, deferred: 1, bounced: 0 } },
  blind: {},
};

test('events worth telling are gathered, and written together', () => {
  const { text, lines } = written(true);
  expect(lines.flush()).toBe(false);
  tell(lines, bounced('bob@far.example', 'no such user'));
  tell(lines, `${head}removed`);
  tell(lines, 'nothing of Postfix');
  expect(text).toEqual([]);
  expect(lines.flush()).toBe(true);
  expect(text.map((line) => JSON.parse(line))).toEqual([
    expect.objectContaining({ type: 'event', event: 'bounced', to: 'bob@far.example' }),
  ]);
});

test('a state is told where it differs, not where only the day goes on', () => {
  const { text, lines } = written(true);
  lines.seen({ ...seen, state: undefined, queue: undefined });
  lines.seen(seen);
  lines.seen({ ...seen, activity: undefined });
  lines.seen({ ...seen, state: 'stopped' });
  expect(text.map((line) => JSON.parse(line))).toEqual([
    expect.objectContaining({
      type: 'state',
      state: 'running',
      queue: expect.objectContaining({ total: 2, oldest: '1970-01-01T00:00:00.000Z' }),
      day: { sent: 5, deferred: 1, bounced: 0 },
    }),
    expect.objectContaining({ type: 'state', state: 'stopped' }),
  ]);
});

test('what cannot be seen is told once, and that it can be again', () => {
  const { text, lines } = written(false);
  const queue = { ok: false, failure: 'failed', detail: 'fatal: no' } as const;
  const blind = { ...seen, state: undefined, blind: { queue } };
  lines.seen(blind);
  lines.seen(blind);
  lines.seen({ ...blind, blind: {} });
  const words = textsFor('en').monitor;
  expect(text.map((line) => line.slice(10))).toEqual([
    `${words.queueUnreadable.title}. ${words.queueUnreadable.detail}`,
    words.watch.over['queue-unseen'],
  ]);
});

test('words say what happened, to whom and why', () => {
  const { text, lines } = written(false);
  tell(
    lines,
    bounced('bob@far.example', 'host mx.example[192.0.2.1] said: 550 5.1.1 User unknown'),
  );
  lines.flush();
  const { reasons } = textsFor('en');
  const { title } = reasons.causes['user-unknown'](reasons.server());
  expect(text[0]?.slice(10)).toBe(
    `came back: bob@far.example: ${title}: host mx.example[192.0.2.1] said: 550 5.1.1 User unknown`,
  );
});

// ESC, a C1 control, DEL, a mark that reorders, a line separator, a tag beyond the first 65,536.
const hostile = 'a\u001b[31m\u009b31m\u007f\u202e\u2028\u{e0041}z';

test.each([true, false])('no line holds what could deceive a terminal (JSON: %s)', (json) => {
  const { text, lines } = written(json);
  tell(lines, bounced(`${hostile}@far.example`, `550 ${hostile}`));
  lines.flush();
  expect(text.length).toBe(1);
  expect(text[0]).not.toMatch(/[\u0000-\u001f\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}]/u);
  // As JSON it is still the same text.
  if (json) expect(JSON.parse(text[0] ?? '').reason).toBe(`550 ${hostile}`);
});
