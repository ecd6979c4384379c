import { extname, join } from 'node:path';

/** Where the app's own pages live: a scheme and host no website has. */
export const appOrigin = 'app://postbar';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

/**
 * The file below `folder` that an address of the app names, and its content
 * type; undefined for any other host, any way out of the folder, any other type.
 */
export function packagedFile(
  address: string,
  folder: string,
): { file: string; type: string } | undefined {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  if (`${url.protocol}//${url.host}` !== appOrigin) return undefined;
  // Escapes could smuggle in a slash or a parent after the URL was normalised.
  if (!/^(\/[\w-][\w.-]*)+$/.test(url.pathname)) return undefined;
  const type = types[extname(url.pathname)];
  return type ? { file: join(folder, url.pathname), type } : undefined;
}
