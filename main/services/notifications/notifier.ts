import type { Texts } from '../../texts/texts.ts';
import type { MakeNoticeSink, NoticeLook, NoticeSink } from '../monitor/notice-sink.ts';
import { gather, settle } from './grouping.ts';
import { type NoticeMemory, readNoticeMemory } from './kept.ts';
import { logTroubleReader } from './log-trouble.ts';
import { type Notice, noticeOf } from './notice.ts';
import { growth, type QueueLimits, stoppage, waitingTally } from './queue-trouble.ts';
import { due, dueIn, isWanted, type NoticeWishes, stillKept } from './telling.ts';
import type { Trouble } from './trouble.ts';

/** What the notifier is given; wishes, limits and words may change at any time. */
export interface NotifierParts {
  wishes(): NoticeWishes;
  limits(): QueueLimits;
  texts(): Texts;
  /** Milliseconds since 1970. */
  now(): number;
  /** Shows it, in the place of an earlier one with the same id. Must not throw. */
  show(notice: Notice): void;
}

/** Makes notices of what is told to it, and shows each when it is due. */
export interface Notifier {
  /** Begins with one Postfix; what is left untold of an earlier one is still told. */
  readonly makeSink: MakeNoticeSink;
  /** Whether rules that Postbar had set are gone from the files of that Postfix. */
  rulesGone(gone: boolean): void;
}

/** A sink with the part that no monitor sees. */
interface Teller extends NoticeSink {
  rulesGone(gone: boolean): void;
}

/** Gathers troubles into few notices, remembers what was told, and tells what is due. */
export function makeNotifier(parts: NotifierParts): Notifier {
  let current: Teller | undefined;
  return {
    makeSink: (kept, save) => {
      current = makeTeller(parts, readNoticeMemory(kept), save);
      return current;
    },
    rulesGone: (gone) => current?.rulesGone(gone),
  };
}

function makeTeller(parts: NotifierParts, memory: NoticeMemory, save: () => Promise<void>): Teller {
  let { groups, queue, rulesGone } = memory;
  const log = logTroubleReader(
    memory.log,
    groups.flatMap(({ recent }) => recent),
  );

  const tell = async () => {
    const found = due(groups, parts.wishes(), parts.now());
    groups = found.groups;
    if (found.telling.length === 0) return;
    // What was remembered and then not shown is lost; what was shown and not remembered is shown
    // twice. The first takes a kill within a few milliseconds, the second any kill.
    await save();
    for (const group of found.telling) parts.show(noticeOf(group, parts.texts()));
  };
  const alarm = makeAlarm(tell, () => dueIn(groups, parts.wishes(), parts.now()));
  alarm.set();

  const add = (troubles: readonly (Trouble | undefined)[], now: number) => {
    const wanted = troubles
      .filter((trouble) => trouble !== undefined)
      .filter(({ kind }) => isWanted(kind, parts.wishes()));
    if (wanted.length === 0) return;
    groups = wanted.reduce((all, trouble) => gather(all, trouble, now), groups);
    alarm.set();
  };

  const lookBegins = (now: number): NoticeLook => {
    const limits = parts.limits();
    const tally = waitingTally(queue, limits, now);
    return {
      add: tally.add,
      ends: ({ state, total }) => {
        const stopped = stoppage(queue, state, limits, now);
        queue = stopped.memory;
        add([stopped.trouble], now);
        if (total !== undefined) {
          const grown = growth(queue, total, limits);
          queue = { ...grown.memory, waitingUpTo: tally.upTo };
          add([...tally.troubles(), grown.trouble], now);
        }
        // The wishes may have changed: what is not wanted goes, and quiet hours may be over.
        groups = stillKept(groups, parts.wishes(), now);
        alarm.set();
      },
    };
  };

  return {
    logEvent: (event, now) => {
      const { trouble, settled } = log.read(event);
      if (settled !== undefined) groups = settle(groups, settled);
      if (trouble) add([trouble], now);
    },
    lookBegins,
    rulesGone: (gone) => {
      if (gone && !rulesGone) add([{ kind: 'rules-gone', count: 1 }], parts.now());
      rulesGone = gone;
    },
    kept: () => ({ groups, queue, log: log.kept(), rulesGone }) satisfies NoticeMemory,
  };
}

interface Alarm {
  /** Asks anew how long to wait; an earlier moment replaces a later one. */
  set(): void;
}

/** Runs `ring` after as many milliseconds as `wait` gives, and asks again after that. */
function makeAlarm(ring: () => Promise<void>, wait: () => number | undefined): Alarm {
  let timer: NodeJS.Timeout | undefined;
  let at = Number.POSITIVE_INFINITY;
  let ringing = false;
  const set = () => {
    const left = ringing ? undefined : wait();
    if (left === undefined || performance.now() + left >= at) return;
    clearTimeout(timer);
    at = performance.now() + left;
    // What is to be told keeps no program running: it is told after the next start.
    timer = setTimeout(go, left).unref();
  };
  const go = async () => {
    at = Number.POSITIVE_INFINITY;
    ringing = true;
    try {
      await ring();
    } finally {
      ringing = false;
      set();
    }
  };
  return { set };
}
