import { signal } from '@preact/signals';
import type { AftermathView } from '../../preload/contract.ts';
import { Dismissible } from '../parts/dismissible.tsx';
import { Foreign } from '../parts/foreign.tsx';

/** The one that was dismissed, by its number. */
const dismissed = signal(0);

/** What becomes of the mail that waited for a fix, until it is dismissed. */
export function Aftermath({ aftermath }: { aftermath: AftermathView | undefined }) {
  if (!aftermath || aftermath.id === dismissed.value) return null;
  const { id, stage, tone, message } = aftermath;
  if (stage === 'watching')
    return (
      <div class="card notice">
        <span class="spinner" aria-hidden="true" />
        <p>
          <Foreign text={message} max={600} />
        </p>
      </div>
    );
  return (
    <Dismissible
      tone={tone === 'good' ? 'good' : 'neutral'}
      icon={tone === 'good' ? 'mail-check' : tone === 'attention' ? 'mail-warning' : 'clock'}
      onDismiss={() => {
        dismissed.value = id;
      }}
    >
      <p>
        <Foreign text={message} max={600} />
      </p>
    </Dismissible>
  );
}
