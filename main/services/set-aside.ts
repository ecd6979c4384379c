import { access, rename } from 'node:fs/promises';

/**
 * Renames a file that cannot be understood to `<file>.broken`, or with a number where there is
 * one already: nothing is overwritten. Gives the new name; rejects with the system's error.
 */
export async function setAside(file: string): Promise<string> {
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? `${file}.broken` : `${file}.broken-${number}`;
    const isFree = await access(name).then(
      () => false,
      () => true,
    );
    if (!isFree) continue;
    await rename(file, name);
    return name;
  }
}
