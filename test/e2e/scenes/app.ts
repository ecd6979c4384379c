import { defaultSettings } from '../../../main/services/settings.ts';
import { whenReady } from '../../../main/shell/lifecycle.ts';
import { startShell } from '../../../main/shell/start.ts';
import { textsFor } from '../../../main/texts/texts.ts';
import type { AppState } from '../../../preload/contract.ts';
import { scriptedQueue, showing } from './queue.ts';
import type { Script } from './script.ts';
import { foreseen, removed, several } from './windows.ts';

// Another composition root: the real shell, preload and panel over services
// that say what a spec tells them. It shows states no lab could be brought into.

declare global {
  /** What the specs change from outside, with `inMain`. */
  var script: Script;
}

const listeners = new Set<(state: AppState) => void>();
let state: AppState = {
  revision: 1,
  locale: 'en',
  phase: 'loading',
  headline: { tone: 'neutral', title: 'Looking for Postfix…', detail: 'This takes a moment' },
  installations: [],
  rules: [],
  offers: [],
  findings: [],
  settings: { ...defaultSettings, welcomed: true },
  asksPassword: true,
};

const noAnswer = {
  ok: false,
  error: { code: 'failed', message: 'The spec gave no answer' },
} as const;

globalThis.script = {
  show: (part) => {
    state = { ...state, ...part, revision: state.revision + 1 };
    for (const listener of listeners) listener(state);
  },
  become: (whole) => {
    state = { ...whole, revision: state.revision + 1 };
    for (const listener of listeners) listener(state);
  },
  preview: noAnswer,
  result: { changed: false, message: '', diff: [], warnings: [], ...noAnswer },
  queue: showing([]),
  refreshes: 0,
  looks: 0,
  held: [],
  hold: false,
};

/** The result, once the spec lets go of it. */
async function result() {
  if (script.hold) await new Promise<void>((resolve) => script.held.push(resolve));
  return script.result;
}

whenReady(async () => {
  startShell({
    overview: {
      current: () => state,
      refresh: async () => {
        script.refreshes += 1;
      },
      changing: async (work) => {
        script.show({ busy: 'changing' });
        try {
          return await work();
        } finally {
          script.show({ busy: undefined });
        }
      },
      push: () => undefined,
      watch: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    rules: {
      list: async () => [],
      preview: async () => script.preview,
      apply: result,
      history: async () => [],
      undo: result,
    },
    doctor: {
      view: () => ({ running: false, reachability: [] }),
      findings: () => [],
      offers: () => [],
      run: async () => {
        script.looks += 1;
        return { ok: true, value: null };
      },
      stop: () => {},
      preview: async () => {
        const answer = script.preview;
        return answer.ok ? { ok: true, value: answer.preview } : answer;
      },
      apply: result,
      words: (line, part) => ({ ok: true, value: `${part} of ${line}` }),
      report: async () => ({ ok: true, value: 'the report' }),
      follow: () => undefined,
      watch: () => () => undefined,
    },
    queue: scriptedQueue(
      () => script.queue,
      () => state.locale,
    ),
    monitor: { attend: () => undefined },
    delivery: { told: () => undefined },
    installations: { list: async () => several, choose: async () => true },
    uninstall: {
      foresee: async () => foreseen,
      run: async () => removed(textsFor(state.locale)),
    },
    texts: () => textsFor(state.locale),
    settings: {
      current: () => defaultSettings,
      trouble: () => undefined,
      update: async () => defaultSettings,
    },
  });
});
