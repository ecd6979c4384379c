import type { Signal } from '@preact/signals';
import type { CallError } from '../../preload/contract.ts';
import { Detail } from './detail.tsx';
import { Dismissible } from './dismissible.tsx';
import { Foreign } from './foreign.tsx';

/** Why something asked for was not done, until it is dismissed; read out when it appears. */
export function RefusalCard({ refusal }: { refusal: Signal<CallError | undefined> }) {
  const error = refusal.value;
  return (
    <div role="alert">
      {error && (
        <Dismissible
          tone={error.code === 'cancelled' ? 'neutral' : 'bad'}
          icon="warning"
          onDismiss={() => {
            refusal.value = undefined;
          }}
        >
          <p>
            <Foreign text={error.message} max={600} />
          </p>
          {error.detail && <Detail text={error.detail} />}
        </Dismissible>
      )}
    </div>
  );
}
