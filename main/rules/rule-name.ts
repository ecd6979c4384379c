/** What a rule is for: a domain, or a provider by its id. */
export interface RuleName {
  readonly kind: 'domain' | 'provider';
  readonly name: string;
}

/** A rule as `postbar ipv4 on` and the record of changes name it: `gmail.com`, `provider:google`. */
export const writtenName = ({ kind, name }: RuleName): string =>
  kind === 'provider' ? `provider:${name}` : name;

/** Reads such a name; whether there is that domain or provider is for others to say. */
export function readName(text: string): RuleName {
  const provider = /^provider:(.*)$/s.exec(text)?.[1];
  return provider === undefined
    ? { kind: 'domain', name: text }
    : { kind: 'provider', name: provider };
}
