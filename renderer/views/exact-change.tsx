import { useSignal } from '@preact/signals';
import type { PreviewView } from '../../preload/contract.ts';
import { showable } from '../foreign-text.ts';
import { Button } from '../parts/button.tsx';
import { Foreign } from '../parts/foreign.tsx';
import { texts } from '../state.ts';

const MOST_LINES = 400;

/** The unified diffs, folded away until they are asked for. */
export function ExactChange({ diff }: Pick<PreviewView, 'diff'>) {
  const words = texts.value.change;
  const open = useSignal(false);
  return (
    <div class="exact">
      <Button
        kind="link"
        expanded={open.value}
        onClick={() => {
          open.value = !open.value;
        }}
      >
        {open.value ? words.hideExact : words.showExact}
      </Button>
      {open.value && diff.map((file) => <FileChange key={file.file} {...file} />)}
    </div>
  );
}

function FileChange({ file, patch }: PreviewView['diff'][number]) {
  const lines = patch.split('\n').filter((line) => !isHead(line));
  return (
    <figure class="card file-change">
      <figcaption>
        <Foreign text={file} />
      </figcaption>
      <section
        class="patch"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard
        tabIndex={0}
        aria-label={texts.value.change.exactChange(showable(file))}
      >
        <pre>
          {lines.slice(0, MOST_LINES).map((line, at) => (
            <span key={at} class={`line ${kindOf(line)}`}>
              {showable(line.replaceAll('\t', '    '), 1000)}
              {'\n'}
            </span>
          ))}
        </pre>
      </section>
    </figure>
  );
}

/** The file's name stands above; the patch need not repeat it. */
const isHead = (line: string) => /^(---|\+\+\+|===|Index:|\\ No newline)/.test(line) || line === '';

function kindOf(line: string): 'added' | 'removed' | 'place' | 'kept' {
  if (line.startsWith('+')) return 'added';
  if (line.startsWith('-')) return 'removed';
  return line.startsWith('@@') ? 'place' : 'kept';
}
