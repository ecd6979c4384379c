import { useSignal } from '@preact/signals';
import type { FindingView } from '../../preload/contract.ts';
import { call } from '../bridge.ts';
import { previewOrTell } from '../change.ts';
import { Button } from '../parts/button.tsx';
import { Evidence } from '../parts/detail.tsx';
import { Foreign } from '../parts/foreign.tsx';
import { Icon, type IconName } from '../parts/icon.tsx';
import { texts } from '../state.ts';

const MOST_IN_PANEL = 2;

/** What needs the user most, in the panel; the rest is in the doctor's window. */
export function Findings({ findings }: { findings: readonly FindingView[] }) {
  const words = texts.value.doctor;
  const others = findings.length - MOST_IN_PANEL;
  if (findings.length === 0) return null;
  return (
    <>
      <FindingCards findings={findings.slice(0, MOST_IN_PANEL)} />
      {others > 0 && (
        <div class="more-findings">
          <Button kind="link" onClick={() => void call('app.open', { window: 'doctor' })}>
            {words.more(others)}
          </Button>
        </div>
      )}
    </>
  );
}

interface CardsProps {
  readonly findings: readonly FindingView[];
  /** Whether each shows how bad it is: where there may be many, of several kinds. */
  readonly isMarked?: boolean;
}

/** What was found, the worst first: one card each, with its one button. */
export const FindingCards = ({ findings, isMarked = false }: CardsProps) => (
  <section aria-label={texts.value.panel.attention} class="findings">
    {findings.map((finding, at) => (
      <FindingCard key={finding.id} finding={finding} isMarked={isMarked} isFirst={at === 0} />
    ))}
  </section>
);

const marks: Record<FindingView['severity'], IconName> = {
  bad: 'mail-x',
  attention: 'warning',
  info: 'info',
};

interface CardProps {
  readonly finding: FindingView;
  readonly isMarked: boolean;
  readonly isFirst: boolean;
}

function FindingCard({ finding, isMarked, isFirst }: CardProps) {
  const { panel: words, doctor } = texts.value;
  const open = useSignal(false);
  const { id, severity, title, why, evidence, fix } = finding;
  return (
    <article class={`card finding severity-${severity}`}>
      <h2>
        {isMarked && <Icon name={marks[severity]} />}
        {isMarked && <span class="visually-hidden">{doctor.severities[severity]}: </span>}
        <Foreign text={title} />
      </h2>
      <p>
        <Foreign text={why} max={600} />
      </p>
      {open.value && <Evidence lines={evidence} />}
      <div class="buttons">
        {fix && (
          <Button
            kind={isFirst ? 'primary' : 'plain'}
            onClick={() => void previewOrTell({ kind: 'finding', ask: { findingId: id } })}
          >
            {fix.label}
          </Button>
        )}
        {evidence.length > 0 && (
          <Button
            expanded={open.value}
            onClick={() => {
              open.value = !open.value;
            }}
          >
            {open.value ? words.lessDetails : words.details}
          </Button>
        )}
      </div>
    </article>
  );
}
