import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App } from 'electron';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

type Place = Pick<
  App,
  'isPackaged' | 'isInApplicationsFolder' | 'moveToApplicationsFolder' | 'getAppPath'
>;

const fake = vi.hoisted(() => ({ app: {} as unknown as Place }));
vi.mock('electron', () => ({ app: fake.app }));

const { canMoveToApplications, moveToApplications, ownBundle, ownLinkCommand } = await import(
  '../../../main/shell/own-place.ts'
);

const was = {
  platform: Object.getOwnPropertyDescriptor(process, 'platform') as PropertyDescriptor,
  resourcesPath: Object.getOwnPropertyDescriptor(process, 'resourcesPath'),
};
const become = (name: 'platform' | 'resourcesPath', value: string) =>
  Object.defineProperty(process, name, { value, configurable: true });

let bundle: string;
let moves = 0;

/** A package on a Mac, in this folder; `lets`: whether the user and the system let it be moved. */
function packageIn({ applications = false, lets = true } = {}): void {
  moves = 0;
  Object.assign(fake.app, {
    isPackaged: true,
    isInApplicationsFolder: () => applications,
    moveToApplicationsFolder: () => {
      moves++;
      return lets;
    },
    getAppPath: () => '/checkout',
  } satisfies Place);
}

beforeEach(() => {
  bundle = mkdtempSync(join(tmpdir(), 'postbar-place-'));
  become('platform', 'darwin');
  become('resourcesPath', join(bundle, 'Contents', 'Resources'));
  packageIn();
});

afterEach(() => {
  Object.defineProperty(process, 'platform', was.platform);
  if (was.resourcesPath) Object.defineProperty(process, 'resourcesPath', was.resourcesPath);
  else Reflect.deleteProperty(process, 'resourcesPath');
  rmSync(bundle, { recursive: true });
});

test('a package outside of Applications can be moved there', () => {
  expect(canMoveToApplications()).toBe(true);
  expect(moveToApplications()).toBe(true);
  expect(moves).toBe(1);
});

test('a move that the user or the system did not let is no move', () => {
  packageIn({ lets: false });
  expect(moveToApplications()).toBe(false);
});

test.each([
  ['one that is there already', () => packageIn({ applications: true })],
  ['a checkout', () => Object.assign(fake.app, { isPackaged: false })],
  ['one on another system', () => become('platform', 'linux')],
])('%s is not offered to be moved, and not moved', (_, make) => {
  make();
  expect(canMoveToApplications()).toBe(false);
  expect(moveToApplications()).toBe(false);
  expect(moves).toBe(0);
});

test('the bundle is what a person calls the app, in a checkout its folder', () => {
  expect(ownBundle()).toBe(bundle);
  Object.assign(fake.app, { isPackaged: false });
  expect(ownBundle()).toBe('/checkout');
});

test('the command line is offered where the package brings one', () => {
  expect(ownLinkCommand()).toBeUndefined();
  become('resourcesPath', bundle);
  writeFileSync(join(bundle, 'postbar'), '#!/bin/sh\n');
  expect(ownLinkCommand()).toContain(join(bundle, 'postbar'));
  Object.assign(fake.app, { isPackaged: false });
  expect(ownLinkCommand()).toBeUndefined();
});
