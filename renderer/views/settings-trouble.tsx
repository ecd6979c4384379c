import { signal } from '@preact/signals';
import type { SettingsTrouble } from '../../preload/contract.ts';
import { Dismissible } from '../parts/dismissible.tsx';
import { Foreign } from '../parts/foreign.tsx';
import { texts } from '../state.ts';

const dismissed = signal(false);

/** Says why the settings of earlier are not in use, until it is dismissed. */
export function SettingsTroubleView({ trouble }: { trouble: SettingsTrouble | undefined }) {
  if (!trouble || dismissed.value) return null;
  return (
    <Dismissible
      tone="neutral"
      icon="warning"
      onDismiss={() => {
        dismissed.value = true;
      }}
    >
      <p>
        <Foreign text={sentence(trouble)} max={2000} />
      </p>
    </Dismissible>
  );
}

function sentence({ kind, file, movedTo, reason }: SettingsTrouble): string {
  const words = texts.value.settings.trouble;
  if (kind === 'unreadable') return words.unreadable(file, reason ?? '?');
  return movedTo ? words.broken(file, movedTo) : words.stuck(file);
}
