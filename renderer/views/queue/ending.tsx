import { Detail } from '../../parts/detail.tsx';
import { Dismissible } from '../../parts/dismissible.tsx';
import { Foreign } from '../../parts/foreign.tsx';
import { type Ending, ending } from '../../queue/deeds.ts';

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
    <Dismissible
      tone={tone}
      icon={tone === 'good' ? 'check' : tone === 'bad' ? 'warning' : 'mail'}
      onDismiss={() => {
        ending.value = undefined;
      }}
    >
      <p>
        <Foreign text={endingText(shown)} max={600} />
      </p>
      {tone === 'bad' && error?.detail && <Detail text={error.detail} />}
    </Dismissible>
  );
}
