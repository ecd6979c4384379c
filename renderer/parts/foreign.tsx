import { showable } from '../foreign-text.ts';

/** Text from mail or a file: bounded, control characters shown, its direction kept to itself. */
export function Foreign({ text, max }: { text: string; max?: number }) {
  return <bdi class="foreign">{showable(text, max)}</bdi>;
}
