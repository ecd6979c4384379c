import type { Edit } from '../../main/root/request.ts';
import { createLab, type Lab, type LabOptions } from '../lab/lab.ts';
import { onEdits } from './switch-on.ts';

/** A configuration, and the change that is killed on it. */
export interface KillScenario {
  readonly name: string;
  readonly edits: readonly Edit[];
  makeLab(): Promise<Lab>;
  /** A change made before, which `edits` take away. */
  readonly before?: readonly Edit[];
}

const withoutEnd = (text: string) => text.replace(/\n+$/, '');

const byHand: LabOptions = {
  start: false,
  mainCf: { transport_maps: 'hash:$config_directory/transport' },
  // Chroot `-` means n from compatibility level 1 on: it works, and the change says n.
  masterCf: (text) =>
    `${text}smtp-ipv4 unix - - - - - smtp\n  -o inet_protocols=ipv4\n  -o smtp_helo_timeout=9\n`,
  files: {
    transport:
      '# by hand\nslow.example smtp-ipv4:\nforgotten.example\nmailbox.example smtp-ipv4:\n',
  },
};

async function labByHand(): Promise<Lab> {
  const lab = await createLab(byHand);
  await lab.exec('postmap', [`hash:${lab.configDir}/transport`], { check: true });
  await lab.postfix('start');
  return lab;
}

export const killScenarios: readonly KillScenario[] = [
  { name: 'a stock configuration, rule on', makeLab: () => createLab(), edits: onEdits() },
  {
    name: 'two maps, a relayhost, a literal IPv6 address, no final line end',
    makeLab: () =>
      createLab({
        inetInterfaces: '192.0.2.10, [2001:db8::10], 127.0.0.1',
        files: { transport: 'mailbox.example :' },
        masterCf: withoutEnd,
        mainCf: (text) =>
          `${text}relayhost = [mx.dualstack.example]\ntransport_maps = texthash:$config_directory/transport`,
      }),
    edits: [
      ...onEdits(['192.0.2.10', '127.0.0.1'], 'hash', 'smtp-ipv4:[mx.dualstack.example]'),
      { edit: 'reply-filter', mxHosts: ['google.com'] },
    ],
  },
  {
    name: 'a recipe made by hand, mended',
    makeLab: labByHand,
    edits: [
      { edit: 'no-chroot', name: 'smtp-ipv4' },
      { edit: 'comment-line', file: 'transport', line: 3 },
      { edit: 'build-map', type: 'hash', file: 'transport' },
    ],
  },
  {
    name: 'a rule of Postbar’s, off',
    makeLab: () => createLab(),
    before: onEdits(),
    edits: [
      { edit: 'transport-map', type: 'texthash', rules: [] },
      { edit: 'no-service', name: 'smtp-ipv4' },
    ],
  },
];
