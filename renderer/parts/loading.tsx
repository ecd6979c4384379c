import type { ComponentChildren } from 'preact';

interface LoadingProps {
  /** The class of the window's main part. */
  readonly class: string;
  readonly words: string;
  readonly children: ComponentChildren;
}

/** Shapes where the words will be; they appear only if reading takes a moment. */
export const Loading = ({ class: name, words, children }: LoadingProps) => (
  <main class={`${name} loading`} aria-busy="true">
    <h1 class="visually-hidden">{words}</h1>
    <div class="skeleton headline-skeleton" />
    {children}
  </main>
);
