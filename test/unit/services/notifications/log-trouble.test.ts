import { describe, expect, test } from 'vitest';
import { logParser } from '../../../../main/postfix/log-parse.ts';
import {
  type LogTroubleReader,
  logTroubleReader,
} from '../../../../main/services/notifications/log-trouble.ts';

const parse = logParser(() => Date.UTC(2026, 4, 12, 9));

/** The troubles in a log. */
function troublesIn(...lines: readonly string[]) {
  return readAll(logTroubleReader(), lines).flatMap(({ trouble }) => (trouble ? [trouble] : []));
}

const readAll = ({ read }: LogTroubleReader, lines: readonly string[]) =>
  lines.map((line) => read(parse(`May 12 08:00:00 mail postfix/${line}`)));

/** A reader that knows what the first one would leave on disk. */
const restarted = (reader: LogTroubleReader) =>
  logTroubleReader(JSON.parse(JSON.stringify(reader.kept())));

const ptr =
  'host gmail-smtp-in.l.google.com[2001:db8:1::25] said: 550-5.7.1 [2001:db8::10] Our system has detected that this message does not meet IPv6 sending guidelines regarding PTR records and authentication. (in reply to end of DATA command)';
const bounced = (id: string, to: string) =>
  `smtp[7]: ${id}: to=<${to}>, relay=gmail-smtp-in.l.google.com[2001:db8:1::25]:25, delay=0.4, delays=0.1/0/0.1/0.2, dsn=5.7.1, status=bounced (${ptr})`;

const deferred = (id: string) =>
  `smtp[7]: ${id}: to=<full@isp.example>, relay=mx.isp.example[192.0.2.9]:25, delay=430000, delays=1/0/0/0, dsn=4.2.2, status=deferred (host mx.isp.example[192.0.2.9] said: 452 4.2.2 Mailbox full (in reply to RCPT TO command))`;

describe('what the log tells a person', () => {
  test('a bounce: who refused it, where, why', () => {
    expect(troublesIn(bounced('3A1B2C3D4E5', 'bob@Gmail.com'))).toEqual([
      {
        kind: 'bounced',
        count: 1,
        cause: 'no-ptr-ipv6',
        provider: 'google',
        ipVersion: 6,
        destination: 'gmail.com',
        queueId: '3A1B2C3D4E5',
        reason: ptr,
      },
    ]);
  });

  test('what expired is told with the reason it waited for', () => {
    const [trouble] = troublesIn(
      deferred('3A1B2C3D4E5'),
      'qmgr[2]: 3A1B2C3D4E5: from=<alice@lab.example>, status=expired, returned to sender',
    );
    expect(trouble).toMatchObject({
      kind: 'expired',
      cause: 'mailbox-full',
      destination: 'isp.example',
    });
  });

  test('over a restart it is known why a message waited', () => {
    const first = logTroubleReader();
    readAll(first, [deferred('4A1B2C3D4E5')]);
    const told = readAll(restarted(first), [
      'qmgr[2]: 4A1B2C3D4E5: from=<alice@lab.example>, status=expired, returned to sender',
    ]);
    expect(told).toMatchObject([{ trouble: { kind: 'expired', cause: 'mailbox-full' } }]);
  });

  test('what has left the queue is forgotten, and said where it was told of', () => {
    const reader = logTroubleReader();
    const readings = readAll(reader, [
      'qmgr[2]: 3A1B2C3D4E5: removed',
      bounced('4A1B2C3D4E5', 'gone@gmail.com'),
      'qmgr[2]: 4A1B2C3D4E5: removed',
    ]);
    expect(readings.map(({ settled }) => settled)).toEqual([undefined, undefined, '4A1B2C3D4E5']);
    expect(reader.kept()).toEqual({ deferrals: [] });
  });

  test('what is kept is bounded', () => {
    const reader = logTroubleReader();
    const ids = Array.from({ length: 1_000 }, (_, at) => (0x10000000 + at).toString(16));
    readAll(
      reader,
      ids.map((id) => deferred(id)),
    );
    const { deferrals } = reader.kept();
    expect(deferrals.length).toBe(500);
    expect(deferrals.at(-1)?.[0].toLowerCase()).toBe(ids.at(-1));
  });

  test('a delivery service that dies', () => {
    const [trouble] = troublesIn(
      'master[1]: warning: process /usr/lib/postfix/sbin/smtp pid 77 exit status 1',
      'master[1]: warning: /usr/lib/postfix/sbin/smtp: bad command startup -- throttling',
    );
    expect(trouble).toMatchObject({ kind: 'service', service: 'smtp' });
  });

  test('ordinary mail is no trouble', () => {
    expect(
      troublesIn(
        'qmgr[2]: 3A1B2C3D4E5: from=<alice@lab.example>, size=300, nrcpt=1 (queue active)',
        'smtp[7]: 3A1B2C3D4E5: to=<b@c.example>, relay=c.example[192.0.2.1]:25, delay=0.4, delays=0/0/0/0, dsn=2.0.0, status=sent (250 ok)',
        'qmgr[2]: 3A1B2C3D4E5: removed',
      ),
    ).toEqual([]);
  });
});
