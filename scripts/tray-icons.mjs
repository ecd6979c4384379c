// Draws the menu-bar icons from assets/tray/*.svg at 16 and 32 pixels, with
// rsvg-convert (Debian: librsvg2-bin, Homebrew: librsvg).
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';

const folder = 'assets/tray';

for (const file of readdirSync(folder).filter((name) => name.endsWith('.svg'))) {
  const name = basename(file, '.svg');
  for (const [suffix, size] of [
    ['', '16'],
    ['@2x', '32'],
  ]) {
    const to = join(folder, `${name}Template${suffix}.png`);
    execFileSync('rsvg-convert', ['-w', size, '-h', size, '-o', to, join(folder, file)]);
  }
}
