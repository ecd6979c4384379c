import type { Host } from '../../host/host.ts';
import type { LogEvent } from '../../postfix/log-event.ts';
import type { LogSource } from '../../postfix/log-source.ts';
import type { QueueLister } from '../../postfix/queue-listing.ts';
import type { PostfixState } from '../../postfix/state.ts';
import { atMostEvery } from './at-most-every.ts';
import { logInUse } from './log-in-use.ts';
import { keepLooking } from './looking.ts';
import { readMemory, writeMemory } from './memory.ts';
import type { MakeNoticeSink } from './notice-sink.ts';
import type { Attention } from './pace.ts';
import { queueLooks } from './queue-looks.ts';
import type { Seen } from './seen.ts';

/** One Postfix being watched. */
export interface Monitor {
  attend(attention: Attention): void;
  /** Looks at once: something was changed, or somebody wants to know. */
  lookNow(): void;
  /** Ends it, with everything remembered. */
  close(): Promise<void>;
}

/** What is watched, and who is told. */
export interface MonitorParts {
  readonly host: Host;
  readonly configDir: string;
  readonly list: QueueLister;
  state(): Promise<PostfixState>;
  findLog(): Promise<LogSource>;
  /** Keeps what is to be known again after a restart. */
  readonly memoryFile: string;
  readonly notices: MakeNoticeSink;
  /** Called when something is seen that was not before, at most once a second. */
  changed(seen: Seen): void;
  /**
   * Called with an event that is news, and the line it was read from; and when
   * all up to some place in the log have been told, with the way to remember that now.
   */
  readonly events?: {
    event(event: LogEvent, line: string): void;
    told(remember: () => void): void;
  };
  now(): number;
}

const CHANGED_EVERY = 1_000;
const REMEMBERED_EVERY = 10_000;
// Looks alone change nothing that has to outlive a kill: what is told is remembered before.
const LOOKS_REMEMBERED_EVERY = 5 * 60_000;
// Nothing older is remembered anyway.
const FORGOTTEN_FOR = 24 * 3_600_000;

/**
 * Watches one Postfix: follows its log, looks at its queue at the pace of what
 * that costs, and makes one value of both. It goes on whatever happens to
 * Postfix, its queue or its log; what it cannot see is part of the value.
 */
export async function startMonitor(parts: MonitorParts, attention: Attention): Promise<Monitor> {
  const { now, configDir } = parts;
  const { memory: kept, broken } = await readMemory(parts.memoryFile);
  const beganAt = now();
  let attending = attention;
  let unwritten: string | undefined;
  let rememberedAt = Number.NEGATIVE_INFINITY;

  const remember = () => {
    const memory = { version: 1 as const, ...log.memory(), notices: notices.kept() };
    unwritten = writeMemory(parts.memoryFile, memory);
    rememberedAt = performance.now();
  };
  const save = async () => {
    // Not in the middle of a piece of log: its place is known behind it only.
    await undefined;
    remember();
  };
  const notices = parts.notices(kept?.notices, save);
  const remembering = atMostEvery(REMEMBERED_EVERY, remember);
  const telling = atMostEvery(
    CHANGED_EVERY,
    changeTeller(() => seen(), parts.changed),
  );
  const log = logInUse(parts, kept, {
    pollMs: () => pollMs[attending],
    event: (event, line, isReport) => {
      if (!isReport) notices.logEvent(event, now());
      if (isOfMaster(event)) looking.lookNow();
      parts.events?.event(event, line);
    },
    read: () => {
      parts.events?.told(remember);
      remembering.due();
      telling.due();
    },
    trouble: telling.due,
  });
  const queue = queueLooks(parts, notices);
  const seen = (): Seen => ({
    configDir,
    ...queue.seen(),
    activity: log.activity(),
    blind: {
      ...queue.blind(),
      ...log.blind(),
      ...(unwritten ? { memory: unwritten } : {}),
      ...(broken && now() - beganAt < FORGOTTEN_FOR ? { forgotten: broken } : {}),
    },
  });
  const looking = keepLooking(async () => {
    await log.find();
    await queue.look();
    if (performance.now() - rememberedAt >= LOOKS_REMEMBERED_EVERY) remembering.due();
    telling.due();
  }, attention);
  return {
    lookNow: looking.lookNow,
    attend: (to) => {
      attending = to;
      looking.attend(to);
    },
    close: async () => {
      await looking.close();
      await log.close();
      remembering.end();
      telling.end();
      remember();
    },
  };
}

/** Postfix starts or ends: nobody has to wait for the next look to see it. */
const isOfMaster = ({ event }: LogEvent) => event === 'master-start' || event === 'master-stop';

/** How often a log file is looked at: a look is a few system calls, but wakes the processor. */
const pollMs: Record<Attention, number> = { open: 1_000, normal: 2_000, away: 15_000 };

/** Tells what is seen where it differs from what was told last. */
function changeTeller(seen: () => Seen, changed: (seen: Seen) => void): () => void {
  let told = '';
  return () => {
    const now = seen();
    const text = JSON.stringify(now);
    if (text === told) return;
    told = text;
    changed(now);
  };
}
