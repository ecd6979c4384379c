import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

interface DialogProps {
  readonly class: string;
  /** The id of the element that holds its title. */
  readonly titleId: string;
  /** Escape, or whatever else ends it. */
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

/** A sheet over the window. The browser keeps the focus in it, and gives it back afterwards. */
export function Dialog({ class: name, titleId, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      class={`over ${name}`}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      {children}
    </dialog>
  );
}
