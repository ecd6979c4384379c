import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { createLab } from './lab.ts';
import { entering } from './lab-host.ts';
import { browserPackages, ensurePackages, labPackages } from './packages.mjs';

// The demo: what Postbar is for, told on a real Postfix. It makes a lab and
// tells the story inside its network (demo-story.ts), where the app sees the
// lab as its own machine.

if (process.platform !== 'linux' || process.getuid?.() !== 0) {
  console.error('The demo makes a network of its own for a real Postfix: it needs Linux and root.');
  process.exit(1);
}
if (ensurePackages([...labPackages, ...browserPackages]).length > 0) process.exit(1);

const pictures = resolve('out/demo');
await mkdir(pictures, { recursive: true });
const lab = await createLab({ asDefault: true });
try {
  const story = ['npx', 'tsx', resolve(import.meta.dirname, 'demo-story.ts'), pictures];
  const child = spawn('ip', [...entering(lab.name), ...story], {
    stdio: 'inherit',
    env: { ...process.env, POSTBAR_LAB: lab.directory },
  });
  const [code] = await once(child, 'exit');
  process.exitCode = code ?? 1;
} finally {
  await lab.close();
}
