import { describe, expect, test } from 'vitest';
import type { LogEvent } from '../../../main/postfix/log-event.ts';
import { logParser } from '../../../main/postfix/log-parse.ts';
import { corpusFiles, corpusLines, corpusText, hasCorpus } from './corpus.ts';

interface Stated {
  readonly line: string;
  readonly source: string;
  readonly expect: Readonly<Record<string, string | number | null>>;
}

const fields: Readonly<Record<string, keyof LogEvent>> = {
  status: 'status',
  queue_id: 'queueId',
  to: 'to',
  orig_to: 'origTo',
  relay_host: 'relayHost',
  relay_ip: 'relayIp',
  relay_port: 'relayPort',
  dsn: 'dsn',
  delay: 'delay',
  delays: 'delays',
  reason: 'reason',
};

// A peer's own words for `status=expired, returned to sender` and `status=sent (forwarded as …)`;
// another peer of the corpus states `expired` for the first.
const ownWords: Readonly<Record<string, string>> = {
  'expired, returned to sender': 'expired',
  forwarded: 'sent',
};

describe.runIf(hasCorpus())('the corpus of logs', () => {
  const parse = logParser(Date.now);

  test('every field that a line is stated to have', () => {
    const stated = corpusLines<Stated>('logs/expected.jsonl');
    const wrong = stated.flatMap(({ line, expect: wanted }) => {
      const event = parse(line);
      return Object.entries(fields).flatMap(([name, field]) => {
        const value = ownWords[String(wanted[name])] ?? wanted[name];
        // `relay_host: null` states that there is none.
        if (value === undefined || (value ?? undefined) === event[field]) return [];
        return [{ line, field, wanted: value, got: event[field] }];
      });
    });
    expect(wrong).toEqual([]);
    expect(stated.length).toBeGreaterThan(200);
  });

  test('macOS, synthetic: the same fields from every style of log(1)', () => {
    for (const entry of corpusLines<Partial<Stated>>('logs/macos-unified-SYNTHETIC.jsonl')) {
      if (entry.line === undefined || !entry.expect) continue;
      const event = parse(entry.line);
      for (const [name, field] of Object.entries(fields)) {
        if (name in entry.expect) expect(event[field]).toBe(entry.expect[name] ?? undefined);
      }
    }
  });

  test('no line is lost: what tells nothing known keeps its text', () => {
    const raw = corpusLines<{ line: string }>('logs/raw-no-expectation.jsonl').map(
      ({ line }) => line,
    );
    const logs = [
      'logs/generated-postfix-3.7.11.log',
      ...corpusFiles('stories').filter((file) => file.endsWith('.log')),
    ];
    const lines = [...raw, ...logs.flatMap((file) => corpusText(file).split('\n'))];
    for (const line of lines.filter((one) => one !== '')) {
      const event = parse(line);
      if (event.event !== 'other') continue;
      expect(event.text).toBeTruthy();
      expect(line.trimEnd().endsWith(event.text?.trimEnd() ?? '?')).toBe(true);
    }
  });

  test('the stories are told: a service dies and is throttled, or is missing', () => {
    const events = (file: string) =>
      corpusText(file)
        .split('\n')
        .map((line) => parse(line).event);
    expect(events('stories/postfix-2.11.11/chrooted-smtp-ipv4.log')).toEqual(
      expect.arrayContaining(['fatal', 'service-dying', 'service-throttled', 'deferred', 'sent']),
    );
    for (const version of ['2.11.11', '3.2.2', '3.11.6']) {
      expect(events(`stories/postfix-${version}/service-missing.log`)).toContain(
        'transport-unavailable',
      );
    }
  });
});
