import type { DoctorView, RuleOffer } from '../../../preload/contract.ts';
import { errorText } from '../../host/error-text.ts';
import { untilStopped } from '../../host/stoppable.ts';
import type { Texts } from '../../texts/texts.ts';
import type { Examination } from '../doctor.ts';
import { oneAtATime } from '../one-at-a-time.ts';
import type { FindPostfix } from '../postfix-in-use.ts';
import { offersOf } from './worded.ts';

/** An examination that came to its end. */
export interface Examined {
  readonly number: number;
  /** When it ended, in milliseconds since 1970. */
  readonly at: number;
  readonly examination: Examination;
  readonly offers: readonly RuleOffer[];
}

/** The examinations of whichever Postfix is in use, one at a time. */
export interface Examinations {
  /** The last that came to its end; undefined before the first, and where there is no Postfix. */
  last(): Examined | undefined;
  /** Why the last one told nothing. */
  failure(): DoctorView['failure'];
  isRunning(): boolean;
  /** Whether the last one was ended by `stop`. */
  wasStopped(): boolean;
  /** Whether it is time to look again. */
  isDue(): boolean;
  /** Looks at everything; while that is under way, once more afterwards. */
  want(): Promise<void>;
  /** Ends the one under way, with all that it runs. What the one before it told stays. */
  stop(): void;
  /** As `stop`, where something is about to change: one is due as soon as that is over. */
  postpone(): void;
  /** There is no Postfix any more. */
  forget(): void;
}

interface Parts {
  readonly find: FindPostfix;
  readonly texts: () => Texts;
  readonly now: () => number;
  /** A number that no examination and no watching had before. */
  readonly number: () => number;
  readonly switched: (isRunning: boolean) => void;
}

const REST_MS = 10 * 60_000;
// An examination takes a second or, with the system's log of a Mac, many: never more than
// about two percent of the time.
const REST_TIMES = 50;

export function makeExaminations({ find, texts, now, number, switched }: Parts): Examinations {
  let examined: Examined | undefined;
  let failure: DoctorView['failure'];
  let dueAt = 0;
  let stopping = new AbortController();
  let postponed = false;

  const examineOnce = async (): Promise<void> => {
    const began = now();
    stopping = new AbortController();
    const { signal } = stopping;
    postponed = false;
    try {
      const looking = find().then((postfix) => postfix?.doctor.run({ signal }));
      const examination = await untilStopped(signal, looking);
      examined = examination && {
        number: number(),
        at: now(),
        examination,
        offers: offersOf(examination.facts),
      };
      failure = undefined;
    } catch (error) {
      if (!signal.aborted)
        failure = { message: texts().doctorWindow.failed, detail: errorText(error) };
    }
    dueAt = now() + Math.max(REST_MS, (now() - began) * REST_TIMES);
  };
  const examining = oneAtATime(examineOnce, () => switched(examining.isRunning()));
  const stop = () => {
    examining.enough();
    if (examining.isRunning()) stopping.abort();
  };

  return {
    last: () => examined,
    failure: () => failure,
    isRunning: examining.isRunning,
    wasStopped: () => stopping.signal.aborted,
    isDue: () => postponed || now() >= dueAt,
    want: examining.want,
    stop,
    postpone: () => {
      if (!examining.isRunning()) return;
      stop();
      postponed = true;
    },
    forget: () => {
      examined = undefined;
    },
  };
}
