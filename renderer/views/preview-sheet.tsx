import type { CallError, PreviewView } from '../../preload/contract.ts';
import { cancel, confirm, type Pending, previewOrTell } from '../change.ts';
import { Button } from '../parts/button.tsx';
import { Detail } from '../parts/detail.tsx';
import { Foreign } from '../parts/foreign.tsx';
import { Icon } from '../parts/icon.tsx';
import { asksPassword, texts } from '../state.ts';
import { ExactChange } from './exact-change.tsx';
import { SheetTitle } from './headline.tsx';

interface SheetProps {
  readonly pending: Pending;
  readonly preview: PreviewView;
}

/** What will change: plain words first, then what to know, the exact change on request. */
export function PreviewSheet({ pending, preview }: SheetProps) {
  const words = texts.value.change;
  const changing = pending.stage === 'changing';
  const asks = !changing && !preview.nothingToDo;
  const detail = preview.nothingToDo
    ? words.nothingToDo
    : changing
      ? asksPassword.value
        ? words.changingDetail
        : words.changingNow
      : asksPassword.value
        ? words.password
        : words.notYet;
  return (
    <div role="dialog" aria-labelledby="sheet-title" aria-describedby="sheet-detail" class="sheet">
      <SheetTitle title={asks ? words.question(preview.title) : preview.title} detail={detail} />
      {pending.error && <SheetError error={pending.error} />}
      {preview.steps.length > 0 && <Steps steps={preview.steps} />}
      {preview.warnings.length > 0 && <Warnings warnings={preview.warnings} />}
      {preview.diff.length > 0 && <ExactChange diff={preview.diff} />}
      <SheetButtons pending={pending} preview={preview} />
    </div>
  );
}

const Steps = ({ steps }: Pick<PreviewView, 'steps'>) => (
  <ul class="card rows" aria-label={texts.value.change.steps}>
    {steps.map((step) => (
      <li class="row" key={`${step.text} ${step.detail}`}>
        <div class="row-words">
          <span class="row-title">
            <Foreign text={step.text} />
          </span>
          <span class="secondary">
            <Foreign text={step.detail} />
          </span>
        </div>
      </li>
    ))}
  </ul>
);

const Warnings = ({ warnings }: Pick<PreviewView, 'warnings'>) => (
  <ul class="card rows" aria-label={texts.value.change.warnings}>
    {warnings.map((warning) => (
      <li class="row warning tone-attention" key={warning.code}>
        <Icon name="warning" />
        <p>
          <Foreign text={warning.message} max={600} />
        </p>
      </li>
    ))}
  </ul>
);

const SheetError = ({ error }: { error: CallError }) => (
  <div role="alert" class={`card notice ${error.code === 'cancelled' ? '' : 'tone-bad'}`}>
    {error.code !== 'cancelled' && <Icon name="warning" />}
    <div class="notice-words">
      <p>
        <Foreign text={error.message} max={600} />
      </p>
      {error.detail && <Detail text={error.detail} />}
    </div>
  </div>
);

function SheetButtons({ pending, preview }: SheetProps) {
  const words = texts.value.change;
  if (preview.nothingToDo)
    return (
      <div class="buttons end sheet-buttons">
        <Button kind="primary" onClick={cancel}>
          {words.done}
        </Button>
      </div>
    );
  const changing = pending.stage === 'changing';
  const stale = pending.error?.code === 'changed-meanwhile';
  return (
    <div class="buttons end sheet-buttons">
      <Button onClick={cancel} disabled={changing}>
        {words.cancel}
      </Button>
      {stale ? (
        <Button kind="primary" onClick={() => void previewOrTell(pending.intent)}>
          {words.again}
        </Button>
      ) : (
        <Button kind="primary" onClick={() => void confirm()} busy={changing}>
          {changing ? words.changing : words.confirm}
        </Button>
      )}
    </div>
  );
}
