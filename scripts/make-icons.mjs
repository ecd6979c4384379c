// Draws the icons from their SVG sources, with rsvg-convert (Debian:
// librsvg2-bin, Homebrew: librsvg). What it makes is checked in; run it after
// changing a drawing.
//
//   assets/tray/NAME.svg -> NAMETemplate.png and NAMETemplate@2x.png, for the menu bar
//   assets/icon.svg      -> icon.icns, for the app
import { execFileSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const draw = (svg, size) =>
  execFileSync('rsvg-convert', ['--width', size, '--height', size, svg], { maxBuffer: 1 << 26 });

const tray = 'assets/tray';
for (const file of readdirSync(tray).filter((name) => name.endsWith('.svg'))) {
  const name = join(tray, file.replace(/\.svg$/, 'Template'));
  writeFileSync(`${name}.png`, draw(join(tray, file), 16));
  writeFileSync(`${name}@2x.png`, draw(join(tray, file), 32));
}

// The types of the container that hold a PNG on every macOS. The ones for
// single-density 16 and 32 do not: macOS scales ic11 and ic12 down for those.
const types = {
  ic11: 32,
  ic12: 64,
  ic07: 128,
  ic13: 256,
  ic08: 256,
  ic14: 512,
  ic09: 512,
  ic10: 1024,
};

/** Each part of an .icns is a type of four letters, its length with this header, and the data. */
function part(type, data) {
  const header = Buffer.alloc(8, type);
  header.writeUInt32BE(data.length + 8, 4);
  return Buffer.concat([header, data]);
}

const pictures = Object.entries(types).map(([type, size]) =>
  part(type, draw('assets/icon.svg', size)),
);
writeFileSync('assets/icon.icns', part('icns', Buffer.concat(pictures)));
