import type { AppState, DoctorView, Headline } from '../../preload/contract.ts';
import { errorText } from '../host/error-text.ts';
import { textsFor } from '../texts/texts.ts';
import { headlineOf, type Reading } from './headline.ts';
import { monitorView } from './monitor/monitor-view.ts';
import type { Seen } from './monitor/seen.ts';
import { oneAtATime } from './one-at-a-time.ts';
import type { SettingsStore } from './settings.ts';

/** The one state value, and the only place that makes it. */
export interface Overview {
  current(): AppState;
  /** Reads Postfix again; several calls at once are one reading and one more. */
  refresh(): Promise<void>;
  /** Runs a change, shown as under way, and reads Postfix again afterwards. */
  changing<T>(work: () => Promise<T>): Promise<T>;
  /** Shows what is new without reading: what the monitor sees, what the doctor is at. */
  push(): void;
  /** Called with every new state; gives the way to stop that. */
  watch(listener: (state: AppState) => void): () => void;
}

/** Where the overview gets what it shows. */
export interface OverviewSources {
  read(): Promise<Reading>;
  doctor(): DoctorView;
  /** What the monitor sees, another value where that has changed; undefined before it sees anything. */
  monitor(): Seen | undefined;
  settings: Pick<SettingsStore, 'current' | 'trouble'>;
  readonly asksPassword: boolean;
  locale(): AppState['locale'];
  now(): number;
}

const nothingRead: Reading = { installations: [], rules: [], offers: [], findings: [] };

/** Keeps the state, reads it on request, and tells those who watch. */
export function makeOverview(sources: OverviewSources): Overview {
  const listeners = new Set<(state: AppState) => void>();
  let state: AppState = first(sources);
  let read: Read = { phase: 'loading', headline: state.headline };

  const set = (next: Partial<AppState>) => {
    state = {
      ...state,
      ...composed(read, sources),
      ...next,
      ...kept(sources),
      doctor: sources.doctor(),
      locale: sources.locale(),
      revision: state.revision + 1,
    };
    for (const listener of listeners) listener(state);
  };

  const reading = oneAtATime(async () => {
    const busy = state.busy ?? 'checking';
    set({ busy });
    read = await readState(sources);
    set({ busy: state.busy === 'changing' ? 'changing' : undefined });
  });

  return {
    current: () => state,
    refresh: reading.want,
    push: () => set({}),
    changing: async (work) => {
      set({ busy: 'changing' });
      try {
        return await work();
      } finally {
        set({ busy: undefined });
        await reading.want();
      }
    },
    watch: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** What the user chose, and what became of it. */
function kept({ settings }: OverviewSources): Pick<AppState, 'settings' | 'settingsTrouble'> {
  const trouble = settings.trouble();
  return { settings: settings.current(), ...(trouble ? { settingsTrouble: trouble } : {}) };
}

function first(sources: OverviewSources): AppState {
  const locale = sources.locale();
  const headline = { tone: 'neutral', ...textsFor(locale).overview.loading } as const;
  return {
    ...nothingRead,
    revision: 1,
    locale,
    phase: 'loading',
    headline,
    asksPassword: sources.asksPassword,
    ...kept(sources),
  };
}

/** How the last reading came out; what the monitor sees is joined to it. */
type Read =
  | {
      readonly phase: 'loading' | 'error';
      readonly headline: Headline;
      readonly checkedAt?: number;
    }
  | {
      readonly reading: Reading;
      readonly checkedAt: number;
      /** What the monitor had seen before: what it sees later is newer than the reading. */
      readonly seen: Seen | undefined;
    };

/** What cannot be read at all is a state too, not an exception. */
async function readState(sources: OverviewSources): Promise<Read> {
  const seen = sources.monitor();
  try {
    const reading = await sources.read();
    return { reading, checkedAt: sources.now(), seen };
  } catch (error) {
    const reason = errorText(error);
    const words = textsFor(sources.locale()).overview.unreadable(reason);
    return { phase: 'error', headline: { tone: 'bad', ...words }, checkedAt: sources.now() };
  }
}

/** The part of the state that comes from reading and from watching. */
function composed(read: Read, sources: OverviewSources): Partial<AppState> {
  if (!('reading' in read)) return { ...nothingLeft, ...read };
  const { checkedAt } = read;
  const whole = withSeen(read, sources);
  return {
    ...nothingLeft,
    ...whole,
    phase: whole.installation ? 'ready' : 'no-postfix',
    headline: whole.installation ? headlineOf(whole, sources.locale()) : noneToShow(sources),
    checkedAt,
  };
}

/** No Postfix at all is one thing, another that the one the user chose is gone. */
function noneToShow({ settings, locale }: OverviewSources): Headline {
  const words = textsFor(locale()).overview;
  const chosen = settings.current().installation;
  return { tone: 'neutral', ...(chosen ? words.chosenGone(chosen.configDir) : words.noPostfix) };
}

/** A reading, and what the monitor sees of the same Postfix. */
function withSeen(
  { reading, seen: before }: Extract<Read, { reading: Reading }>,
  sources: OverviewSources,
): Reading {
  const seen = sources.monitor();
  const { installation } = reading;
  if (!seen || !installation || seen.configDir !== installation.configDir) return reading;
  const { state, blind, ...parts } = monitorView(seen, textsFor(sources.locale()));
  const newer = seen === before ? undefined : state;
  return {
    ...reading,
    ...parts,
    installation: { ...installation, state: newer ?? installation.state },
    findings: [...reading.findings, ...blind],
  };
}

/** What the last reading had and this one may lack. */
const nothingLeft: Partial<AppState> = {
  installation: undefined,
  queue: undefined,
  activity: undefined,
  lastChange: undefined,
};
