import { logicalLines } from './logical-lines.ts';

/** One entry of a transport map's source. */
export interface TransportEntry {
  readonly key: string;
  /** Everything after the key, as written. */
  readonly value: string;
  /** The transport's name; empty where the entry keeps the default one. */
  readonly transport: string;
  readonly nexthop: string;
  /** False where the value has no colon: Postfix takes that as it comes, mostly as a fault. */
  readonly hasColon: boolean;
  readonly line: number;
  readonly lastLine: number;
}

/** Reads the source of a hash-like or texthash transport map. Source: transport(5). */
export function parseTransportMap(text: string): TransportEntry[] {
  return logicalLines(text).lines.map(({ text: content, line, lastLine }) => {
    const [, key = content, value = ''] = /^(\S+)\s+(.*)$/.exec(content) ?? [];
    return { key: key.toLowerCase(), ...splitRoute(value), line, lastLine };
  });
}

/** Splits `transport:nexthop`; without a colon the whole is the transport. Source: transport(5). */
export function splitRoute(
  value: string,
): Pick<TransportEntry, 'value' | 'transport' | 'nexthop' | 'hasColon'> {
  const colon = value.indexOf(':');
  return {
    value,
    transport: colon < 0 ? value : value.slice(0, colon),
    nexthop: colon < 0 ? '' : value.slice(colon + 1),
    hasColon: colon >= 0,
  };
}

/** A map as a parameter names it, e.g. `proxy:hash:/etc/postfix/transport`. */
export interface MapName {
  /** As written. */
  readonly spec: string;
  readonly type: string;
  readonly path: string;
}

/** The maps of a parameter like transport_maps; `{ … }` holds an inline map together. */
export function parseMapNames(value: string): MapName[] {
  return [...value.matchAll(/(?:\{(?:[^{}]|\{[^{}]*\})*\}|[^\s,{}])+/g)].map(([spec]) => {
    const [, type = '', path = ''] = /^(?:proxy:)?([a-z-]+):(.*)$/s.exec(spec) ?? [];
    return { spec, type, path };
  });
}

/** Map types whose content is a text file, in front of a database or without one. */
const databaseEndings: Readonly<Record<string, readonly string[]>> = {
  texthash: [],
  hash: ['.db'],
  btree: ['.db'],
  lmdb: ['.lmdb'],
  cdb: ['.cdb'],
  dbm: ['.dir', '.pag'],
  sdbm: ['.dir', '.pag'],
};

/** The database files that postmap makes beside a source; undefined for other types. */
export function databaseFiles(map: MapName): readonly string[] | undefined {
  return databaseEndings[map.type]?.map((ending) => map.path + ending);
}
