import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createLab, type Lab } from './lab.ts';
import { until } from './run.ts';

let lab: Lab;

beforeAll(async () => {
  lab = await createLab();
});
afterAll(() => lab?.close());

describe('servers that refuse', () => {
  test.each([
    ['full@mailbox.example', '452 4.2.2', 'deferred'],
    ['overquota@mailbox.example', '552 5.2.2', 'bounced'],
    ['unknown@mailbox.example', '550 5.1.1', 'bounced'],
    ['bob@strict.example', '550 5.7.1 Sender refused', 'bounced'],
    ['bob@busy.example', '421 4.7.0', 'deferred'],
    ['bob@blackhole.example', 'Connection timed out', 'deferred'],
    ['bob@refused.example', 'Connection refused', 'deferred'],
    ['bob@v6only-noroute.example', 'Network is unreachable', 'deferred'],
    ['bob@nowhere.example', 'Host not found', 'bounced'],
  ])('%s: %s, %s', async (to, reason, status) => {
    await lab.send({ to });
    const [line] = await lab.waitForLog(new RegExp(`to=<${to}>.*status=.*`));
    expect(line).toContain(reason);
    expect(line).toContain(`status=${status}`);
  });

  test('the queue tells the reason', async () => {
    await lab.send({ to: 'full@mailbox.example' });
    const reasons = async () =>
      (await lab.queue()).flatMap(({ recipients }) =>
        recipients.map(({ delay_reason }) => delay_reason ?? 'none'),
      );
    // While Postfix tries a message again, its queue gives no reason for it.
    await until(
      async () => (await reasons()).find((reason) => reason.includes('Mailbox full')),
      30_000,
      async () => (await reasons()).join('\n'),
    );
  });
});

describe('servers that accept', () => {
  test('mail arrives at the mailbox peer’s other users', async () => {
    await lab.send({ to: 'bob@mailbox.example', subject: 'room enough' });
    expect(await lab.waitForDelivery({ subject: 'room enough' })).toMatchObject({
      peer: 'mailbox',
    });
  });

  test('a greylisting server accepts the second attempt', async () => {
    await lab.send({ to: 'bob@greylist.example', subject: 'again' });
    await lab.waitForLog(/450 4\.7\.1 Greylisted/);
    await lab.waitForDelivery({ subject: 'again', peer: 'greylist' });
  });

  test('a slow server takes its time', async () => {
    await lab.send({ to: 'bob@slow.example', subject: 'slowly' });
    await lab.waitForDelivery({ subject: 'slowly' });
    const [, delay] = await lab.waitForLog(/to=<bob@slow\.example>.*delay=([\d.]+)/);
    expect(Number(delay)).toBeGreaterThan(3);
  });

  test('the relay wants the password, and gets mail for anyone', async () => {
    const relayed = await createLab({
      mainCf: {
        relayhost: '[relay.example]:587',
        smtp_sasl_auth_enable: 'yes',
        smtp_sasl_security_options: 'noanonymous',
        smtp_sasl_password_maps: 'inline:{ {[relay.example]:587 = alice:secret} }',
      },
    });
    try {
      await relayed.send({ to: 'bob@gmail.com', subject: 'relayed' });
      const received = await relayed.waitForDelivery({ subject: 'relayed' });
      expect(received).toMatchObject({ peer: 'relay', user: 'alice', ipVersion: 6 });
    } finally {
      await relayed.close();
    }
  });
});

describe('switches', () => {
  test('a peer changes its mind', async () => {
    await lab.peer('google', { refusals: [] });
    await lab.send({ to: 'bob@gmail.com', subject: 'now welcome' });
    expect(await lab.waitForDelivery({ subject: 'now welcome' })).toMatchObject({ ipVersion: 6 });
    await expect(lab.peer('nobody', {})).rejects.toThrow('no such peer');
  });

  test('a blocked IPv6 address makes mail go over IPv4', async () => {
    await lab.block('2001:db8:1::30');
    await lab.send({ to: 'bob@dualstack.example', subject: 'detour' });
    expect(await lab.waitForDelivery({ subject: 'detour' })).toMatchObject({ ipVersion: 4 });
    await lab.unblock('2001:db8:1::30');
  });

  test('a dead resolver defers, and mail goes on when it is back', async () => {
    await lab.dns.stop();
    await lab.send({ to: 'carol@dualstack.example', subject: 'patience' });
    await lab.waitForLog(
      /carol@dualstack\.example.*status=deferred \(Host or domain name not found/,
    );
    await lab.dns.start();
    await lab.waitForDelivery({ subject: 'patience' });
  });

  test('a domain can be added', async () => {
    await lab.dns.add('mx-host=late.example,mx.dualstack.example,10');
    await lab.send({ to: 'bob@late.example', subject: 'late' });
    expect(await lab.waitForDelivery({ subject: 'late' })).toMatchObject({ peer: 'dualstack' });
  });
});

test('DNS: SPF names IPv4 only, and only IPv4 has a PTR record', async () => {
  const script = `const dns = require('node:dns/promises');
    const answer = (question) => question.catch((error) => error.code);
    Promise.all([
      answer(dns.resolve('lab.example', 'TXT')),
      answer(dns.resolve('mail.lab.example', 'AAAA')),
      answer(dns.reverse('192.0.2.10')),
      answer(dns.reverse('2001:db8::10')),
      answer(dns.resolve('nowhere.example', 'MX')),
    ]).then((all) => console.log(JSON.stringify(all)))`;
  const { stdout } = await lab.exec(process.execPath, ['-e', script]);
  expect(JSON.parse(stdout)).toEqual([
    [['v=spf1 ip4:192.0.2.10 -all']],
    ['2001:db8::10'],
    ['mail.lab.example'],
    'ENOTFOUND',
    'ENOTFOUND',
  ]);
});
