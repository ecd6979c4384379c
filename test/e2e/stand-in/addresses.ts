// Chromium knows no scheme of the app's own that a page could be routed on, so
// app://HOST is https://HOST.app.invalid there, and is app://HOST to the app.
const suffix = '.app.invalid';

/** Every address the app's protocol handler answers. */
export const appPattern = /^https:\/\/[\w-]+\.app\.invalid\//;

/** An address of the app's as Chromium gets it. */
export const pageAddress = (address: string): string =>
  address.replace(/^app:\/\/([\w-]+)/, `https://$1${suffix}`);

/** The same way back. */
export const appAddress = (address: string): string =>
  address.replace(/^https:\/\/([\w-]+)\.app\.invalid/, 'app://$1');
