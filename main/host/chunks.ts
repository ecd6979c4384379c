// Large enough that the way to the disk and back does not count, small enough to stay in the
// processor's cache; two of them serve a file of any size.
const CHUNK = 256 * 1024;

/**
 * Gives what a read function reads, until it reads nothing, reading the next
 * chunk while one is being used. A chunk is overwritten once the one after the
 * next is asked for: who keeps bytes of it, copies them. (A stream makes a new
 * buffer for every chunk, which costs more than reading it.)
 * @param read fills the buffer and gives the number of bytes read
 */
export async function* readChunks(
  read: (into: Buffer) => Promise<number>,
): AsyncGenerator<Buffer, void> {
  let current = Buffer.allocUnsafeSlow(CHUNK);
  let spare = Buffer.allocUnsafeSlow(CHUNK);
  let bytes = await read(current);
  while (bytes > 0) {
    const next = read(spare);
    // A failure while the chunk is being used is met at the await below, not before.
    next.catch(() => {});
    yield current.subarray(0, bytes);
    bytes = await next;
    [current, spare] = [spare, current];
  }
}
