// Checks the two walls of the architecture: 'electron' is imported only in
// main/shell and preload, and nothing of Node in renderer. Exits 1 and names
// each offending import.
import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join, sep } from 'node:path';

const importOf =
  /(?:^|\s)(?:import|export)\s[^'"]*?['"]([^'"]+)['"]|\b(?:import|require)\(\s*['"]([^'"]+)['"]/g;

const sources = ['main', 'preload', 'renderer'].flatMap((top) =>
  readdirSync(top, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).split(sep).join('/')),
);

/** Why this import may not stand in this file, or undefined where it may. */
function objection(file, name) {
  const mayUseElectron = file.startsWith('main/shell/') || file.startsWith('preload/');
  if (/^electron(\/|$)/.test(name) && !mayUseElectron)
    return 'electron belongs to main/shell and preload';
  if (!file.startsWith('renderer/')) return undefined;
  if (name.startsWith('node:') || builtinModules.includes(name)) return 'the renderer has no Node';
  if (/(^|\/)main\//.test(name)) return 'the renderer reaches main only through the contract';
  return undefined;
}

const offences = sources.flatMap((file) =>
  [...readFileSync(file, 'utf8').matchAll(importOf)]
    .map((match) => match[1] ?? match[2])
    .flatMap((name) => {
      const why = objection(file, name);
      return why ? [`${file}: imports '${name}': ${why}`] : [];
    }),
);

for (const offence of offences) console.error(offence);
if (offences.length > 0) process.exit(1);
console.log(`boundaries: ${sources.length} files, none crosses a wall`);
