import type { ChangePreview, ChangeResult } from '../../../main/services/change.ts';
import { stepsOf } from '../../../main/services/change-steps.ts';
import { titleOf } from '../../../main/services/change-words.ts';
import { fileDiff } from '../../../main/services/scratch.ts';
import { textsFor } from '../../../main/texts/texts.ts';

// Values for the scenes of a change: preview and results, in Postbar's own words.

const texts = textsFor('en');
const { result, error, warning } = texts.rules;
const dir = '/etc/postfix';

const mainCf = ['mydomain = club.example', 'mynetworks = 127.0.0.0/8', 'inet_protocols = all'];
const masterCf = ['pickup unix n - n 60 1 pickup', 'smtp unix - - n - - smtp'];
const service = [
  'smtp-ipv4 unix - - n - - smtp',
  '  -o inet_protocols=ipv4',
  '  -o syslog_name=postfix/smtp-ipv4',
];
const maps = [`transport_maps = texthash:${dir}/postbar_transport,`, `    hash:${dir}/transport`];

const text = (...lines: readonly string[]) => lines.map((line) => `${line}\n`).join('');
const diff = [
  fileDiff(`${dir}/postbar_transport`, '', text('gmail.com smtp-ipv4:')),
  fileDiff(`${dir}/master.cf`, text(...masterCf), text(...masterCf, ...service)),
  fileDiff(
    `${dir}/main.cf`,
    text(...mainCf, `transport_maps = hash:${dir}/transport`),
    text(...mainCf, ...maps),
  ),
];
const changed = [
  { file: 'postbar_transport', before: 'absent', after: '1' },
  { file: 'master.cf', before: '1', after: '2' },
  { file: 'main.cf', before: '1', after: '2' },
];

export const preview: ChangePreview = {
  token: 'preview-1',
  title: titleOf(texts, { to: 'on', names: ['gmail.com'], clean: true }),
  steps: stepsOf(texts, dir, changed, diff, true),
  diff,
  warnings: [],
  nothingToDo: false,
};

export const warned: ChangePreview = {
  ...preview,
  warnings: [{ code: 'relayhost', message: warning.relayhost('relay.example') }],
};

export const needless: ChangePreview = { ...preview, steps: [], diff: [], nothingToDo: true };

export const done: ChangeResult = {
  ok: true,
  changed: true,
  changeId: 'change-1',
  message: result.on('gmail.com'),
  diff,
  warnings: [],
};

/** A change that was not made, for this reason. */
const refused = (
  code: 'cancelled' | 'rolled-back' | 'changed-meanwhile',
  message: string,
  detail?: string,
): ChangeResult => ({
  ok: false,
  changed: false,
  message,
  diff: [],
  warnings: [],
  error: { code, message, ...(detail === undefined ? {} : { detail }) },
});

export const cancelled = refused('cancelled', error.cancelled());

export const rolledBack = refused(
  'rolled-back',
  error['rolled-back'](),
  'postfix/postfix-script: fatal: the Postfix mail system is not running\nmaster.cf: line 42: bad field count',
);

export const changedMeanwhile = refused('changed-meanwhile', error['changed-meanwhile']('main.cf'));
