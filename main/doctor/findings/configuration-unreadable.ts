import type { Facts } from '../facts.ts';
import type { Found } from '../finding.ts';
import { brokenLines } from './broken-lines.ts';
import { protocolsUnknown } from './protocols-unknown.ts';

/** Postfix itself cannot read its configuration, for a reason that no line alone shows. */
export function configurationUnreadable(facts: Facts): Found[] {
  if (facts.reading.ok || [brokenLines, protocolsUnknown].some((one) => one(facts).length > 0))
    return [];
  const evidence = [{ source: 'postconf', text: facts.reading.complaint }];
  return [{ kind: 'configuration-unreadable', subject: '', severity: 'problem', evidence }];
}
