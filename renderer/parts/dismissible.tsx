import type { ComponentChildren } from 'preact';
import { texts } from '../state.ts';
import { Icon, type IconName } from './icon.tsx';

interface DismissibleProps {
  readonly tone: 'good' | 'bad' | 'neutral';
  readonly icon: IconName;
  readonly onDismiss: () => void;
  readonly children: ComponentChildren;
}

/** A card that tells how something ended, until it is dismissed. */
export const Dismissible = ({ tone, icon, onDismiss, children }: DismissibleProps) => (
  <div class={`card notice tone-${tone}`}>
    <Icon name={icon} />
    <div class="notice-words">{children}</div>
    <button
      type="button"
      class="icon-button"
      aria-label={texts.value.change.dismiss}
      onClick={onDismiss}
    >
      <Icon name="close" size={14} />
    </button>
  </div>
);
