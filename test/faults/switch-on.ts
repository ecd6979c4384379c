import { randomBytes } from 'node:crypto';
import { type ChangeRequest, changeRequest, type Edit } from '../../main/root/request.ts';
import type { Lab } from '../lab/lab.ts';

// One domain that is delivered in every state: over IPv6 without the rule, over IPv4 with it.
export const domain = 'dualstack.example';

/** The edits that switch the domain on; interfaces for the service where a literal IPv6 address would end it. */
export function onEdits(
  interfaces: readonly string[] = [],
  type = 'texthash',
  route = 'smtp-ipv4:',
): readonly Edit[] {
  return [
    {
      edit: 'service',
      name: 'smtp-ipv4',
      model: 'smtp',
      syslogName: 'postfix/smtp-ipv4',
      interfaces,
    },
    { edit: 'transport-map', type, rules: [{ domain, route }] },
  ];
}

/** A change of these edits, as the root part is asked for it, under a fresh id of this second. */
export function requestOf(
  lab: Lab,
  edits: readonly Edit[],
  second = 0,
): { request: string; id: string } {
  const id = `20260101T00000${second}Z-${randomBytes(3).toString('hex')}`;
  const change: ChangeRequest = { edits, before: [], after: [] };
  return { request: changeRequest(place(lab), change, id, 'faults'), id };
}

/** A change that switches the domain on. */
export function onRequest(
  lab: Lab,
  interfaces: readonly string[],
): { request: string; id: string } {
  return requestOf(lab, onEdits(interfaces));
}

/** The lab's Postfix as the root part names it. */
export const place = (lab: Lab) => ({ configDir: lab.configDir, commandDir: '/usr/sbin' });
