import type { AppState } from '../../preload/contract.ts';
import { call } from '../bridge.ts';
import { showable } from '../foreign-text.ts';
import { now, texts } from '../state.ts';
import { ago, exactly } from '../time.ts';

/** Which Postfix this is about, and how fresh what stands above is. */
export function Footer({ state }: { state: AppState }) {
  const { locale, panel: words } = texts.value;
  const { installation, checkedAt } = state;
  return (
    <footer class="footer">
      <span title={installation && showable(installation.configDir)}>
        {installation &&
          words.postfix(showable(installation.version, 30), words.states[installation.state])}
      </span>
      {checkedAt !== undefined && (
        <button
          type="button"
          class="checked"
          title={`${exactly(checkedAt, locale)} · ${words.checkNow}`}
          onClick={() => void call('state.refresh', {})}
        >
          {state.busy === 'checking'
            ? words.checking
            : words.checked(ago(checkedAt, now.value, locale, words.justNow))}
        </button>
      )}
    </footer>
  );
}
