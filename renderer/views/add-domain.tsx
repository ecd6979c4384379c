import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { CallError } from '../../preload/contract.ts';
import { preview } from '../change.ts';
import { Button } from '../parts/button.tsx';
import { Foreign } from '../parts/foreign.tsx';
import { texts } from '../state.ts';

/** A field for one domain; why a name is refused stands below it. */
export function AddDomain({ onClose }: { onClose: () => void }) {
  const words = texts.value.rules;
  const field = useRef<HTMLInputElement>(null);
  const error = useSignal<CallError | undefined>(undefined);
  const asking = useSignal(false);
  useLayoutEffect(() => field.current?.focus(), []);

  const submit = async () => {
    const name = field.current?.value.trim() ?? '';
    if (name === '' || asking.value) return;
    asking.value = true;
    error.value = await preview({ kind: 'rule', ask: { to: 'on', names: [name] } });
    asking.value = false;
    if (error.value) field.current?.focus();
    else onClose();
  };

  return (
    <form
      class="row add"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      <label for="domain" class="row-title">
        {words.addLabel}
      </label>
      <input
        id="domain"
        ref={field}
        type="text"
        inputMode="url"
        maxLength={1000}
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        aria-describedby="domain-hint"
        aria-invalid={error.value !== undefined}
        onInput={() => {
          error.value = undefined;
        }}
      />
      <p id="domain-hint" class={error.value ? 'problem' : 'secondary'} aria-live="polite">
        {error.value ? <Foreign text={error.value.message} max={400} /> : words.addHint}
      </p>
      <div class="buttons end">
        <Button onClick={onClose}>{words.addCancel}</Button>
        <Button kind="primary" onClick={() => void submit()} busy={asking.value}>
          {words.addConfirm}
        </Button>
      </div>
    </form>
  );
}
