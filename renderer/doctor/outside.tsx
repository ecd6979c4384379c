import { useSignal } from '@preact/signals';
import type { ReachabilityView } from '../../preload/contract.ts';
import { Button } from '../parts/button.tsx';
import { Foreign } from '../parts/foreign.tsx';
import { Icon, type IconName } from '../parts/icon.tsx';
import { Section } from '../parts/section.tsx';
import { texts } from '../state.ts';
import { copied, copyLine } from './examination.ts';

/** What the world sees of this server: what is not in order first, the rest on request. */
export function Outside({ lines }: { lines: readonly ReachabilityView[] }) {
  const { outside: words } = texts.value.doctor;
  const open = useSignal(false);
  const fine = lines.filter(({ state }) => state === 'fine');
  const others = [
    ...lines.filter(({ state }) => state === 'trouble'),
    ...lines.filter(({ state }) => state === 'unknown'),
  ];
  if (lines.length === 0) return null;
  return (
    <Section id="outside" title={words.title}>
      <ul class="rows">
        {others.map((line) => (
          <Line key={line.id} line={line} />
        ))}
        {fine.length > 0 && (
          <li class="row line-row state-fine">
            <Icon name="check" />
            <div class="row-words">
              <button
                type="button"
                class="fold"
                aria-expanded={open.value}
                onClick={() => {
                  open.value = !open.value;
                }}
              >
                {words.fine(fine.length, others.length === 0)}
                <Icon name="chevron" size={12} />
              </button>
              {open.value && (
                <ul class="fine-lines">
                  {fine.map(({ id, text }) => (
                    <li key={id}>
                      <Foreign text={text} max={500} />
                    </li>
                  ))}
                </ul>
              )}
            </div>
          </li>
        )}
      </ul>
    </Section>
  );
}

const icons: Record<ReachabilityView['state'], IconName> = {
  fine: 'check',
  trouble: 'warning',
  unknown: 'question',
};

function Line({ line }: { line: ReachabilityView }) {
  const { states } = texts.value.doctor.outside;
  const { state, text, ask } = line;
  return (
    <li class={`row line-row state-${state}`}>
      <Icon name={icons[state]} />
      <div class="row-words">
        <p>
          <span class="visually-hidden">{states[state]}: </span>
          <Foreign text={text} max={500} />
        </p>
        {ask && <Ask id={line.id} ask={ask} />}
      </div>
    </li>
  );
}

/** Words to send to those who can change it, and the record they should publish. */
function Ask({ id, ask }: { id: string; ask: NonNullable<ReachabilityView['ask']> }) {
  const { outside: words } = texts.value.doctor;
  return (
    <div class="ask">
      <span class="secondary">{ask.whom}</span>
      <div class="ask-part">
        <p>
          <Foreign text={ask.text} max={800} />
        </p>
        <CopyButton line={id} part="text" label={words.copyText} />
      </div>
      <div class="ask-part">
        <code>
          <Foreign text={ask.record} max={800} />
        </code>
        <CopyButton line={id} part="record" label={words.copyRecord} />
      </div>
    </div>
  );
}

interface CopyProps {
  readonly line: string;
  readonly part: 'text' | 'record';
  readonly label: string;
}

function CopyButton({ line, part, label }: CopyProps) {
  const { copy, copied: done } = texts.value.doctor;
  const isDone = copied.value === `${line} ${part}`;
  return (
    <Button label={label} onClick={() => void copyLine(line, part)}>
      {isDone ? done : copy}
    </Button>
  );
}
