import type {
  Answer,
  AppState,
  DoctorView,
  FindingView,
  PreviewView,
  RuleOffer,
} from '../../../preload/contract.ts';
import type { PostfixState } from '../../postfix/state.ts';
import type { Texts } from '../../texts/texts.ts';
import { done, failed } from '../answer.ts';
import type { ChangeResult, Ipv4Rules } from '../change.ts';
import { keptPreviews } from '../changes.ts';
import { lastFew } from '../last-few.ts';
import type { FindPostfix } from '../postfix-in-use.ts';
import { applyAndWatch } from './aftermath.ts';
import { type Examined, makeExaminations } from './examinations.ts';
import { type Worded, worded } from './worded.ts';

// How long it is news how a watching ended.
const NEWS_MS = 10 * 60_000;

/** The doctor of whichever Postfix is in use, for the windows. */
export interface DoctorWindow {
  view(): DoctorView;
  /**
   * Of the last examination, the worst first; without what cannot hold any more where
   * Postfix is in another state by now.
   */
  findings(state?: PostfixState): readonly FindingView[];
  /** Rules that would have helped mail that did not go. */
  offers(): readonly RuleOffer[];
  /** Looks at everything; while that is under way, once more afterwards. */
  run(): Promise<Answer<null>>;
  /** Ends the examination that is under way; what the one before it told stays. */
  stop(): void;
  preview(findingId: string): Promise<Answer<PreviewView>>;
  /** Applies a preview of the doctor's or of the rules'; the mail that waited is watched afterwards. */
  apply(token: string): Promise<ChangeResult>;
  /** The words to send to somebody, or the record to publish, of a line that is shown. */
  words(lineId: string, part: 'text' | 'record'): Answer<string>;
  /** The last examination as text with addresses masked. */
  report(): Promise<Answer<string>>;
  /** Looks again when what is known of Postfix has changed, and from time to time. */
  follow(state: AppState): void;
  /** `progress`: the view has changed; `examined`: the findings too. Gives the way to stop that. */
  watch(listener: (news: 'progress' | 'examined') => void): () => void;
}

interface DoctorWindowParts {
  readonly find: FindPostfix;
  readonly rules: Ipv4Rules;
  readonly texts: () => Texts;
  readonly now: () => number;
}

export function makeDoctorWindow({ find, rules, texts, now }: DoctorWindowParts): DoctorWindow {
  const listeners = new Set<(news: 'progress' | 'examined') => void>();
  const tell = (news: 'progress' | 'examined') => {
    for (const listener of listeners) listener(news);
  };
  const words = wordedOnce(texts);
  const own = lastFew<true>(keptPreviews);
  let aftermath: DoctorView['aftermath'];
  let aftermathAt = 0;
  let numbers = 0;
  let seen = '';
  const examinations = makeExaminations({
    find,
    texts,
    now,
    number: () => ++numbers,
    switched: (isRunning) => tell(isRunning ? 'progress' : 'examined'),
  });
  const examine = examinations.want;

  const none = () => {
    const { title, detail } = texts().overview.noPostfix;
    return failed({ code: 'no-postfix', message: title, detail });
  };

  /** How it ended is no news for long. */
  const isFresh = (stage: 'watching' | 'over') =>
    stage === 'watching' || now() - aftermathAt < NEWS_MS;

  /** What is known now, for a call that needs an examination. */
  const answered = <T>(value: (worded: Worded) => Answer<T>): Answer<T> => {
    const failure = examinations.failure();
    if (failure) return failed({ code: 'failed', ...failure });
    const examined = examinations.last();
    if (examined) return value(words(examined));
    const message = texts().doctorWindow.stopped;
    return examinations.wasStopped() ? failed({ code: 'stopped', message }) : none();
  };

  return {
    view: () => {
      const [examined, failure] = [examinations.last(), examinations.failure()];
      return {
        running: examinations.isRunning(),
        ...(examinations.wasStopped() ? { stopped: true } : {}),
        ...(examined ? { examinedAt: examined.at } : {}),
        ...(failure ? { failure } : {}),
        reachability: examined ? words(examined).reachability : [],
        ...(aftermath && isFresh(aftermath.stage) ? { aftermath } : {}),
      };
    },
    findings: (state) => {
      const examined = examinations.last();
      return examined ? still(words(examined).findings, examined, state) : [];
    },
    offers: () => examinations.last()?.offers ?? [],
    stop: examinations.stop,
    run: async () => {
      await examine();
      return examinations.wasStopped() ? done(null) : answered(() => done(null));
    },
    preview: async (findingId) => {
      const postfix = await find();
      if (!postfix) return none();
      const answer = await postfix.doctor.preview(findingId);
      if (!answer.ok) {
        // It looks anew for every preview: what it does not find now is shown no longer.
        void examine();
        return failed(answer.error);
      }
      own.set(answer.preview.token, true);
      return done(answer.preview);
    },
    apply: async (token) => {
      const postfix = own.has(token) ? await find() : undefined;
      if (!postfix) return rules.apply(token);
      const id = ++numbers;
      return applyAndWatch(postfix.doctor, token, texts(), (news) => {
        aftermath = { id, ...news };
        aftermathAt = now();
        tell('progress');
        if (news.stage === 'over') void examine();
      });
    },
    words: (lineId, part) =>
      answered(({ reachability }) => {
        const ask = reachability.find(({ id }) => id === lineId)?.ask;
        return ask ? done(ask[part]) : failed({ code: 'gone', message: texts().doctorWindow.gone });
      }),
    report: async () => {
      if (!examinations.last()) await examine();
      return answered(({ report }) => done(report));
    },
    follow: ({ phase, busy, installation, rules: shown, lastChange }) => {
      if (phase === 'no-postfix') examinations.forget();
      // What is being changed need not be looked at, and a change does not wait for it.
      if (busy === 'changing') examinations.postpone();
      if (phase !== 'ready' || busy === 'changing') return;
      const known = JSON.stringify([installation, shown, lastChange?.id]);
      const isDue = known !== seen || examinations.isDue();
      seen = known;
      if (isDue) void examine();
    },
    watch: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

// What the doctor tells of the state Postfix is in.
const ofState = ['postfix-stopped', 'asleep-with-mail'];

function still(
  findings: readonly FindingView[],
  { examination }: Examined,
  state: PostfixState | undefined,
): readonly FindingView[] {
  if (state === undefined || state === examination.facts.state) return findings;
  return findings.filter(({ id }) => !ofState.includes(id));
}

/** The words of the last examination, made once for each language it is shown in. */
function wordedOnce(texts: () => Texts): (examined: Examined) => Worded {
  let last: { readonly number: number; readonly texts: Texts; readonly words: Worded } | undefined;
  return ({ number, examination }) => {
    if (last?.number !== number || last.texts !== texts())
      last = { number, texts: texts(), words: worded(examination, number, texts()) };
    return last.words;
  };
}
