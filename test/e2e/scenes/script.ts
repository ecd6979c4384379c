import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import type { ChangePreview, ChangeResult, Ipv4Rules } from '../../../main/services/change.ts';
import type { AppState } from '../../../preload/contract.ts';
import { type AppOptions, folder, type RunningApp, startApp } from '../driver.ts';
import type { QueueScript } from './queue.ts';

/** What the scripted services say, kept in the app's main process. */
export interface Script {
  show(part: Partial<AppState>): void;
  become(whole: Omit<AppState, 'revision'>): void;
  preview: Awaited<ReturnType<Ipv4Rules['preview']>>;
  result: ChangeResult;
  queue: QueueScript;
  /** While true, changes wait for `held` to be called. */
  hold: boolean;
  held: (() => void)[];
  refreshes: number;
  /** How often the doctor was asked to look. */
  looks: number;
}

/** The app with scripted services, and the hand that scripts them. */
export interface ScriptedApp extends RunningApp {
  /** Replaces the whole state. */
  become(whole: Omit<AppState, 'revision'>): Promise<void>;
  previewIs(preview: ChangePreview): Promise<void>;
  refusesWith(code: 'invalid-domain' | 'conflict', message: string): Promise<void>;
  resultIs(result: ChangeResult): Promise<void>;
  /** Changes take until `release`. */
  hold(): Promise<void>;
  release(): Promise<void>;
}

let bundled: Promise<string> | undefined;

/** Bundles the scripted composition root, as the real one is bundled; once a process. */
async function bundle(): Promise<string> {
  const outDir = await mkdtemp(join(tmpdir(), 'postbar-scenes-'));
  await build({
    configFile: false,
    root: folder,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: join(folder, 'test/e2e/scenes/app.ts'),
      outDir,
      emptyOutDir: false,
      rollupOptions: { external: ['electron'], output: { entryFileNames: 'app.mjs' } },
    },
  });
  return join(outDir, 'app.mjs');
}

export async function startScripted(options: AppOptions = {}): Promise<ScriptedApp> {
  bundled ??= bundle();
  const app = await startApp({ main: await bundled, ...options });
  return {
    ...app,
    become: (whole) => app.inMain((_electron, given) => script.become(given), whole),
    previewIs: (preview) =>
      app.inMain((_electron, given) => {
        script.preview = { ok: true, preview: given };
      }, preview),
    refusesWith: (code, message) =>
      app.inMain(
        (_electron, error) => {
          script.preview = { ok: false, error };
        },
        { code, message },
      ),
    resultIs: (result) =>
      app.inMain((_electron, given) => {
        script.result = given;
      }, result),
    hold: () =>
      app.inMain(() => {
        script.hold = true;
      }, undefined),
    release: () =>
      app.inMain(() => {
        script.hold = false;
        for (const letGo of script.held.splice(0)) letGo();
      }, undefined),
  };
}
