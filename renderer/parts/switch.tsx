interface SwitchProps {
  readonly on: boolean;
  readonly label: string;
  readonly busy?: boolean;
  readonly onToggle: (on: boolean) => void;
}

/** A switch as macOS draws it. It moves when main says so, not when it is clicked. */
export function Switch({ on, label, busy, onToggle }: SwitchProps) {
  return (
    <button
      type="button"
      role="switch"
      class="switch"
      aria-checked={on}
      aria-label={label}
      aria-busy={busy}
      onClick={busy ? undefined : () => onToggle(!on)}
    >
      <span class="knob" />
    </button>
  );
}
