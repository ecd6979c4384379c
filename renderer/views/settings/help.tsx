import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { UninstallForesight, UninstallOutcome } from '../../../preload/contract.ts';
import { call } from '../../bridge.ts';
import { Button } from '../../parts/button.tsx';
import { Foreign } from '../../parts/foreign.tsx';
import { Section } from '../../parts/section.tsx';
import {
  facts,
  refusal,
  report,
  told,
  uninstall,
  uninstalled,
  working,
} from '../../settings/settings.ts';
import { asksPassword, texts } from '../../state.ts';
import { Dialog } from '../queue/dialog.tsx';

export function Help() {
  const words = texts.value.settings;
  return (
    <>
      <Report />
      <Removal />
      <p class="secondary about">
        {facts.value && `${words.about(facts.value.version)}. `}
        {words.private}
      </p>
    </>
  );
}

function Report() {
  const words = texts.value.settings;
  const busy = working.value === 'report';
  return (
    <Section id="report" title={words.report}>
      <div class="block">
        <p class="secondary">{words.reportHint}</p>
        <div class="buttons">
          <Button onClick={() => void report('copy')} busy={busy}>
            {words.reportCopy}
          </Button>
          <Button onClick={() => void report('save')} busy={busy}>
            {words.reportSave}
          </Button>
          <span role="status" class="secondary">
            {busy ? words.reportWorking : told.value?.of === 'report' && told.value.text}
          </span>
        </div>
      </div>
    </Section>
  );
}

function Removal() {
  const words = texts.value.settings;
  const asking = useSignal(false);
  return (
    <Section id="removal" title={words.remove}>
      <div class="block" role="status">
        {uninstalled.value ? (
          <Outcome outcome={uninstalled.value} />
        ) : (
          <>
            <p class="secondary">{words.removeHint}</p>
            <div class="buttons">
              <Button
                onClick={() => {
                  asking.value = true;
                }}
              >
                {words.removeButton}
              </Button>
            </div>
          </>
        )}
      </div>
      {asking.value && (
        <Question
          onLeave={() => {
            asking.value = false;
          }}
        />
      )}
    </Section>
  );
}

function Question({ onLeave }: { onLeave: () => void }) {
  const words = texts.value.settings.removeAsk;
  const foreseen = useSignal<UninstallForesight | undefined>(undefined);
  useEffect(() => {
    void call('app.foreseeUninstall', {}).then((answer) => {
      if (answer.ok) foreseen.value = answer.value;
      else {
        refusal.value = answer.error;
        onLeave();
      }
    });
  }, []);
  const busy = working.value === 'uninstall';
  return (
    <Dialog class="question" titleId="removal-question" onClose={busy ? () => {} : onLeave}>
      <h2 id="removal-question">{words.title}</h2>
      {foreseen.value && (
        <p>
          <Foreign text={wordsOf(foreseen.value)} max={600} />
        </p>
      )}
      <div class="buttons end">
        <Button onClick={onLeave} disabled={busy} autoFocus>
          {words.cancel}
        </Button>
        <Button
          kind="primary"
          busy={busy}
          disabled={foreseen.value === undefined}
          onClick={() => void uninstall().then(onLeave)}
        >
          {busy ? words.working : words.confirm}
        </Button>
      </div>
    </Dialog>
  );
}

/** What would be done, in sentences. */
function wordsOf({ takenBack, switchedOff, passwords }: UninstallForesight): string {
  const words = texts.value.settings.removeAsk;
  if (passwords === 0 && switchedOff.length === 0) return words.nothing;
  return [
    ...(takenBack > 0 || switchedOff.length === 0 ? [words.text(takenBack)] : []),
    ...(switchedOff.length > 0 ? [words.edited(switchedOff.join(', '))] : []),
    ...(asksPassword.value && passwords > 0 ? [words.password(passwords)] : []),
  ].join(' ');
}

function Outcome({ outcome }: { outcome: UninstallOutcome }) {
  const words = texts.value.settings;
  const { message, takenBack, left, remains } = outcome;
  return (
    <>
      <p>
        <Foreign text={message} max={600} />
      </p>
      {takenBack.length > 0 && <Named title={words.removed} items={takenBack} />}
      {left.length > 0 && (
        <Named
          title={words.left}
          items={left.map(({ title, files }) => `${title}: ${files.join(', ')}`)}
        />
      )}
      <Named
        title={words.remains}
        items={remains.map(({ text, place }) => (place ? `${text}: ${place}` : text))}
      />
    </>
  );
}

const Named = ({ title, items }: { title: string; items: readonly string[] }) => (
  <div class="named">
    <h3>{title}</h3>
    <ul>
      {items.slice(0, 100).map((item) => (
        <li key={item} class="secondary">
          <Foreign text={item} max={400} />
        </li>
      ))}
    </ul>
  </div>
);
