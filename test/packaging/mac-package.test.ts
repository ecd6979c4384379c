import { readdirSync, readFileSync, statSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { extractFile, listPackage } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Arch, type Packed, pack } from './pack.ts';

const archs: readonly Arch[] = ['arm64', 'x64'];
let packed: Packed;
beforeAll(async () => {
  packed = await pack(archs);
});
afterAll(() => packed?.dispose());

describe.each(archs)('Postbar.app for %s', (arch) => {
  const inApp = (...parts: string[]) => join(packed.app(arch), 'Contents', ...parts);
  const plist = (key: string) => valueIn(readFileSync(inApp('Info.plist'), 'utf8'), key);
  const asar = () => inApp('Resources/app.asar');
  const files = () =>
    listPackage(asar(), { isPack: false })
      .map((name) => name.slice(1))
      .filter((name) => /\.\w+$/.test(name));
  const content = (name: string) => extractFile(asar(), name);

  it('is a menu-bar app of its own name, kind and icon', () => {
    expect(plist('CFBundleIdentifier')).toBe('app.postbar');
    expect(plist('CFBundleName')).toBe('Postbar');
    expect(plist('CFBundleExecutable')).toBe('Postbar');
    expect(plist('LSUIElement')).toBe(true);
    expect(plist('LSApplicationCategoryType')).toBe('public.app-category.utilities');
    expect(plist('NSUserNotificationAlertStyle')).toBe('alert');
    expect(plist('NSHumanReadableCopyright')).toMatch(/^Copyright © \d{4} The Postbar authors$/);
    const icon = readFileSync(inApp('Resources', String(plist('CFBundleIconFile'))));
    expect(icon.equals(readFileSync('assets/icon.icns'))).toBe(true);
  });

  it('carries what it needs to run, and nothing else', () => {
    const allowed = [
      /^package\.json$/,
      /^out\/main\/(parts\/)?[\w-]+\.js$/,
      /^out\/preload\/bridge\.cjs$/,
      /^out\/renderer\/[\w-]+\.html$/,
      /^out\/renderer\/assets\/[\w-]+\.(js|css|svg)$/,
      /^assets\/tray\/[a-z]+Template(@2x)?\.png$/,
    ];
    expect(files().filter((name) => !allowed.some((form) => form.test(name)))).toEqual([]);
    expect(files()).toEqual(
      expect.arrayContaining(['out/main/index.js', 'out/main/cli.js', 'out/renderer/panel.html']),
    );
    const resources = ['app.asar', 'icon.icns', 'postbar'];
    expect(readdirSync(inApp('Resources')).sort()).toEqual(resources);
  });

  it('tells nothing about where it was made, and points to no sources', () => {
    for (const name of files().filter((file) => /\.(c?js|css|html|json)$/.test(file))) {
      const text = content(name).toString();
      expect(text, name).not.toContain('sourceMappingURL');
      expect(text, name).not.toContain(resolve('.'));
    }
    const { scripts, devDependencies } = JSON.parse(content('package.json').toString());
    expect({ scripts, devDependencies }).toEqual({});
  });

  it('asks for no module that it does not carry', () => {
    const asked = files()
      .filter((file) => /\.c?js$/.test(file) && !file.includes('renderer'))
      .flatMap((file) => modulesOf(content(file).toString()));
    expect(asked).toContain('electron');
    const foreign = asked.filter((name) => !isBuiltin(name) && !/^(electron$|\.)/.test(name));
    expect(foreign).toEqual([]);
  });

  it('is small, and each page with all it loads is quick to load', () => {
    expect(statSync(asar()).size).toBeLessThan(3_000_000);
    const pages = files().filter((name) => /^out\/renderer\/[\w-]+\.html$/.test(name));
    const loaded = pages.map((page) => [page, ...assetsOf(content(page).toString())]);
    for (const parts of loaded) {
      const zipped = parts.map((name) => gzipSync(content(name)).length);
      expect(
        zipped.reduce((sum, size) => sum + size, 0),
        parts[0],
      ).toBeLessThan(60_000);
    }
    // Nothing is fetched later that was not counted.
    const assets = files().filter((name) => name.startsWith('out/renderer/assets/'));
    expect(assets.filter((name) => !loaded.flat().includes(name))).toEqual([]);
  });

  it('has its fuses blown, and its archive sealed', async () => {
    const wire = await getCurrentFuseWire(packed.app(arch));
    const on = (fuse: FuseV1Options) => wire[fuse] === '1'.charCodeAt(0);
    expect(on(FuseV1Options.RunAsNode)).toBe(false);
    expect(on(FuseV1Options.EnableNodeOptionsEnvironmentVariable)).toBe(false);
    expect(on(FuseV1Options.EnableNodeCliInspectArguments)).toBe(false);
    expect(on(FuseV1Options.GrantFileProtocolExtraPrivileges)).toBe(false);
    expect(on(FuseV1Options.OnlyLoadAppFromAsar)).toBe(true);
    expect(on(FuseV1Options.EnableEmbeddedAsarIntegrityValidation)).toBe(true);
    expect(plist('hash')).toMatch(/^[0-9a-f]{64}$/);
  });

  it('speaks the languages Postbar speaks', () => {
    const kept = inApp('Frameworks/Electron Framework.framework/Versions/A/Resources');
    expect(readdirSync(kept).sort()).toEqual(['de.lproj', 'en.lproj']);
  });
});

it('opens one door of the hardened runtime only', () => {
  const keys = readFileSync('assets/entitlements.mac.plist', 'utf8').match(/<key>[^<]+/g);
  expect(keys).toEqual(['<key>com.apple.security.cs.allow-jit']);
});

/** The value of a key in an XML property list: a text or true. */
function valueIn(plist: string, key: string): string | boolean | undefined {
  const form = new RegExp(`<key>${key}</key>\\s*<(string|true|false)/?>([^<]*)`);
  const [, kind, text] = plist.match(form) ?? [];
  return kind === 'string' ? text : kind === undefined ? undefined : kind === 'true';
}

/** What a page names of its own: scripts, what they import, and styles. */
const assetsOf = (html: string): string[] =>
  [...html.matchAll(/(?:src|href)="\.\/(assets\/[^"]+)"/g)].map(
    ([, name]) => `out/renderer/${name}`,
  );

/** The modules a bundle imports or requires by name. */
function modulesOf(code: string): string[] {
  const forms = [
    /^import (?:[^"']* from )?["']([^"']+)["'];/gm,
    /\bimport\(["']([^"']+)["']\)/g,
    /\b(?:__require|require)\(["']([^"']+)["']\)/g,
  ];
  return forms.flatMap((form) => [...code.matchAll(form)].map((match) => match[1] ?? ''));
}
