import { useSignal } from '@preact/signals';
import { showable } from '../foreign-text.ts';
import { texts } from '../state.ts';
import { Icon } from './icon.tsx';

/** Technical text, folded away until it is asked for. */
export function Detail({ text, label }: { text: string; label?: string }) {
  const open = useSignal(false);
  return (
    <div class="detail">
      <button
        type="button"
        class="fold"
        aria-expanded={open.value}
        onClick={() => {
          open.value = !open.value;
        }}
      >
        <Icon name="chevron" size={12} />
        {label ?? texts.value.change.detail}
      </button>
      {open.value && <Evidence lines={text.split('\n')} />}
    </div>
  );
}

/** Lines as a machine wrote them. */
export const Evidence = ({ lines }: { lines: readonly string[] }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard
  <pre class="evidence" tabIndex={0}>
    {lines
      .slice(0, 200)
      .map((line) => showable(line.replaceAll('\t', '    '), 500))
      .join('\n')}
  </pre>
);
