import { createHash } from 'node:crypto';
import type { Stats } from 'node:fs';
import { lstat, open, readdir, realpath } from 'node:fs/promises';
import { execa } from 'execa';
import {
  type Command,
  type FileFacts,
  type Finished,
  type Host,
  HostError,
  type OpenFile,
  type Running,
} from './host.ts';

const MEBIBYTE = 1024 * 1024;

// Postfix's tools live in sbin, which a user's or a launched app's PATH may lack.
// LC_ALL=C keeps messages and dates in the form the parsers know.
const environment = { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', LC_ALL: 'C' };

/** The machine Postbar itself runs on. */
export function thisMachine(): Host {
  return {
    platform: process.platform === 'darwin' ? 'darwin' : 'linux',
    uid: process.getuid?.() ?? -1,
    run: async (command) => finished(await spawn(command, true)),
    start,
    readText,
    digest: async (path) => {
      const bytes = await readBytes(path, 64 * MEBIBYTE);
      return bytes ? createHash('sha256').update(bytes).digest('hex') : 'absent';
    },
    openFile,
    facts,
    realPath: (path) => realpath(path).catch(() => undefined),
    list: (path) => readdir(path).catch(() => []),
  };
}

function spawn(command: Command, buffer: boolean) {
  return execa(command.file, command.args, {
    input: command.input ?? '',
    timeout: command.timeoutMs ?? 30_000,
    maxBuffer: command.maxBytes ?? 16 * MEBIBYTE,
    env: { ...inheritedHome(), ...environment, ...command.env },
    extendEnv: false,
    reject: false,
    stripFinalNewline: false,
    cwd: '/',
    buffer: buffer ? true : { stdout: false, stderr: true },
    forceKillAfterDelay: 2_000,
  });
}

/** HOME and TMPDIR, and what a display or a dialog needs; nothing that changes Postfix. */
function inheritedHome(): Record<string, string> {
  const kept = ['HOME', 'USER', 'LOGNAME', 'TMPDIR', 'TZ', 'DISPLAY', 'XAUTHORITY'];
  return Object.fromEntries(
    kept.flatMap((name) => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

function start(command: Command): Running {
  const child = spawn({ ...command, timeoutMs: command.timeoutMs ?? 0 }, false);
  return {
    stdout: child.stdout,
    finished: child.then(finished),
    kill: () => {
      child.kill();
    },
  };
}

type Ended = Awaited<ReturnType<typeof spawn>>;

function finished(ended: Ended): Finished {
  const result = {
    code: ended.exitCode,
    stdout: typeof ended.stdout === 'string' ? ended.stdout : '',
    stderr: typeof ended.stderr === 'string' ? ended.stderr : '',
  };
  const failure = failureOf(ended);
  return failure ? { ...result, failure } : result;
}

function failureOf(ended: Ended): Finished['failure'] {
  if (ended.code === 'ENOENT' || ended.code === 'ENOTDIR') return 'not-found';
  if (ended.code === 'EACCES' || ended.code === 'EPERM') return 'not-permitted';
  if (ended.timedOut) return 'timed-out';
  if (ended.isMaxBuffer) return 'too-much-output';
  return ended.exitCode === undefined ? 'killed' : undefined;
}

async function readText(path: string, maxBytes = 4 * MEBIBYTE): Promise<string | undefined> {
  const bytes = await readBytes(path, maxBytes);
  return bytes && decode(bytes);
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
