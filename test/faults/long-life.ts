import { thisMachine } from '../../main/host/this-machine.ts';
import type { PostfixState } from '../../main/postfix/state.ts';
import { type Monitor, startMonitor } from '../../main/services/monitor/monitor.ts';
import type { Seen } from '../../main/services/monitor/seen.ts';
import { makeNotifier } from '../../main/services/notifications/notifier.ts';
import { queueLimits } from '../../main/services/notifications/queue-trouble.ts';
import { textsFor } from '../../main/texts/texts.ts';
import type { FastClock } from './fast-clock.ts';
import { indexOf } from './written-log.ts';

/** A monitor that begins and ends with its program, and everything it has told over its lives. */
export interface Life {
  readonly postfix: { state: PostfixState; messages: number };
  begin(): Promise<void>;
  /** As when the program is quit. */
  end(): Promise<void>;
  monitor(): Monitor;
  /** The number of the line that is to come next, and how many came when it was another's turn. */
  next(): number;
  problems(): number;
  /** After a kill: what was told since that line has been forgotten. */
  goBackTo(line: number): void;
  /** When the last line was written, as it was read. */
  lastTime(): number | undefined;
  /** Resolves when Postfix has been looked at once more. */
  lookedAgain(): Promise<void>;
  /** Ids of the notifications of this kind. */
  told(kind: string): string[];
  /** Messages that the notifications count. */
  bouncesTold(): number;
  waitingTold(): number;
  /** Messages that have waited too long by the end. */
  readonly waited: number;
  /** Notifications that said nothing new. */
  doubled(): number;
  activity(): Record<string, number> | undefined;
}

const MINUTE = 60_000;
const WAITED = 30;

export function liveWith(clock: FastClock, path: string, memoryFile: string): Life {
  const postfix = { state: 'running' as PostfixState, messages: WAITED };
  const begun = clock.now();
  // The words of a notification are its count: what is asked here is how many, not how it is said.
  const texts = textsFor('en');
  const count = (number: number) => String(number);
  const notices = { ...texts.notices, bounced: count, waiting: count };
  const shown = new Map<string, number[]>();
  let monitor: Monitor | undefined;
  let seen: Seen | undefined;
  let looks = 0;
  let next = 0;
  let problems = 0;
  let lastTime: number | undefined;

  const begin = async () => {
    const notifier = makeNotifier({
      wishes: () => ({ bounced: true, waiting: true, stopped: true }),
      limits: () => queueLimits,
      texts: () => ({ ...texts, notices }),
      now: clock.now,
      show: ({ id, title }) => shown.set(id, [...(shown.get(id) ?? []), Number(title)]),
    });
    monitor = await startMonitor(
      {
        host: thisMachine(),
        configDir: '/etc/postfix',
        list: async (sink) => {
          looks += 1;
          if (postfix.state === 'stopped') {
            return { ok: false, failure: 'mail-system-down', detail: 'mail system is down' };
          }
          for (let index = 0; index < postfix.messages; index += 1) sink.message(waiting(index));
          return { ok: true, problems: [] };
        },
        state: async () => postfix.state,
        findLog: async () => ({ kind: 'file', path }),
        memoryFile,
        notices: notifier.makeSink,
        changed: (now) => {
          seen = now;
        },
        events: {
          event: ({ queueId, time }) => {
            if (queueId === undefined) return;
            if (indexOf(queueId) !== next) problems += 1;
            next += 1;
            lastTime = time;
          },
          told: () => {},
        },
        now: clock.now,
      },
      'normal',
    );
  };
  /** They arrive one after the other, the later ones of a growing queue at its end. */
  const waiting = (index: number) => ({
    queueName: 'deferred' as const,
    queueId: `4F0A1B${index}`,
    arrivalTime: index < WAITED ? begun + index * MINUTE : clock.now(),
    size: 1_000,
    sender: 'a@club.example',
    recipients: [{ address: 'b@isp.example', reason: '452 4.2.2 Mailbox full' }],
  });
  const told = (kind: string) => [...shown.keys()].filter((id) => id.startsWith(kind));
  const sum = (kind: string) =>
    told(kind).reduce((all, id) => all + (shown.get(id)?.at(-1) ?? 0), 0);
  return {
    postfix,
    begin,
    end: async () => {
      await monitor?.close();
      clock.endTimers();
    },
    monitor: () => {
      if (!monitor) throw new Error('no monitor has begun');
      return monitor;
    },
    next: () => next,
    problems: () => problems,
    goBackTo: (line) => {
      next = line;
    },
    lastTime: () => lastTime,
    lookedAgain: async () => {
      const before = looks;
      while (looks <= before + 1) await new Promise((resolve) => setTimeout(resolve, 1_000));
    },
    told,
    bouncesTold: () => sum('bounced'),
    waitingTold: () => sum('waiting'),
    waited: WAITED,
    doubled: () =>
      [...shown].reduce(
        (all, [id, counts]) =>
          all +
          (/^(bounced|waiting)/.test(id)
            ? counts.length - new Set(counts).size
            : counts.length - 1),
        0,
      ),
    activity: () => seen?.activity?.totals as Record<string, number> | undefined,
  };
}
