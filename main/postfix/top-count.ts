import { copied } from './lines.ts';

/** One of the most frequent. `count` is a lower bound where the list is approximate. */
export interface Counted {
  readonly name: string;
  readonly count: number;
  /** One exact text that was counted under this name, where one was given. */
  readonly example?: string;
}

/** Counts names, keeping no more than a fixed number of them. */
export interface TopCount {
  /** Counts a name once; `example` is kept of the first. */
  add(name: string, example?: string): void;
  /** The most frequent first; equal ones by name. */
  top(limit: number): readonly Counted[];
  /** True once rare names have been dropped: counts may be too low by then. */
  approximate(): boolean;
}

const LONGEST_NAME = 300;
const LONGEST_EXAMPLE = 2_000;

/**
 * Counts names in bounded memory, however many different ones come: whenever
 * twice `capacity` are held, the rarer half is dropped, and as much as the most
 * frequent of those had is taken off all the others (Misra and Gries, Finding
 * repeated elements, 1982). A name that makes up more than 1/capacity of all is
 * never lost.
 */
export function topCount(capacity: number): TopCount {
  const entries = new Map<string, { count: number; example: string | undefined }>();
  let dropped = false;

  const dropRarer = () => {
    const counts = [...entries.values()].map((entry) => entry.count).sort((a, b) => b - a);
    const threshold = counts[capacity] ?? 0;
    for (const [name, entry] of entries) if (entry.count <= threshold) entries.delete(name);
    dropped = true;
  };

  return {
    add(name, example) {
      const found = entries.get(name);
      if (found) {
        found.count++;
        return;
      }
      if (name.length > LONGEST_NAME) return this.add(name.slice(0, LONGEST_NAME), example);
      if (entries.size >= 2 * capacity) dropRarer();
      const kept = example === undefined ? undefined : copied(example.slice(0, LONGEST_EXAMPLE));
      entries.set(copied(name), { count: 1, example: kept });
    },
    top(limit) {
      return [...entries]
        .map(([name, { count, example }]) =>
          example === undefined ? { name, count } : { name, count, example },
        )
        .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1))
        .slice(0, limit);
    },
    approximate: () => dropped,
  };
}
