import type { Cause } from './explanation.ts';

/**
 * A hint at a cause: where `pattern` is found, `weight` points speak for it.
 * 1–2: faint. 3–5: usual. 6–8: says so. 9 and more: hardly anything else can be meant.
 */
export interface Signal {
  readonly cause: Cause;
  readonly weight: number;
  readonly pattern: RegExp;
  /** Looked for in links and host names instead of in the sentences. */
  readonly inNames?: true;
}

/**
 * A hint by phrases, any of which will do. A phrase matches whole words; in it, `~` is a
 * gap or a hyphen or nothing (`mail~box`), `…` up to forty characters, `*` the rest of a
 * word, and `(a|b)` and `?` are as in a regular expression. Phrases are lower case, no accents.
 */
export function says(cause: Cause, weight: number, ...phrases: readonly string[]): Signal {
  const pattern = phrases.map(compiled).join('|');
  return {
    cause,
    weight,
    pattern: new RegExp(`(?<![\\p{L}\\d])(?:${pattern})(?![\\p{L}\\d])`, 'u'),
  };
}

/** A hint by where and how something stands, which phrases cannot say. */
export function matches(cause: Cause, weight: number, pattern: RegExp): Signal {
  return { cause, weight, pattern };
}

/** A hint in a link or a host name. */
export function names(cause: Cause, weight: number, pattern: RegExp): Signal {
  return { cause, weight, pattern, inNames: true };
}

function compiled(phrase: string): string {
  return phrase
    .replaceAll('(', '(?:')
    .replaceAll('~', '[ -]?')
    .replaceAll('*', '[\\p{L}\\d]*')
    .replaceAll('…', '.{0,40}?');
}
