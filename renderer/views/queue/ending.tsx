import { Detail } from '../../parts/detail.tsx';
import { Foreign } from '../../parts/foreign.tsx';
import { Icon } from '../../parts/icon.tsx';
import { type Ending, ending } from '../../queue/deeds.ts';
import { texts } from '../../state.ts';

/** How an action ended, in sentences. */
export function endingText(shown: Ending): string {
  if (shown.kind === 'failed') return shown.error.message;
  const { message, stopped } = shown.outcome;
  return stopped ? `${message} ${stopped.message}` : message;
}

/** How the last action ended, until it is dismissed. A closed password dialog is no trouble. */
export function EndingView() {
  const shown = ending.value;
  if (!shown) return null;
  const error = shown.kind === 'failed' ? shown.error : shown.outcome.stopped;
  const tone = !error ? 'good' : error.code === 'cancelled' ? 'neutral' : 'bad';
  return (
    <div class={`card notice tone-${tone}`}>
      <Icon name={tone === 'good' ? 'check' : tone === 'bad' ? 'warning' : 'mail'} />
      <div class="notice-words">
        <p>
          <Foreign text={endingText(shown)} max={600} />
        </p>
        {tone === 'bad' && error?.detail && <Detail text={error.detail} />}
      </div>
      <button
        type="button"
        class="icon-button"
        aria-label={texts.value.change.dismiss}
        onClick={() => {
          ending.value = undefined;
        }}
      >
        <Icon name="close" size={14} />
      </button>
    </div>
  );
}
