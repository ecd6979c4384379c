import { execFileSync } from 'node:child_process';
import { mkdtempSync, readlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { linkCommand } from '../../../main/services/link-command.ts';

test.each([
  '/Applications/Postbar.app/Contents/Resources/postbar',
  "/Volumes/Jane's disk/$(id) `id`/Postbar.app/Contents/Resources/postbar",
])('the line links %s and runs nothing in its name', (program) => {
  const home = mkdtempSync(join(tmpdir(), 'postbar-home-'));
  for (let again = 0; again < 2; again += 1)
    execFileSync('/bin/sh', ['-c', linkCommand(program)], { env: { ...process.env, HOME: home } });
  expect(readlinkSync(join(home, '.local/bin/postbar'))).toBe(program);
});
