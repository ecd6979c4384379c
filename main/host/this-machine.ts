import type { Stats } from 'node:fs';
import { lstat, open, readdir, realpath } from 'node:fs/promises';
import { type FileFacts, type Host, HostError, type OpenFile } from './host.ts';
import { start } from './start.ts';

const MEBIBYTE = 1024 * 1024;

/** The machine Postbar itself runs on. What only some commands need is loaded when one does. */
export function thisMachine(): Host {
  return {
    platform: process.platform === 'darwin' ? 'darwin' : 'linux',
    uid: process.getuid?.() ?? -1,
    run: async (command) => (await import('./run.ts')).run(command),
    start,
    readText,
    digest,
    openFile,
    facts,
    realPath: (path) => realpath(path).catch(() => undefined),
    list: (path) => readdir(path).catch(() => []),
  };
}

async function readText(path: string, maxBytes = 4 * MEBIBYTE): Promise<string | undefined> {
  const bytes = await readBytes(path, maxBytes);
  return bytes && decode(bytes);
}

async function digest(path: string): Promise<string> {
  const bytes = await readBytes(path, 64 * MEBIBYTE);
  if (!bytes) return 'absent';
  const { createHash } = await import('node:crypto');
  return createHash('sha256').update(bytes).digest('hex');
}

async function readBytes(path: string, maxBytes: number): Promise<Buffer | undefined> {
  try {
    await using file = await open(path, 'r');
    const { size } = await file.stat();
    if (size > maxBytes) throw new HostError('too-large', path);
    return await file.readFile();
  } catch (error) {
    return absentOr(error, path);
  }
}

async function openFile(path: string): Promise<OpenFile | undefined> {
  try {
    const file = await open(path, 'r');
    return {
      facts: async () => factsOf(await file.stat()),
      read: async (into, position) => (await file.read(into, 0, into.length, position)).bytesRead,
      close: () => file.close(),
    };
  } catch (error) {
    return absentOr(error, path);
  }
}

/** Undefined for an error that says there is no such file; throws a HostError for any other. */
function absentOr(error: unknown, path: string): undefined {
  if (error instanceof HostError) throw error;
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
  throw new HostError(code === 'EACCES' || code === 'EPERM' ? 'not-permitted' : 'unreadable', path);
}

/** UTF-8 where it is; else each byte as the character of its number, so that nothing is lost. */
function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return bytes.toString('latin1');
  }
}

async function facts(path: string): Promise<FileFacts | undefined> {
  const found = await lstat(path).catch(() => undefined);
  return found && factsOf(found);
}

function factsOf(found: Stats): FileFacts {
  return {
    kind: found.isFile()
      ? 'file'
      : found.isDirectory()
        ? 'directory'
        : found.isSymbolicLink()
          ? 'link'
          : 'other',
    size: found.size,
    mode: found.mode & 0o7777,
    uid: found.uid,
    mtimeMs: found.mtimeMs,
    inode: found.ino,
  };
}
