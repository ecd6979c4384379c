import { useSignal } from '@preact/signals';
import { Icon } from '../../parts/icon.tsx';
import { choose } from '../../settings/settings.ts';
import { shortcutOf, shortcutSymbols, shortcutWords } from '../../settings/shortcut.ts';
import { texts } from '../../state.ts';

/** Takes a shortcut as it is pressed. Escape leaves it as it is. */
export function ShortcutField({ shortcut }: { shortcut: string | undefined }) {
  const words = texts.value.settings;
  const listening = useSignal(false);
  const onKeyDown = (event: KeyboardEvent) => {
    if (!listening.value || event.key === 'Tab') return;
    event.preventDefault();
    const keys = shortcutOf(event);
    if (event.key === 'Escape') listening.value = false;
    if (!keys) return;
    listening.value = false;
    void choose({ shortcut: keys });
  };
  const spoken = shortcut ? shortcutWords(shortcut, words.keyNames) : words.shortcutNone;
  return (
    <span class="shortcut">
      <button
        type="button"
        class="button plain keys"
        aria-label={listening.value ? words.shortcutPress : `${words.shortcut}: ${spoken}`}
        aria-describedby="shortcut-help"
        onClick={() => {
          listening.value = true;
        }}
        onKeyDown={onKeyDown}
        onBlur={() => {
          listening.value = false;
        }}
      >
        {listening.value
          ? words.shortcutPress
          : shortcut
            ? shortcutSymbols(shortcut)
            : words.shortcutNone}
      </button>
      <span id="shortcut-help" class="visually-hidden">
        {words.shortcutHelp}
      </span>
      {shortcut && (
        <button
          type="button"
          class="icon-button"
          aria-label={words.shortcutClear}
          onClick={() => void choose({ shortcut: null })}
        >
          <Icon name="close" size={14} />
        </button>
      )}
    </span>
  );
}
