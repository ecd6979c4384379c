import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BrowserContext, chromium } from 'playwright-core';

// No sandbox: Chromium's own cannot be had as root. The rest keeps a browser
// without a network from looking for one.
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--remote-debugging-port=0',
];

export interface Browser {
  readonly context: BrowserContext;
  /** Where a second client can join, the specs for one. */
  readonly endpoint: string;
}

/** Starts Debian's Chromium, whose pages are the app's windows, with its profile in a folder. */
export async function startChromium(profile: string, scale: number): Promise<Browser> {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: flags,
    deviceScaleFactor: scale,
    viewport: { width: 360, height: 240 },
    colorScheme: null,
    reducedMotion: null,
    forcedColors: null,
    contrast: null,
  });
  const [port, path] = readFileSync(join(profile, 'DevToolsActivePort'), 'utf8').split('\n');
  return { context, endpoint: `ws://127.0.0.1:${port}${path}` };
}
