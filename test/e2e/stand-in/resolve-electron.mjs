// Makes the import of 'electron' in this process lead to the stand-in.
import { register } from 'node:module';

const standIn = new URL('./electron.ts', import.meta.url).href;

const hook = `export const resolve = (specifier, context, next) =>
  specifier === 'electron'
    ? { url: ${JSON.stringify(standIn)}, shortCircuit: true }
    : next(specifier, context);`;

register(`data:text/javascript,${encodeURIComponent(hook)}`);
