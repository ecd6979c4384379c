import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import * as v from 'valibot';
import { errorText } from '../../host/error-text.ts';
import { setAside } from '../set-aside.ts';

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const text = v.pipe(v.string(), v.maxLength(5_000));

// The length comes first: of a list that is too long not one item is looked at.
const ids = v.pipe(v.array(v.unknown()), v.maxLength(5_000), v.array(text), v.readonly());

const position = v.variant('kind', [
  v.strictObject({ kind: v.literal('file'), path: text, offset: count, before: text }),
  v.strictObject({ kind: v.literal('journal'), cursor: text }),
  v.strictObject({
    kind: v.literal('unified'),
    time: count,
    seen: v.pipe(v.array(text), v.maxLength(1_000), v.readonly()),
  }),
]);

const memory = v.strictObject({
  version: v.literal(1),
  /** How far the log has been read. */
  position: v.optional(position),
  /** Time of the latest line of it, in milliseconds since 1970. */
  upTo: v.optional(count),
  /** What was counted up to there; see `DayCounts.kept`. */
  counts: v.pipe(
    v.array(v.pipe(v.strictTuple([count, count, count, count]), v.readonly())),
    v.maxLength(200),
    v.readonly(),
  ),
  /** Queue ids of reports; see `Reports.kept`. */
  reports: v.optional(ids),
  /** Queue ids of messages that wait; see `Delays.kept`. */
  delayed: v.optional(ids),
  /** What whoever makes the notices keeps; see `NoticeSink.kept`. */
  notices: v.optional(v.unknown()),
});

/** What the monitor knows again after a restart. All of it is of the same moment. */
export type Memory = v.InferOutput<typeof memory>;

/** What was found of it. */
export interface ReadMemory {
  readonly memory?: Memory;
  /** Where one is that could not be understood. */
  readonly broken?: string;
}

const MOST_BYTES = 16 * 1024 * 1024;

/**
 * Reads the memory; nothing where there is none. One that cannot be understood
 * is set aside, see `setAside`: the monitor begins anew then, as at its very
 * first start, and says so.
 */
export async function readMemory(file: string): Promise<ReadMemory> {
  try {
    const { size } = await stat(file);
    if (size > MOST_BYTES) throw new Error('too large');
    return { memory: v.parse(memory, JSON.parse(await readFile(file, 'utf8'))) };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    return { broken: await setAside(file).catch(() => file) };
  }
}

/**
 * Writes the memory in the place of the old one: a reader sees one or the other,
 * never half of one. In one go, so that between what was told and what is
 * remembered lies no moment in which something else could happen.
 * @returns the system's words where it could not be written
 */
export function writeMemory(file: string, kept: Memory): string | undefined {
  const draft = `${file}.new`;
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(draft, JSON.stringify(kept), { mode: 0o600 });
    renameSync(draft, file);
    return undefined;
  } catch (error) {
    return errorText(error);
  }
}
