import { register } from 'tsx/esm/api';

// The stand-in is TypeScript, the app is not: it is loaded as Electron would load it.
const unregister = register();
const { run } = await import('./process.ts');
await unregister();
await run(JSON.parse(process.argv[2] ?? '{}'));
