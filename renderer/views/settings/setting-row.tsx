import type { ComponentChildren } from 'preact';
import { Foreign } from '../../parts/foreign.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Switch } from '../../parts/switch.tsx';

interface SettingRowProps {
  readonly title: string;
  readonly hint?: string | undefined;
  /** What is wrong with it, and what to do. */
  readonly problem?: string | undefined;
  /** What is set, at the right. */
  readonly children?: ComponentChildren;
}

/** One setting: what it is at the left, what it is set to at the right. */
export const SettingRow = ({ title, hint, problem, children }: SettingRowProps) => (
  <div class="row setting">
    <div class="row-words">
      <span>
        <Foreign text={title} />
      </span>
      {hint && (
        <span class="secondary">
          <Foreign text={hint} max={600} />
        </span>
      )}
      {problem && (
        <span class="problem" role="status">
          <Foreign text={problem} max={600} />
        </span>
      )}
    </div>
    {children}
  </div>
);

interface SwitchRowProps {
  readonly title: string;
  readonly hint?: string;
  readonly on: boolean;
  readonly onToggle: (on: boolean) => void;
}

export const SwitchRow = ({ title, hint, on, onToggle }: SwitchRowProps) => (
  <SettingRow title={title} hint={hint}>
    <Switch on={on} label={title} onToggle={onToggle} />
  </SettingRow>
);

interface PopUpProps<T extends string | number> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly text: string }[];
  readonly disabled?: boolean;
  readonly onPick: (value: T) => void;
}

/** A pop-up menu of few choices. It shows what main says is set. */
export const PopUp = <T extends string | number>(props: PopUpProps<T>) => (
  <span class="pick">
    <select
      aria-label={props.label}
      value={props.value}
      disabled={props.disabled}
      onChange={(event) => {
        const picked = props.options[event.currentTarget.selectedIndex];
        if (picked) props.onPick(picked.value);
      }}
    >
      {props.options.map(({ value, text }) => (
        <option key={value} value={value}>
          {text}
        </option>
      ))}
    </select>
    <Icon name="chevrons" size={12} />
  </span>
);
