import { Resolver } from 'node:dns/promises';

/** What the DNS says. `none`: it says that there is no such record; `silent`: it did not answer. */
export type DnsAnswer =
  | { readonly ok: true; readonly values: readonly string[] }
  | { readonly ok: false; readonly why: 'none' | 'silent' };

export type RecordType = 'A' | 'AAAA' | 'MX' | 'PTR' | 'TXT';

/** Asks for the records of a name. PTR takes the reversed name (`….ip6.arpa`). Never rejects. */
export type AskDns = (name: string, type: RecordType) => Promise<DnsAnswer>;

const TRY_MS = 1_500;
const TRIES = 2;

/**
 * Asks the machine's own resolver, each question at most about three seconds.
 * Never `dns.reverse`, which takes what /etc/hosts says for the world's view.
 */
export function systemDns(): AskDns {
  const resolver = new Resolver({ timeout: TRY_MS, tries: TRIES });
  return async (name, type) => {
    try {
      return { ok: true, values: await ask(resolver, name, type) };
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      const isNone = code === 'ENOTFOUND' || code === 'ENODATA';
      return { ok: false, why: isNone ? 'none' : 'silent' };
    }
  };
}

/** For `--offline`: nothing is asked. */
export const noDns: AskDns = async () => ({ ok: false, why: 'silent' });

async function ask(resolver: Resolver, name: string, type: RecordType): Promise<readonly string[]> {
  switch (type) {
    case 'A':
      return resolver.resolve4(name);
    case 'AAAA':
      return resolver.resolve6(name);
    case 'PTR':
      return resolver.resolvePtr(name);
    case 'TXT':
      return (await resolver.resolveTxt(name)).map((parts) => parts.join(''));
    case 'MX': {
      const records = await resolver.resolveMx(name);
      return records
        .sort((one, other) => one.priority - other.priority)
        .map(({ exchange }) => exchange);
    }
  }
}
