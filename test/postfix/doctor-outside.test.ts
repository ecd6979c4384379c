import { afterEach, expect, test } from 'vitest';
import { createLab, type Lab } from '../lab/lab.ts';
import { postbar } from './command-line.ts';

// What the world sees of a lab's server.

let lab: Lab;
afterEach(() => lab?.close());

const linesOf = async (args: readonly string[] = []) => {
  const said = await postbar(lab, ['doctor', ...args]);
  expect(said.code, said.text).toBe(0);
  return said.json.reachability;
};

test('IPv4 has a name and SPF, IPv6 has neither: what to ask of whom', async () => {
  lab = await createLab();
  await lab.send({ to: 'bob@dualstack.example', subject: 'sent' });
  await lab.waitForDelivery({ subject: 'sent' });
  const { addresses, domains, lines, asked } = await linesOf();
  expect(asked).toBe(true);
  expect(addresses).toMatchObject([
    {
      address: '192.0.2.10',
      kind: 'stable',
      reverse: { state: 'confirmed', name: 'mail.lab.example' },
    },
    { address: '2001:db8::10', kind: 'stable', reverse: { state: 'none' } },
  ]);
  expect(domains).toMatchObject([
    {
      domain: 'lab.example',
      mx: ['mail.lab.example'],
      dmarc: 'v=DMARC1; p=none',
      spfResults: [
        { address: '192.0.2.10', result: 'pass' },
        { address: '2001:db8::10', result: 'fail' },
      ],
    },
  ]);
  const trouble = lines.filter(({ state }: { state: string }) => state === 'trouble');
  expect(trouble).toMatchObject([
    {
      topic: 'reverse-name',
      subject: '2001:db8::10',
      ask: {
        whom: 'internet-provider',
        record:
          '0.1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa. IN PTR mail.lab.example.',
      },
    },
    {
      topic: 'spf',
      ask: {
        whom: 'dns-host',
        record: 'lab.example. IN TXT "v=spf1 ip4:192.0.2.10 ip6:2001:db8::10 -all"',
      },
    },
  ]);
});

test('a reverse name that does not lead back counts as none', async () => {
  const reversed = '0.1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa';
  lab = await createLab({ dns: [`ptr-record=${reversed},elsewhere.example`] });
  const { addresses } = await linesOf();
  expect(addresses[1].reverse).toEqual({ state: 'unconfirmed', name: 'elsewhere.example' });
});

test('offline, and with a dead resolver, it says what it could not ask, in time', async () => {
  lab = await createLab();
  const { asked, addresses, lines } = await linesOf(['--offline']);
  expect(asked).toBe(false);
  expect(addresses[0].reverse.state).toBe('not-asked');
  expect(lines).toContainEqual(expect.objectContaining({ state: 'unknown' }));
  await lab.dns.stop();
  const begun = Date.now();
  expect((await linesOf()).asked).toBe(false);
  expect(Date.now() - begun).toBeLessThan(60_000);
});

test('a report for a forum masks mail addresses and our own', async () => {
  lab = await createLab();
  await lab.send({ to: 'secretary@gmail.com' });
  await lab.waitForLog(/gmail\.com.*status=bounced/);
  const { report } = (await postbar(lab, ['doctor', 'report'])).json;
  expect(report).toContain('***@gmail.com');
  expect(report).toContain('[my IPv6 address]');
  expect(report).toContain('IPv6 sending guidelines');
  expect(report).not.toContain('secretary');
  expect(report).not.toContain('2001:db8::10');
  expect(report).not.toContain('192.0.2.10');
});
