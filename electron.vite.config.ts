import { resolve } from 'node:path';
import preact from '@preact/preset-vite';
import { defineConfig } from 'electron-vite';

// Everything is bundled, so the packaged app carries no node_modules and the
// command line runs from a checkout with Node alone. Node 20 is the oldest
// Node that has to run the command line; Electron's own is newer.
export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      externalizeDeps: false,
      target: 'node20',
      // Half the code to read at each start of the command line.
      minify: true,
      rollupOptions: {
        input: { index: resolve('main/index.ts'), cli: resolve('main/cli.ts') },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'parts/[name].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      externalizeDeps: false,
      // A sandboxed preload is one CommonJS file.
      rollupOptions: {
        input: { bridge: resolve('preload/bridge.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [preact()],
    build: {
      outDir: 'out/renderer',
      rollupOptions: {
        input: {
          doctor: resolve('renderer/doctor.html'),
          panel: resolve('renderer/panel.html'),
          queue: resolve('renderer/queue.html'),
          settings: resolve('renderer/settings.html'),
          welcome: resolve('renderer/welcome.html'),
        },
        // What several windows share is one file: each more is one more question to the main
        // process before a window is drawn.
        output: { codeSplitting: { groups: [{ name: 'parts', minShareCount: 2 }] } },
      },
    },
  },
});
