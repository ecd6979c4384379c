import type { Facts } from '../facts.ts';
import type { Found } from '../finding.ts';

const MEBIBYTE = 1024 * 1024;
const alwaysTooLittle = 20 * MEBIBYTE;

/** smtpd(8) refuses mail when less than one and a half times message_size_limit is free. */
export function diskShort({ disk, reading }: Facts): Found[] {
  if (!disk) return [];
  const limit = reading.ok ? Number(reading.configuration.values.message_size_limit) || 0 : 0;
  const needed = Math.max(alwaysTooLittle, limit * 1.5);
  if (disk.free >= needed) return [];
  const text = `${Math.floor(disk.free / MEBIBYTE)} MiB free, ${Math.ceil(needed / MEBIBYTE)} MiB needed`;
  return [
    {
      kind: 'disk-short',
      subject: '',
      severity: 'problem',
      evidence: [{ source: disk.directory, text }],
    },
  ];
}
