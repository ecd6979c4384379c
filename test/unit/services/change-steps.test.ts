import { expect, test } from 'vitest';
import { stepsOf } from '../../../main/services/change-steps.ts';
import { fileDiff } from '../../../main/services/scratch.ts';
import { textsFor } from '../../../main/texts/texts.ts';

const dir = '/etc/postfix';
type Texts = readonly [before: string | undefined, after: string | undefined];

/** The steps of a change that leads from the first text of each file to the second. */
function steps(files: Readonly<Record<string, Texts>>, runs = true, locale = 'en') {
  const digest = (text: string | undefined) => text ?? 'absent';
  const changed = Object.entries(files).map(([file, [before, after]]) => ({
    file,
    before: digest(before),
    after: digest(after),
  }));
  const diff = Object.entries(files).map(([file, [before = '', after = '']]) =>
    fileDiff(`${dir}/${file}`, before, after),
  );
  return stepsOf(textsFor(locale), dir, changed, diff, runs).map(
    ({ text, detail }) => `${text} | ${detail}`,
  );
}

const main = 'mynetworks = 127.0.0.0/8\ninet_protocols = all\n';
const own = 'transport_maps = texthash:/etc/postfix/postbar_transport\n';
const master = 'smtp unix - - n - - smtp\n';
const service =
  'smtp-ipv4 unix - - n - - smtp\n  -o inet_protocols=ipv4\n  -o syslog_name=postfix/smtp-ipv4\n';
const reload = 'Postfix is checked and reloaded | If anything fails, all is put back';

test('a rule that is switched on, and taken back', () => {
  const on: Record<string, Texts> = {
    postbar_transport: [undefined, 'gmail.com smtp-ipv4:\n'],
    'master.cf': [master, master + service],
    'main.cf': [main, main + own],
  };
  expect(steps(on)).toEqual([
    'A file with the rules is added | postbar_transport',
    'A delivery service that uses IPv4 only is added | smtp-ipv4 in master.cf',
    'A setting is added to main.cf | transport_maps',
    reload,
  ]);
  const back = Object.entries(on).map(([file, [before, after]]) => [file, [after, before]]);
  expect(steps(Object.fromEntries(back))).toEqual([
    'The file with the rules is removed | postbar_transport',
    'The delivery service that uses IPv4 only is removed | smtp-ipv4 in master.cf',
    'A setting is taken out of main.cf | transport_maps',
    reload,
  ]);
});

test('a map that was there stays in the setting, which is changed', () => {
  const before = `${main}transport_maps = hash:/etc/postfix/transport\n`;
  const after = `${main}transport_maps = texthash:/etc/postfix/postbar_transport,\n    hash:/etc/postfix/transport\n`;
  expect(steps({ 'main.cf': [before, after] })[0]).toBe(
    'A setting in main.cf is changed | transport_maps',
  );
});

test('a service in a chroot that is repaired, and the table that is built', () => {
  const wrong = 'smtp-ipv4 unix - - y - - smtp\n  -o inet_protocols=ipv4\n';
  const right = 'smtp-ipv4 unix - - n - - smtp\n  -o inet_protocols=ipv4\n';
  expect(
    steps({ 'master.cf': [master + wrong, master + right], 'transport.db': ['1', '2'] }, false),
  ).toEqual([
    'A delivery service is set up anew | smtp-ipv4 in master.cf',
    'The lookup table is built | transport.db',
    'Postfix is checked; it reads the change when it starts next | If anything fails, all is put back',
  ]);
});

test('a line in which no name is changed is told by its file', () => {
  const before = `${main}mydestination = localhost,\n  one.example\n`;
  const after = `${main}mydestination = localhost,\n  two.example\n`;
  expect(steps({ 'main.cf': [before, after], 'maps/a': ['x\n', 'y\n'] }).slice(0, 2)).toEqual([
    'Postfix’s settings are changed | main.cf',
    'A file is changed | maps/a',
  ]);
});

test('lines that look like the header of a diff, and a file of the same name in a folder', () => {
  const after = `${main}++ a = b\n-- c = d\n`;
  expect(steps({ 'main.cf': [main, after], 'sub/main.cf': [main, main + own] })).toEqual([
    'Postfix’s settings are changed | main.cf',
    'A file is changed | sub/main.cf',
    reload,
  ]);
});

test('in German too', () => {
  expect(steps({ 'main.cf': [main, main + own] }, true, 'de')[0]).toBe(
    'In main.cf kommt eine Einstellung hinzu | transport_maps',
  );
});
