import { randomBytes } from 'node:crypto';
import { type ChangeRequest, changeRequest } from '../../main/root/request.ts';
import type { Lab } from '../lab/lab.ts';

// One domain that is delivered in every state: over IPv6 without the rule, over IPv4 with it.
export const domain = 'dualstack.example';

/** A change that switches the domain on, as the root part is asked for it, under a fresh id. */
export function onRequest(
  lab: Lab,
  interfaces: readonly string[],
): { request: string; id: string } {
  const id = `20260101T000000Z-${randomBytes(3).toString('hex')}`;
  const change: ChangeRequest = {
    edits: [
      {
        edit: 'service',
        name: 'smtp-ipv4',
        model: 'smtp',
        syslogName: 'postfix/smtp-ipv4',
        interfaces,
      },
      { edit: 'transport-map', type: 'texthash', rules: [{ domain, route: 'smtp-ipv4:' }] },
    ],
    before: [],
    after: [],
  };
  return { request: changeRequest(place(lab), change, id, 'faults'), id };
}

/** The lab's Postfix as the root part names it. */
export const place = (lab: Lab) => ({ configDir: lab.configDir, commandDir: '/usr/sbin' });
