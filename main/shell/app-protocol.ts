import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { app, protocol } from 'electron';
import { packagedFile } from './packaged-file.ts';

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

const headers = {
  'Content-Security-Policy': policy,
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'no-store',
};

/** Makes app:// a scheme with an origin of its own. Has to be called before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, codeCache: true } },
  ]);
}

/** Serves the packaged pages, and nothing else, under app://. */
export function serveApp(): void {
  const folder = join(app.getAppPath(), 'out/renderer');
  protocol.handle('app', async ({ url, method }) => {
    const found = method === 'GET' ? packagedFile(url, folder) : undefined;
    const body = found && (await readFile(found.file).catch(() => undefined));
    if (!found || !body) return new Response(null, { status: 404, headers });
    return new Response(new Uint8Array(body), {
      headers: { ...headers, 'Content-Type': found.type },
    });
  });
}
