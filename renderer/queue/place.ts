import type { Message } from '../../preload/contract.ts';

const DOMAIN = 'domain:';
const HELD = 'queue:hold';

/**
 * The filter a window's address asks for: `#mailbox-full` is a cause,
 * `#domain:gmail.com` a domain, `#queue:hold` what is on hold; undefined without one.
 */
export function placeOf(hash: string): Message<'queue.page'>['filter'] | undefined {
  const at = decoded(hash.slice(1)).slice(0, 200);
  if (at === '') return undefined;
  if (at.startsWith(DOMAIN)) return { domain: at.slice(DOMAIN.length) };
  return at === HELD ? { queue: 'hold' } : { cause: at };
}

/** A hash that is no valid encoding is nobody's place. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
