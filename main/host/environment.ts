import type { Command } from './host.ts';

// Postfix's tools live in sbin, which a user's or a launched app's PATH may lack.
// LC_ALL=C keeps messages and dates in the form the parsers know.
const fixed = { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', LC_ALL: 'C' };

// What a display or a dialog needs, and where the user is at home; nothing that changes Postfix.
const inherited = ['HOME', 'USER', 'LOGNAME', 'TMPDIR', 'TZ', 'DISPLAY', 'XAUTHORITY'];

/** All that a program finds in its environment. */
export function environmentOf({ env }: Command): Record<string, string> {
  const kept = inherited.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value]];
  });
  return { ...Object.fromEntries(kept), ...fixed, ...env };
}
