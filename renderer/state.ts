import { computed, signal } from '@preact/signals';
import type { AppState } from '../preload/contract.ts';
import { nextState } from './bridge.ts';
import { textsOf } from './texts/texts.ts';

/** What main pushed last; undefined until the first push. */
export const appState = signal<AppState | undefined>(undefined);

/** Every word, in the user's language. */
export const texts = computed(() => textsOf(appState.value?.locale ?? 'en'));

/** Whether words may speak of a password: not where Postbar acts as root anyway. */
export const asksPassword = computed(() => appState.value?.asksPassword ?? true);

/** The time the views measure from; moves while the page is visible. */
export const now = signal(Date.now());

/** Follows main's state for as long as the page lives. */
export async function followState(): Promise<never> {
  for (;;) {
    const next = await nextState(appState.value?.revision ?? 0);
    appState.value = next;
    now.value = Date.now();
    document.documentElement.lang = next.locale;
  }
}

/** Moves the clock every twenty seconds while somebody can see it. */
export function keepTime(): void {
  const tick = () => {
    if (document.visibilityState === 'visible') now.value = Date.now();
  };
  document.addEventListener('visibilitychange', tick);
  setInterval(tick, 20_000);
}
