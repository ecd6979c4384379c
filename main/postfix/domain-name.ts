import { domainToASCII } from 'node:url';

export type DomainFault =
  | 'empty'
  | 'too-long'
  | 'an-address'
  | 'an-ip-address'
  | 'not-a-name'
  | 'one-label';

/**
 * A domain as a transport map wants it: lower case, A-labels (RFC 5891), with a
 * leading dot where all its subdomains are meant (transport(5)). Anything else
 * is refused with the reason. Lengths: RFC 1035, 2.3.4.
 */
export function readDomain(
  input: string,
): { ok: true; name: string } | { ok: false; fault: DomainFault } {
  const typed = input.trim();
  const fault = (name: DomainFault) => ({ ok: false, fault: name }) as const;
  if (typed !== input.replace(/^ +| +$/g, '')) return fault('not-a-name');
  if (typed === '') return fault('empty');
  if (typed.length > 260) return fault('too-long');
  if (typed.includes('@')) return fault('an-address');
  const dot = typed.startsWith('.') ? '.' : '';
  const written = typed.slice(dot.length).replace(/\.$/, '');
  if (/^[\d.]+$/.test(written) || /^\[|:/.test(written)) return fault('an-ip-address');
  // Every ASCII character is checked before the IDN step, which would drop or decode some.
  if (!/^[A-Za-z0-9.\-\u0080-\u{10ffff}]+$/u.test(written)) return fault('not-a-name');
  const name = domainToASCII(written);
  if (name === '') return fault('not-a-name');
  if (name.length > 253 || name.split('.').some((label) => label.length > 63)) {
    return fault('too-long');
  }
  const label = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/;
  const labels = name.split('.');
  if (!labels.every((part) => label.test(part))) return fault('not-a-name');
  if (/^\d+$/.test(labels.at(-1) ?? '')) return fault('an-ip-address');
  if (labels.length < 2) return fault('one-label');
  return { ok: true, name: dot + name };
}
