import type { ComponentChildren } from 'preact';

interface ButtonProps {
  readonly kind?: 'primary' | 'plain' | 'link';
  readonly onClick: () => void;
  readonly disabled?: boolean;
  readonly busy?: boolean;
  /** What a screen reader says instead of the words on it. */
  readonly label?: string;
  readonly autoFocus?: boolean;
  readonly expanded?: boolean;
  readonly children: ComponentChildren;
}

const focusOnce = (element: HTMLButtonElement | null) => element?.focus();

/** A push button, or a link-like one. A busy one keeps its focus and does nothing. */
export function Button(props: ButtonProps) {
  const { kind = 'plain', onClick, disabled, busy, label, autoFocus, expanded } = props;
  return (
    <button
      type="button"
      class={`button ${kind}`}
      disabled={disabled}
      aria-disabled={busy}
      aria-busy={busy}
      aria-label={label}
      aria-expanded={expanded}
      ref={autoFocus ? focusOnce : undefined}
      onClick={busy ? undefined : onClick}
    >
      {busy && <span class="spinner" aria-hidden="true" />}
      {props.children}
    </button>
  );
}
