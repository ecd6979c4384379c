import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packagedFile } from '../../../main/shell/packaged-file.ts';

const folder = '/Applications/Postbar.app/out/renderer';
const fileOf = (address: string) => packagedFile(address, folder)?.file;

test.each([
  ['app://postbar/panel.html', 'panel.html'],
  ['app://postbar/panel.html?vibrant#rules', 'panel.html'],
  ['app://postbar/assets/panel-BybB9Mkm.css', 'assets/panel-BybB9Mkm.css'],
  // Addresses are normalised as in a browser: there is no way up.
  ['app://postbar/../panel.html', 'panel.html'],
  ['app://postbar/%2e%2e/%2e%2e/panel.html', 'panel.html'],
])('%s is served', (address, path) => {
  expect(fileOf(address)).toBe(`${folder}/${path}`);
});

test.each([
  'app://postbar/',
  'app://postbar/assets/',
  'app://postbar/panel.html/',
  'app://postbar/..%2f..%2fetc/passwd.html',
  'app://postbar/assets//panel.js',
  'app://postbar/.hidden.html',
  'app://postbar/panel.html%00.png',
  'app://postbar/bridge.cjs',
  'app://evil/panel.html',
  'app://postbar.evil/panel.html',
  'file:///etc/passwd.html',
  'https://postbar/panel.html',
  'not an address',
])('%s is not', (address) => {
  expect(fileOf(address)).toBeUndefined();
});

test('whatever is asked for, nothing outside of the folder is served', () => {
  fc.assert(
    fc.property(fc.webPath({ size: 'medium' }), fc.string(), (path, more) => {
      const file = fileOf(`app://postbar${path}${more}.html`);
      expect(file === undefined || file.startsWith(`${folder}/`)).toBe(true);
      expect(file ?? '').not.toContain('..');
    }),
  );
});
