import { providerById } from '../doctor/providers.ts';
import { type DomainFault, readDomain } from '../postfix/domain-name.ts';
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
    const provider = /^provider:(.*)$/s.exec(input)?.[1];
    if (provider !== undefined) {
      if (!providerById(provider)) {
        return { ok: false, fault: { fault: 'unknown-provider', input: provider } };
      }
      providers.add(provider);
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
