import { type Notice, notice, undo, undoing } from '../change.ts';
import { Button } from '../parts/button.tsx';
import { Detail } from '../parts/detail.tsx';
import { Dismissible } from '../parts/dismissible.tsx';
import { Foreign } from '../parts/foreign.tsx';
import { appState, texts } from '../state.ts';

/**
 * Says how the last change ended, and what became of the mail that waited for it,
 * to those who listen: a region that is always in the page.
 */
export function Announcer() {
  const aftermath = appState.value?.doctor?.aftermath;
  return (
    <div role="status" class="visually-hidden">
      {notice.value && <Foreign text={messageOf(notice.value)} max={500} />}
      {aftermath && <Foreign text={` ${aftermath.message}`} max={600} />}
    </div>
  );
}

const messageOf = (shown: Notice) =>
  shown.kind === 'failed' ? shown.error.message : shown.message;

/** How the last change ended, until it is dismissed. */
export function NoticeView() {
  const shown = notice.value;
  if (!shown) return null;
  const failed = shown.kind === 'failed';
  return (
    <Dismissible
      tone={failed ? 'bad' : 'good'}
      icon={failed ? 'warning' : 'check'}
      onDismiss={() => {
        notice.value = undefined;
      }}
    >
      <p>
        <Foreign text={messageOf(shown)} max={500} />
      </p>
      {shown.kind === 'done' &&
        shown.warnings.map((warning) => (
          <p class="secondary" key={warning.code}>
            <Foreign text={warning.message} max={500} />
          </p>
        ))}
      {failed && shown.error.detail && <Detail text={shown.error.detail} />}
      {shown.kind === 'done' && shown.undo && <UndoButton changeId={shown.undo} />}
    </Dismissible>
  );
}

/** Takes one change back. */
export function UndoButton({ changeId }: { changeId: string }) {
  const words = texts.value.change;
  return (
    <Button onClick={() => void undo(changeId)} busy={undoing.value}>
      {undoing.value ? words.undoing : words.undo}
    </Button>
  );
}
