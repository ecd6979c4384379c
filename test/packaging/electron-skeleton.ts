import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

// What @electron/fuses looks for in Electron's framework: these words, the
// wire's version, its length, and one character a fuse (`1` on, `0` off). A
// fresh Electron has these on: runAsNode, nodeOptions, nodeCliInspect,
// fileProtocolExtraPrivileges.
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const freshWire = '10110001';

/**
 * Makes a folder that electron-builder takes for Electron's distribution for
 * macOS: its bundles with their Info.plist files and names, and a framework that
 * is nothing but a fuse wire. Nothing in it runs.
 */
export async function makeElectronSkeleton(folder: string): Promise<void> {
  const contents = join(folder, 'Electron.app/Contents');
  const bundles = [
    [contents, 'Electron'],
    ...['', ' (Renderer)', ' (Plugin)', ' (GPU)'].map((kind) => [
      join(contents, `Frameworks/Electron Helper${kind}.app/Contents`),
      `Electron Helper${kind}`,
    ]),
  ] as [string, string][];
  for (const [place, name] of bundles) {
    await mkdir(join(place, 'MacOS'), { recursive: true });
    await writeFile(join(place, 'MacOS', name), '', { mode: 0o755 });
    await writeFile(join(place, 'Info.plist'), infoPlist(name));
  }
  const framework = join(contents, 'Frameworks/Electron Framework.framework');
  const languages = ['en', 'de', 'fr'].map((language) =>
    join(framework, 'Versions/A/Resources', `${language}.lproj`),
  );
  for (const place of languages) {
    await mkdir(place, { recursive: true });
    await writeFile(join(place, 'locale.pak'), ''); // an empty folder is not copied
  }
  await mkdir(join(contents, 'Resources'));
  const wire = Buffer.concat([
    Buffer.from(sentinel),
    Buffer.from([1, freshWire.length]),
    Buffer.from(freshWire),
  ]);
  await writeFile(join(framework, 'Electron Framework'), wire);
  await writeFile(join(contents, 'Resources/electron.icns'), '');
}

const infoPlist = (name: string) => `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
  <dict>
    <key>CFBundleExecutable</key><string>${name}</string>
    <key>CFBundleIconFile</key><string>electron.icns</string>
    <key>CFBundleIdentifier</key><string>com.github.Electron</string>
    <key>CFBundleName</key><string>${name}</string>
    <key>CFBundlePackageType</key><string>APPL</string>
  </dict>
</plist>
`;
