import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

const module = resolve(import.meta.dirname, '../../../main/host/standard-input.ts');
const program = `
  const { standardInput } = await import(${JSON.stringify(module)});
  const hash = (await import('node:crypto')).createHash('sha256');
  for await (const chunk of standardInput()) hash.update(chunk);
  console.log(hash.digest('hex'));`;
const args = ['--import', 'tsx', '--input-type=module', '-e', program];

test('a file and a pipe give the same bytes', () => {
  const folder = mkdtempSync(join(tmpdir(), 'postbar-input-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const bytes = Buffer.from(Array.from({ length: 700_000 }, (_, at) => (at * at) % 251));
  const path = join(folder, 'file');
  writeFileSync(path, bytes);
  const file = openSync(path, 'r');
  onTestFinished(() => closeSync(file));
  const digest = `${createHash('sha256').update(bytes).digest('hex')}\n`;
  const said = { encoding: 'utf8' } as const;
  expect(execFileSync(process.execPath, args, { ...said, stdio: [file, 'pipe', 'pipe'] })).toBe(
    digest,
  );
  expect(execFileSync(process.execPath, args, { ...said, input: bytes })).toBe(digest);
});
