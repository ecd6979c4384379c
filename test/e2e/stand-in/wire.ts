import { readFileSync } from 'node:fs';
import { runInThisContext } from 'node:vm';

interface Wire {
  encode(value: unknown): string;
  decode(text: string): unknown;
}

/** The text of a script for pages. */
export const pageScript = (name: string): string =>
  readFileSync(new URL(`page/${name}`, import.meta.url), 'utf8')
    .trimEnd()
    .replace(/;$/, '');

/** The same code in Node that runs in the pages. */
export const wire: Wire = runInThisContext(pageScript('wire.js'));
