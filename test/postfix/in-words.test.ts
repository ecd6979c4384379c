import { afterAll, beforeAll, expect, test } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { createLab, type Lab } from '../lab/lab.ts';
import { inWords } from './command-line.ts';

// What the command line says to people, without --json.

let lab: Lab;

beforeAll(async () => {
  lab = await createLab();
});
afterAll(() => lab?.close());

test('which version it is', async () => {
  expect(await inWords(lab, '--version')).toEqual({ code: 0, text: `${packageJson.version}\n` });
});

test('the queue: why mail waits in plain words, with what was said below', async () => {
  expect((await inWords(lab, 'queue')).text).toContain('No mail is waiting');
  await lab.send({ to: 'full@mailbox.example' });
  await lab.waitForLog(/452 4\.2\.2.*/);
  const said = 'said: 452 4.2.2 Mailbox full';
  let text = '';
  // While Postfix tries it again there is no reason.
  const shown = async () => {
    text = (await inWords(lab, 'queue')).text;
    return text;
  };
  await expect.poll(shown, { timeout: 60_000 }).toContain(said);
  const lines = text.split('\n');
  const plain = lines.flatMap((line, at) => (line.includes(said) ? [lines[at - 1]?.trim()] : []));
  expect(plain).toEqual(['1  The recipient’s mailbox is full', 'The recipient’s mailbox is full']);
});

test('what uninstall would do: nothing, take back, remove what is kept', async () => {
  const foreseen = async () => (await inWords(lab, 'uninstall', '--dry-run')).text;
  expect(await foreseen()).toContain('has changed nothing');
  const on = await inWords(lab, 'ipv4', 'on', 'gmail.com');
  expect(on).toMatchObject({ code: 0 });
  expect(on.text).toContain('now goes over IPv4');
  expect(await foreseen()).toMatch(/Would be taken back:\s+Send mail to gmail\.com over IPv4/);
  expect(await inWords(lab, 'undo')).toMatchObject({ code: 0 });
  expect(await foreseen()).toContain('would be removed');
});

test('what cannot be done says why, and what to type instead', async () => {
  const bad = await inWords(lab, 'ipv4', 'on', 'bad..domain');
  expect(bad).toMatchObject({ code: 2 });
  expect(bad.text).toContain('like gmail.com');
  expect(await inWords(lab, 'nonsense')).toEqual({
    code: 2,
    text: "unknown command 'nonsense'\nTry: postbar --help\n",
  });
});
