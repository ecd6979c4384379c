import type { ChangePreview, ChangeResult } from '../../../main/services/change.ts';

// Values for the scenes of a change: preview and results.

export const preview: ChangePreview = {
  token: 'preview-1',
  title: 'Send mail for gmail.com over IPv4?',
  steps: [
    { text: 'A file with the rule is added', detail: 'postbar_transport' },
    { text: 'A delivery service that uses IPv4 only is added', detail: 'smtp-ipv4 in master.cf' },
    { text: 'One line is added to main.cf', detail: 'transport_maps' },
    { text: 'Postfix is checked and reloaded', detail: 'If anything fails, all is put back' },
  ],
  diff: [
    {
      file: '/etc/postfix/main.cf',
      patch:
        '--- /etc/postfix/main.cf\n+++ /etc/postfix/main.cf\n@@ -12,3 +12,4 @@\n mynetworks = 127.0.0.0/8\n inet_protocols = all\n-transport_maps = hash:/etc/postfix/transport\n+transport_maps = texthash:/etc/postfix/postbar_transport,\n+    hash:/etc/postfix/transport\n',
    },
    {
      file: '/etc/postfix/postbar_transport',
      patch:
        '--- /dev/null\n+++ /etc/postfix/postbar_transport\n@@ -0,0 +1 @@\n+gmail.com smtp-ipv4:\n',
    },
  ],
  warnings: [],
  nothingToDo: false,
};

export const warned: ChangePreview = {
  ...preview,
  warnings: [
    {
      code: 'relayhost',
      message:
        'Your mail goes through relay.example first. The rule concerns the way there only: what happens after it is the relay’s affair.',
    },
  ],
};

export const needless: ChangePreview = {
  ...preview,
  title: 'Mail for gmail.com goes over IPv4',
  steps: [],
  diff: [],
  nothingToDo: true,
};

export const done: ChangeResult = {
  ok: true,
  changed: true,
  changeId: 'change-1',
  message: 'Mail for gmail.com now goes over IPv4.',
  diff: preview.diff,
  warnings: [],
};

const refused = { ok: false, changed: false, diff: [], warnings: [] } as const;

export const cancelled: ChangeResult = {
  ...refused,
  message: 'Nothing was changed.',
  error: { code: 'cancelled', message: 'You closed the password dialog. Nothing was changed.' },
};

export const rolledBack: ChangeResult = {
  ...refused,
  message: 'Postfix did not accept the change.',
  error: {
    code: 'rolled-back',
    message: 'Postfix did not accept the change, so everything was put back as it was.',
    detail:
      'postfix/postfix-script: fatal: the Postfix mail system is not running\nmaster.cf: line 42: bad field count',
  },
};

export const changedMeanwhile: ChangeResult = {
  ...refused,
  message: 'Somebody edited the files meanwhile.',
  error: {
    code: 'changed-meanwhile',
    message: 'Somebody edited main.cf since you looked. Nothing was changed.',
  },
};
