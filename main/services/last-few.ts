/** A map that forgets its oldest entry where it grows beyond `most`. */
export interface LastFew<T> {
  has(key: string): boolean;
  get(key: string): T | undefined;
  set(key: string, value: T): void;
  delete(key: string): boolean;
  /** The newest `count` entries, the oldest of them first. */
  newest(count: number): readonly (readonly [key: string, value: T])[];
}

/** Makes one, filled with `entries`, the oldest first. */
export function lastFew<T>(most: number, entries: Iterable<readonly [string, T]> = []): LastFew<T> {
  const map = new Map<string, T>(entries);
  return {
    has: (key) => map.has(key),
    get: (key) => map.get(key),
    set: (key, value) => {
      map.delete(key);
      map.set(key, value);
      const [oldest] = map.keys();
      if (map.size > most && oldest !== undefined) map.delete(oldest);
    },
    delete: (key) => map.delete(key),
    newest: (count) => [...map].slice(-count),
  };
}
