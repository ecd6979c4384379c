import { fstatSync, readSync } from 'node:fs';

const STANDARD_INPUT = 0;
// Large enough that the calls do not count, small enough to stay in the processor's cache.
const CHUNK = 256 * 1024;

/**
 * What comes on standard input. A file (`postbar parse-log < FILE`) is read in place, which takes
 * a third of the time of `process.stdin`: nothing else waits meanwhile, and the system reads ahead.
 * A chunk is overwritten by the next one: who keeps bytes of it, copies them.
 */
export function standardInput(): AsyncIterable<Buffer> | Iterable<Buffer> {
  return fstatSync(STANDARD_INPUT).isFile() ? readInPlace() : process.stdin;
}

function* readInPlace(): Generator<Buffer, void> {
  const chunk = Buffer.allocUnsafeSlow(CHUNK);
  for (
    let bytes = readSync(STANDARD_INPUT, chunk);
    bytes > 0;
    bytes = readSync(STANDARD_INPUT, chunk)
  )
    yield chunk.subarray(0, bytes);
}
