import { type Notice, notice, undo, undoing } from '../change.ts';
import { Button } from '../parts/button.tsx';
import { Detail } from '../parts/detail.tsx';
import { Foreign } from '../parts/foreign.tsx';
import { Icon } from '../parts/icon.tsx';
import { texts } from '../state.ts';

/** Says how the last change ended to those who listen: a region that is always in the page. */
export const Announcer = () => (
  <div role="status" class="visually-hidden">
    {notice.value && <Foreign text={messageOf(notice.value)} max={500} />}
  </div>
);

const messageOf = (shown: Notice) =>
  shown.kind === 'failed' ? shown.error.message : shown.message;

/** How the last change ended, until it is dismissed. */
export function NoticeView() {
  const shown = notice.value;
  if (!shown) return null;
  const failed = shown.kind === 'failed';
  return (
    <div class={`card notice ${failed ? 'tone-bad' : 'tone-good'}`}>
      <Icon name={failed ? 'warning' : 'check'} />
      <div class="notice-words">
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
      </div>
      <button
        type="button"
        class="icon-button"
        aria-label={texts.value.change.dismiss}
        onClick={() => {
          notice.value = undefined;
        }}
      >
        <Icon name="close" size={14} />
      </button>
    </div>
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
