import type { Facts } from '../facts.ts';
import type { Found } from '../finding.ts';
import { failuresOf } from './failures.ts';

/** The relay does not accept user name and password. */
export function relayLogin(facts: Facts): Found[] {
  const failures = failuresOf(facts).filter(({ diagnosis }) => diagnosis.cause === 'relay-login');
  if (failures.length === 0) return [];
  const relay = facts.reading.ok ? (facts.reading.configuration.values.relayhost ?? '') : '';
  const evidence = failures.map((failure) => failure.evidence);
  return [{ kind: 'relay-login', subject: relay, severity: 'problem', evidence }];
}
