import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

// Real Postfix data stands beside a developer's checkout, not in it.
const folder = resolve(import.meta.dirname, '../../../../shared/corpus');

/** Whether the corpus is there; says so in one line where it is not. */
export function hasCorpus(): boolean {
  const found = existsSync(folder);
  if (!found) console.log('skipped: ../shared/corpus does not stand beside this checkout');
  return found;
}

/** A file of the corpus as text. */
export function corpusText(path: string): string {
  return readFileSync(resolve(folder, path), 'utf8');
}

/** A file of the corpus, each byte as the character of its number. */
export function corpusBytes(path: string): string {
  return readFileSync(resolve(folder, path), 'latin1');
}

/** The objects of a file of JSON lines. */
export function corpusLines<T>(path: string): T[] {
  return corpusText(path)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);
}

/** Paths of the files in a folder of the corpus, relative to the corpus. */
export function corpusFiles(path: string): string[] {
  return readdirSync(resolve(folder, path), { recursive: true, encoding: 'utf8' }).map(
    (name) => `${path}/${name}`,
  );
}
