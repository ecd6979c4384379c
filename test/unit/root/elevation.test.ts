import { expect, test } from 'vitest';
import { refusalOf } from '../../../main/root/elevation.ts';

// What sudo-prompt says, as its source has it.
const denied = 'User did not grant permission.';

test.each([
  ['the dialog was closed on a Mac', denied, undefined, 'cancelled'],
  ['the dialog was closed on Linux', denied, 126, 'cancelled'],
  ['nobody could be asked', denied, 127, 'not-authorized'],
  ['there is no agent', 'No polkit authentication agent found.', 127, 'not-authorized'],
  ['there is no pkexec', 'Unable to find pkexec or kdesudo.', undefined, 'not-authorized'],
  ['the command ended badly', 'Command failed: echo QUJD | …', 1, 'no-answer'],
])('%s', (_, message, code, outcome) => {
  const answer = refusalOf(Object.assign(new Error(message), { code }));
  expect(answer).toMatchObject({ ok: false, code: outcome });
  // sudo-prompt puts the whole command into its message: it is nobody's to read.
  expect(JSON.stringify(answer)).not.toContain('QUJD');
});
