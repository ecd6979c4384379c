import { useSignal } from '@preact/signals';
import type { FindingView } from '../../preload/contract.ts';
import { previewOrTell } from '../change.ts';
import { Button } from '../parts/button.tsx';
import { Evidence } from '../parts/detail.tsx';
import { Foreign } from '../parts/foreign.tsx';
import { texts } from '../state.ts';

/** What needs the user: one card each, with its one button. */
export function Findings({ findings }: { findings: readonly FindingView[] }) {
  if (findings.length === 0) return null;
  return (
    <section aria-label={texts.value.panel.attention} class="findings">
      {findings.map((finding) => (
        <FindingCard key={finding.id} finding={finding} />
      ))}
    </section>
  );
}

function FindingCard({ finding }: { finding: FindingView }) {
  const words = texts.value.panel;
  const open = useSignal(false);
  const { id, title, why, evidence, fix } = finding;
  return (
    <article class={`card finding severity-${finding.severity}`}>
      <h2>
        <Foreign text={title} />
      </h2>
      <p>
        <Foreign text={why} max={600} />
      </p>
      {open.value && <Evidence lines={evidence} />}
      <div class="buttons">
        {fix && (
          <Button
            kind="primary"
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
