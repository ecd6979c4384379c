import { providerById } from '../doctor/providers.ts';
import { type DomainFault, readDomain } from '../postfix/domain-name.ts';
import { readName } from '../rules/rule-name.ts';
import type { RuleIntent } from './change.ts';

/** An intent whose names are checked: A-labels, and ids of known providers. */
export interface CheckedIntent {
  readonly to: 'on' | 'off';
  readonly domains: readonly string[];
  readonly providers: readonly string[];
}

export type IntentFault =
  | { readonly fault: DomainFault; readonly input: string }
  | { readonly fault: 'unknown-provider' | 'nothing-named'; readonly input: string };

const manyNames = 1_000;

/** Checks every name before anything is run. */
export function checkIntent(
  intent: RuleIntent,
): { ok: true; intent: CheckedIntent } | { ok: false; fault: IntentFault } {
  const domains = new Set<string>();
  const providers = new Set<string>();
  if (intent.names.length === 0 || intent.names.length > manyNames) {
    return { ok: false, fault: { fault: 'nothing-named', input: '' } };
  }
  for (const input of intent.names) {
    const { kind, name } = readName(input);
    if (kind === 'provider') {
      if (!providerById(name)) {
        return { ok: false, fault: { fault: 'unknown-provider', input: name } };
      }
      providers.add(name);
      continue;
    }
    const domain = readDomain(input);
    if (!domain.ok) return { ok: false, fault: { fault: domain.fault, input } };
    domains.add(domain.name);
  }
  return {
    ok: true,
    intent: { to: intent.to, domains: [...domains], providers: [...providers] },
  };
}
