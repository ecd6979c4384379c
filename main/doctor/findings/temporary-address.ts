import type { Facts } from '../facts.ts';
import type { Found } from '../finding.ts';
import { failuresOf } from './failures.ts';

/**
 * Mail leaves from an IPv6 address that changes every few days (RFC 8981), and
 * is refused for it, while the machine has one that stays.
 */
export function temporaryAddress(facts: Facts): Found[] {
  if (!facts.reading.ok || facts.reading.configuration.values.smtp_bind_address6) return [];
  const global = (facts.addresses ?? []).filter(({ version }) => version === 6);
  const refused = failuresOf(facts).filter(({ diagnosis }) => diagnosis.class === 'no-ptr-ipv6');
  const source = global.find(
    ({ address, temporary }) => temporary && refused.some(({ reason }) => reason.includes(address)),
  );
  const lasting = global.filter(
    ({ temporary, deprecated, address }) => !temporary && !deprecated && !/^f[cd]/.test(address),
  );
  // Of the same network: there the way out is the same.
  const stable = lasting.find((one) => one.interface === source?.interface) ?? lasting[0];
  if (!source || !stable) return [];
  return [
    {
      kind: 'temporary-address',
      subject: stable.address,
      severity: 'warning',
      evidence: [
        { source: source.interface, text: `${source.address} temporary` },
        { source: stable.interface, text: `${stable.address} stable` },
        ...refused.map(({ evidence }) => evidence),
      ],
      remedy: {
        by: 'edits',
        edits: [{ edit: 'bind-address6', address: stable.address }],
        retry: refused.map(({ domain }) => domain),
      },
    },
  ];
}
