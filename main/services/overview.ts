import type { AppState, DoctorView } from '../../preload/contract.ts';
import { textsFor } from '../texts/texts.ts';
import { headlineOf, type Reading } from './headline.ts';
import type { SettingsStore } from './settings.ts';

/** The one state value, and the only place that makes it. */
export interface Overview {
  current(): AppState;
  /** Reads Postfix again; several calls at once are one reading and one more. */
  refresh(): Promise<void>;
  /** Runs a change, shown as under way, and reads Postfix again afterwards. */
  changing<T>(work: () => Promise<T>): Promise<T>;
  /** Shows what is new besides Postfix itself: what the doctor is at. */
  push(): void;
  /** Called with every new state; gives the way to stop that. */
  watch(listener: (state: AppState) => void): () => void;
}

/** Where the overview gets what it shows. */
export interface OverviewSources {
  read(): Promise<Reading>;
  doctor(): DoctorView;
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
  let reading: Promise<void> | undefined;
  let again = false;

  const set = (next: Partial<AppState>) => {
    state = {
      ...state,
      ...next,
      ...kept(sources),
      doctor: sources.doctor(),
      locale: sources.locale(),
      revision: state.revision + 1,
    };
    for (const listener of listeners) listener(state);
  };

  const readOnce = async () => {
    again = false;
    const busy = state.busy ?? 'checking';
    set({ busy });
    const next = await readState(sources);
    set({ ...next, busy: state.busy === 'changing' ? 'changing' : undefined });
    if (again) await readOnce();
  };

  const refresh = () => {
    if (reading) {
      again = true;
      return reading;
    }
    reading = readOnce().finally(() => {
      reading = undefined;
    });
    return reading;
  };

  return {
    current: () => state,
    refresh,
    push: () => set({}),
    changing: async (work) => {
      set({ busy: 'changing' });
      try {
        return await work();
      } finally {
        set({ busy: undefined });
        await refresh();
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

/** A reading as state. What cannot be read at all is a state too, not an exception. */
async function readState(sources: OverviewSources): Promise<Partial<AppState>> {
  const locale = sources.locale();
  try {
    const reading = await sources.read();
    return {
      ...nothingLeft,
      ...reading,
      phase: reading.installation ? 'ready' : 'no-postfix',
      headline: headlineOf(reading, locale),
      checkedAt: sources.now(),
    };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const headline = { tone: 'bad', ...textsFor(locale).overview.unreadable(reason) } as const;
    return { ...nothingLeft, phase: 'error', headline, checkedAt: sources.now() };
  }
}

/** What the last reading had and this one may lack. */
const nothingLeft: Partial<AppState> = {
  installation: undefined,
  queue: undefined,
  activity: undefined,
  lastChange: undefined,
};
