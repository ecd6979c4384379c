import * as v from 'valibot';
import { type ProviderId, providers } from '../../doctor/providers.ts';
import { type Cause, causes } from '../../doctor/reasons/explanation.ts';
import type { TroubleGroup } from './grouping.ts';
import type { LogMemory } from './log-trouble.ts';
import type { QueueMemory } from './queue-trouble.ts';
import { troubleKinds } from './trouble.ts';

/** All that is known again after a restart. */
export interface NoticeMemory {
  readonly groups: readonly TroubleGroup[];
  readonly queue: QueueMemory;
  readonly log: LogMemory;
  /** Whether it was told that Postbar's rules are gone, and they have not come back since. */
  readonly rulesGone: boolean;
}

const text = (max: number) => v.pipe(v.string(), v.maxLength(max));
// The length comes first: of a list that is too long not one item is looked at.
const some = <T extends v.GenericSchema>(item: T, max: number) =>
  v.pipe(v.array(v.unknown()), v.maxLength(max), v.array(item));
const moment = v.pipe(v.number(), v.finite());
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const id = text(64);
const domain = text(300);
const reason = text(500);
const keysOf = <T extends string>(table: Record<T, unknown>) => Object.keys(table) as T[];

const group = v.strictObject({
  id: text(600),
  key: text(600),
  sample: v.strictObject({
    kind: v.picklist(troubleKinds),
    cause: v.exactOptional(v.picklist<Cause[]>(keysOf(causes))),
    provider: v.exactOptional(v.picklist<ProviderId[]>(providers.map((one) => one.id))),
    ipVersion: v.exactOptional(v.picklist([4, 6])),
    service: v.exactOptional(text(100)),
    reason: v.exactOptional(reason),
  }),
  count,
  destinations: v.record(domain, count),
  elsewhere: count,
  firstAt: moment,
  lastAt: moment,
  told: count,
  toldAt: moment,
  recent: some(id, 2_000),
});

const queue = v.strictObject({
  waitingUpTo: v.exactOptional(moment),
  toldSize: v.exactOptional(count),
  stopped: v.exactOptional(v.strictObject({ since: moment, told: v.boolean() })),
});

const log = v.strictObject({
  deferrals: some(
    v.strictTuple([id, v.strictObject({ destination: v.exactOptional(domain), reason })]),
    5_000,
  ),
});

const memory = v.object({
  groups: v.fallback(some(group, 1_000), []),
  queue: v.fallback(queue, {}),
  log: v.fallback(log, { deferrals: [] }),
  rulesGone: v.fallback(v.boolean(), false),
});

/**
 * What an earlier run kept. A part that cannot be understood is as at the very
 * first start; the others are not lost with it.
 */
export function readNoticeMemory(kept: unknown): NoticeMemory {
  return v.parse(memory, typeof kept === 'object' && kept !== null ? kept : {});
}
