import { type Action, acting } from '../../queue/deeds.ts';
import { selected } from '../../queue/selection.ts';
import { asksPassword, texts } from '../../state.ts';

const actions = ['retry', 'hold', 'release', 'requeue', 'delete'] as const;

/** What can be done with the messages that are selected. */
export function ActionBar({ onAct }: { onAct: (action: Action) => void }) {
  const { queueWindow: words } = texts.value;
  const count = selected.value.size;
  const under = acting.value;
  const hint = under
    ? under === 'retry'
      ? words.retrying
      : asksPassword.value
        ? words.acting
        : words.working
    : count > 0
      ? words.selected(count)
      : words.noneSelected;
  return (
    <footer class="action-bar">
      <p class={count > 0 ? '' : 'quiet'}>
        {under && <span class="spinner" aria-hidden="true" />}
        {hint}
      </p>
      <div class="buttons" role="toolbar" aria-label={words.selected(count)}>
        {actions.map((action) => (
          <button
            key={action}
            type="button"
            class={`button plain${action === 'delete' ? ' danger' : ''}`}
            title={words.hints[action]}
            disabled={count === 0}
            aria-disabled={under !== undefined}
            aria-busy={under === action}
            onClick={under ? undefined : () => onAct(action)}
          >
            {words.actions[action]}
          </button>
        ))}
      </div>
    </footer>
  );
}
