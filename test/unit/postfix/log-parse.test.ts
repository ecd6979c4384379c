import { expect, test } from 'vitest';
import type { LogEvent } from '../../../main/postfix/log-event.ts';
import { logParser } from '../../../main/postfix/log-parse.ts';

const now = () => new Date(2026, 10, 25, 12).getTime();
const parse = logParser(now);
const prefix = 'Nov 25 03:09:51 mail ';

/** The fields of an event that are known. */
function known(event: LogEvent): Partial<LogEvent> {
  return Object.fromEntries(Object.entries(event).filter(([, value]) => value !== undefined));
}

const delivery = 'relay=mx.example.org[192.0.2.10]:25, delay=1.5, delays=0.1/0/1/0.4, dsn=2.0.0';
const relay: Partial<LogEvent> = {
  relayHost: 'mx.example.org',
  relayIp: '192.0.2.10',
  relayPort: 25,
  ipVersion: 4,
  delay: 1.5,
  delays: '0.1/0/1/0.4',
  dsn: '2.0.0',
};

const cases: ReadonlyArray<readonly [name: string, said: string, fields: Partial<LogEvent>]> = [
  [
    'a delivery',
    `postfix/smtp[12]: 4AB12C0DE: to=<a@example.org>, ${delivery}, status=sent (250 2.0.0 OK)`,
    {
      event: 'sent',
      queueId: '4AB12C0DE',
      to: 'a@example.org',
      ...relay,
      status: 'sent',
      reason: '250 2.0.0 OK',
    },
  ],
  [
    'a relay over IPv6, as Postfix writes it',
    'postfix/smtp[12]: 4AB12C0DE: to=<a@gmail.com>, relay=gmail-smtp-in.l.google.com[2a00:1450:4013:c06::1b]:25, delay=0.8, delays=0/0/0.2/0.5, dsn=5.7.1, status=bounced (host said: 550-5.7.1 [2001:db8::1] no PTR 550 5.7.1 gsmtp (in reply to end of DATA command))',
    {
      event: 'bounced',
      to: 'a@gmail.com',
      relayIp: '2a00:1450:4013:c06::1b',
      relayPort: 25,
      ipVersion: 6,
      reason:
        'host said: 550-5.7.1 [2001:db8::1] no PTR 550 5.7.1 gsmtp (in reply to end of DATA command)',
    },
  ],
  [
    'an alias, a reused connection and TLS (3.11)',
    `postfix/smtp[12]: 4AB12C0DE: to=<a@example.org>, orig_to=<root>, relay=mx.example.org[192.0.2.10]:25, conn_use=2, delay=1.5, delays=0.1/0/1/0.4, tls=dane/!requiretls:nocertmatch, dsn=2.0.0, status=sent (ok)`,
    { event: 'sent', origTo: 'root', ...relay, reason: 'ok' },
  ],
  [
    'a long queue id, any syslog_name, a socket as relay',
    'postfix-out/lmtp-a/lmtp[7]: 3mPVKl0Mhjz7sXv: to=<a@b.example>, relay=b.example[private/dovecot-lmtp], delay=1, delays=1/0/0/0, dsn=2.0.0, status=sent (250 ok)',
    {
      event: 'sent',
      process: 'lmtp',
      syslogName: 'postfix-out/lmtp-a',
      queueId: '3mPVKl0Mhjz7sXv',
      relayHost: 'b.example',
      relayIp: 'private/dovecot-lmtp',
    },
  ],
  [
    'no relay: the field is absent',
    'postfix/error[1]: 4AB12C0DE: to=<a@b.example>, relay=none, delay=2, delays=1/1/0/0, dsn=4.3.0, status=deferred (unknown mail transport error)',
    { event: 'deferred', relayHost: undefined, reason: 'unknown mail transport error' },
  ],
  [
    'Postfix 2.2, without dsn and delays',
    'postfix/smtp[1]: ECE542C769: to=<u@hotmail.com>, relay=none, delay=11464, status=deferred (delivery temporarily suspended: transport is unavailable)',
    { event: 'deferred', delay: 11464, dsn: undefined },
  ],
  [
    'an address made to look like a delivery that went well',
    'postfix/smtp[1]: 4AB12C0DE: to=<"x>, relay=evil[192.0.2.6]:25, delay=0, dsn=2.0.0, status=sent (ok)"@example.org>, relay=none, delay=1, delays=1/0/0/0, dsn=5.4.4, status=bounced (no (such) host)',
    { event: 'bounced', relayHost: undefined, dsn: '5.4.4', reason: 'no (such) host' },
  ],
  [
    'a reply cut off by syslog',
    'postfix/smtp[1]: 4AB12C0DE: to=<a@b.example>, relay=none, delay=1, delays=1/0/0/0, dsn=4.0.0, status=deferred (host mx said: 450 try',
    { event: 'deferred', reason: 'host mx said: 450 try' },
  ],
  [
    'soft_bounce',
    'postfix/smtp[1]: 4AB12C0DE: to=<a@b.example>, relay=none, delay=1, delays=1/0/0/0, dsn=5.1.1, status=SOFTBOUNCE (gone)',
    { event: 'soft-bounced', status: 'SOFTBOUNCE' },
  ],
  [
    'a probe',
    'postfix/smtp[1]: 4AB12C0DE: to=<a@b.example>, relay=none, delay=1, delays=1/0/0/0, dsn=5.1.1, status=undeliverable (gone)',
    { event: 'undeliverable' },
  ],
  [
    'mail that became active',
    'postfix/qmgr[2]: 4AB12C0DE: from=<a@b.example>, size=367, nrcpt=2 (queue active)',
    { event: 'queue-active', from: 'a@b.example', size: 367, recipients: 2 },
  ],
  [
    'mail that expired, of the null sender',
    'postfix/qmgr[2]: 4AB12C0DE: from=<>, status=force-expired, returned to sender',
    { event: 'expired', from: '', status: 'force-expired', reason: 'returned to sender' },
  ],
  [
    'mail that is gone',
    'postfix/qmgr[2]: 4AB12C0DE: removed',
    { event: 'removed', queueId: '4AB12C0DE' },
  ],
  [
    'a bounce of a bounce that failed',
    'postfix/qmgr[2]: 4AB12C0DE: status=deferred (bounce failed)',
    { event: 'deferred', reason: 'bounce failed' },
  ],
  [
    'a bounce sent back',
    'postfix/bounce[2]: 732BB407C3: sender non-delivery notification: 5DE184083C',
    { event: 'bounce-notification', queueId: '732BB407C3', notificationId: '5DE184083C' },
  ],
  [
    'a notice of delay',
    'postfix/bounce[2]: 264FE1A18: sender delay notification: 0A87A1A08',
    { event: 'delay-notification', notificationId: '0A87A1A08' },
  ],
  [
    'mail refused before it had a queue file',
    'postfix/smtpd[3]: NOQUEUE: reject: RCPT from unknown[192.0.2.5]: 554 5.7.1 <a@b.example>: Relay access denied; from=<x@y.example> to=<a@b.example> proto=ESMTP helo=<z>',
    {
      event: 'rejected',
      queueId: 'NOQUEUE',
      from: 'x@y.example',
      to: 'a@b.example',
      dsn: '5.7.1',
      reason: 'RCPT from unknown[192.0.2.5]: 554 5.7.1 <a@b.example>: Relay access denied',
    },
  ],
  [
    'a host that did not take it, before the next one did',
    'postfix/smtp[3]: 4AB12C0DE: host mx1.example.org[2001:db8::5] said: 450 4.7.1 Greylisted (in reply to RCPT TO command)',
    {
      event: 'attempt-failed',
      relayHost: 'mx1.example.org',
      ipVersion: 6,
      reason: '450 4.7.1 Greylisted',
    },
  ],
  [
    'a connection refused, without a queue id',
    'postfix/smtp[3]: connect to mx1.example.org[2001:db8::5]:25: Network is unreachable',
    { event: 'attempt-failed', relayPort: 25, reason: 'Network is unreachable' },
  ],
  [
    'a service dying',
    'postfix/master[1]: warning: process /usr/libexec/postfix/smtp pid 26054 exit status 1',
    { event: 'service-dying', service: 'smtp' },
  ],
  [
    'a service killed',
    'postfix/master[1]: warning: process /usr/libexec/postfix/smtpd pid 46234 killed by signal 11',
    { event: 'service-dying', service: 'smtpd' },
  ],
  [
    'throttling',
    'postfix/master[1]: warning: /usr/libexec/postfix/smtp: bad command startup -- throttling',
    { event: 'service-throttled', service: 'smtp' },
  ],
  [
    'a transport that is not there',
    'postfix/qmgr[1]: warning: connect to transport private/smtp-ipv4: No such file or directory',
    { event: 'transport-unavailable', service: 'smtp-ipv4' },
  ],
  [
    'a map never built',
    'postfix/trivial-rewrite[1]: error: open database /etc/postfix/transport.db: No such file or directory',
    { event: 'map-unavailable' },
  ],
  [
    'a map that a surrogate stands in for',
    'postfix/trivial-rewrite[1]: warning: hash:/etc/postfix/transport is unavailable. open database /etc/postfix/transport.db: No such file or directory',
    { event: 'map-unavailable' },
  ],
  [
    'Postfix starting',
    'postfix/master[1]: daemon started -- version 3.7.11, configuration /etc/postfix',
    { event: 'master-start' },
  ],
  [
    'Postfix reloading',
    'postfix/master[1]: reload -- version 3.7.11, configuration /etc/postfix',
    { event: 'master-reload' },
  ],
  ['Postfix stopping', 'postfix/master[1]: terminating on signal 15', { event: 'master-stop' }],
  [
    'a Mac falling asleep (-e 60)',
    'postfix/master[1]: master exit time has arrived',
    { event: 'master-stop' },
  ],
  [
    'a fatal with the queue id inside',
    'postfix/bounce[1]: fatal: append file defer 3lyw0Z2NdSz2xGb: No space left on device',
    { event: 'fatal', queueId: '3lyw0Z2NdSz2xGb' },
  ],
  ['a panic', 'postfix/smtp[1]: panic: myfree: corrupt memory block', { event: 'panic' }],
  [
    'what tells nothing known',
    'postfix/scache[1]: statistics: domain lookup hits=0 miss=3 success=0%',
    {
      event: 'other',
      queueId: undefined,
      text: 'statistics: domain lookup hits=0 miss=3 success=0%',
    },
  ],
  [
    'a line of another program, whatever it says',
    'spamd[11526]: 4AB12C0DE: to=<a@b.example>, relay=none, delay=1, status=sent (no)',
    { event: 'other', process: 'spamd', queueId: undefined, to: undefined },
  ],
];

for (const [name, said, fields] of cases) {
  test(name, () => {
    expect(parse(prefix + said)).toMatchObject({
      time: new Date(2026, 10, 25, 3, 9, 51).getTime(),
      ...fields,
    });
    // The same without an envelope, from the body on.
    const body = said.slice(said.indexOf(']: ') + 3);
    if (fields.event !== 'other') expect(parse(body).event).toBe(fields.event);
  });
}

test('every character of a line is in a field', () => {
  const { text } = parse(
    `${prefix}postfix/smtpd[1]: 4AB12C0DE: client=a[192.0.2.1], sasl_username=b`,
  );
  expect(text).toBe('client=a[192.0.2.1], sasl_username=b');
  expect(known(parse('no form at all'))).toEqual({ event: 'other', text: 'no form at all' });
});
