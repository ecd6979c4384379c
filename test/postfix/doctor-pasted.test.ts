import { afterEach, expect, test } from 'vitest';
import { createLab, type Lab } from '../lab/lab.ts';
import { postbar } from './command-line.ts';
import { findingsIn, fix, idsIn, showFix } from './doctor.ts';

// What word processors, Windows editors and half a paste leave in Postfix's files.

let lab: Lab;
afterEach(() => lab?.close());

const byteOrderMark = '\ufeff';
/** As the lab gives a file's text: each byte a character. */
const inBytes = (text: string) => Buffer.from(text).toString('latin1');

test('quotes of a word processor are named with their line, and one click makes them straight', async () => {
  lab = await createLab({ peers: false });
  const main = await lab.read('main.cf');
  await lab.write('main.cf', `${main}smtpd_banner = $myhostname ESMTP \u201cthe club\u201d\n`);
  const line = main.split('\n').length;
  const id = `foreign-characters:main.cf:${line}`;
  const [found] = await findingsIn(lab);
  expect(found).toMatchObject({ id, severity: 'problem' });
  expect(found?.evidence).toMatchObject([{ source: `${lab.configDir}/main.cf:${line}` }]);
  await showFix(lab, id);
  await fix(lab, id);
  expect(await lab.read('main.cf')).toBe(`${main}smtpd_banner = $myhostname ESMTP "the club"\n`);
  expect(await idsIn(lab)).toEqual([]);
});

test('a byte-order mark before a comment becomes a part of it', async () => {
  lab = await createLab({ peers: false, start: false });
  const main = await lab.read('main.cf');
  await lab.write('main.cf', `${byteOrderMark}# My mail server\n${main}`);
  expect(await idsIn(lab)).toContain('byte-order-mark:main.cf:1');
  await fix(lab, 'byte-order-mark:main.cf:1');
  expect(await lab.read('main.cf')).toBe(inBytes(`#${byteOrderMark}# My mail server\n${main}`));
  expect(await idsIn(lab)).toEqual(['postfix-stopped']);
});

test('a byte-order mark before a parameter is shown, and the line is left to its owner', async () => {
  lab = await createLab({ peers: false, start: false });
  const text = `${byteOrderMark}myhostname = mail.lab.example\n${await lab.read('main.cf')}`;
  await lab.write('main.cf', text);
  const found = (await findingsIn(lab)).find(({ id }) => id === 'byte-order-mark:main.cf:1');
  expect(found).toMatchObject({ severity: 'problem' });
  expect(found?.fix).toBeUndefined();
  expect(await lab.read('main.cf')).toBe(inBytes(text));
});

test('an entry without a value is shown with its line; nobody can know what was meant', async () => {
  lab = await createLab({
    peers: false,
    files: { transport: 'other.example smtp:\ngmail.com\n' },
    mainCf: { transport_maps: 'texthash:$config_directory/transport' },
  });
  const [found, ...others] = await findingsIn(lab);
  const map = `${lab.configDir}/transport`;
  expect(found).toMatchObject({ id: `entry-without-value:${map}`, severity: 'warning' });
  expect(found?.evidence).toEqual([{ source: `${map}:2`, text: 'gmail.com' }]);
  expect(found?.fix).toBeUndefined();
  expect(others).toEqual([]);
});

test('a report made offline asks nobody, and says so', async () => {
  lab = await createLab({ peers: false });
  const report = async (...options: string[]) =>
    (await postbar(lab, ['doctor', 'report', ...options])).json.report;
  const before = await packetsSent();
  expect(await report('--offline')).toContain('The DNS was not asked');
  expect(await packetsSent()).toBe(before);
  expect(await report()).not.toContain('The DNS was not asked');
  expect(await packetsSent()).not.toBe(before);
});

/** UDP packets over IPv4 and over IPv6 that left any program of the lab, as the kernel counts them. */
async function packetsSent(): Promise<string> {
  const count = `grep ^Udp: /proc/net/snmp | tail -1 | cut -d' ' -f5; grep Udp6Out /proc/net/snmp6`;
  return (await lab.exec('sh', ['-c', count], { check: true })).stdout;
}
