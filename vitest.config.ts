import preact from '@preact/preset-vite';
import { defineConfig } from 'vitest/config';

// unit: pure, fast, no Postfix. lab: a real Postfix in a network namespace
// (root on Linux). packaging: electron-builder with a skeleton distribution.
// The end-to-end specs run inside a lab's namespace: see test/e2e/run.ts.
export default defineConfig({
  test: {
    projects: [
      {
        plugins: [preact()],
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.{ts,tsx}'],
          testTimeout: 60_000,
          // One set of modules for all files of a thread: most of the time went into loading them
          // anew. So a test puts back what it mocks or changes.
          pool: 'threads',
          isolate: false,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'lab',
          include: ['test/{postfix,root,lab}/**/*.test.ts'],
          globalSetup: 'test/postfix/build-once.ts',
          // Much is spawned: on a busy machine a test takes several times as long as it should.
          testTimeout: 300_000,
          hookTimeout: 120_000,
          pool: 'forks',
          // More than a machine of two cores has: Postfix's tools sleep much of the time.
          maxWorkers: 3,
        },
      },
      {
        test: {
          name: 'faults',
          include: ['test/faults/**/*.test.ts'],
          testTimeout: 600_000,
          hookTimeout: 600_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.spec.ts'],
          testTimeout: 180_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'packaging',
          include: ['test/packaging/**/*.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
