import { Button } from '../../parts/button.tsx';
import { Foreign } from '../../parts/foreign.tsx';
import { confirmDeletion, type Deletion, deletion } from '../../queue/deeds.ts';
import { texts } from '../../state.ts';
import { Dialog } from './dialog.tsx';

/** Asks before messages are lost, and names them. */
export function DeletionDialog() {
  const asked = deletion.value;
  return asked ? <Question asked={asked} /> : null;
}

function Question({ asked }: { asked: Deletion }) {
  const { deletion: words, postfixItself, nobody } = texts.value.queueWindow;
  const { ids, known } = asked;
  const leave = () => {
    deletion.value = undefined;
  };
  const others = ids.length - known.length;
  return (
    <Dialog class="question" titleId="deletion-title" onClose={leave}>
      <h2 id="deletion-title">{words.title(ids.length)}</h2>
      <p>{words.text(ids.length)}</p>
      {known.length > 0 && (
        <ul class="card rows">
          {known.map(({ id, from, to }) => {
            const sender = from === 'MAILER-DAEMON' ? postfixItself : from;
            const named = words.one(sender, to === '' ? nobody : to);
            return (
              <li key={id} class="row">
                <div class="row-words">
                  <Foreign text={named.to} max={120} />
                  <span class="secondary">
                    <Foreign text={named.from} max={120} />
                  </span>
                </div>
              </li>
            );
          })}
          {others > 0 && <li class="row quiet">{words.others(others)}</li>}
        </ul>
      )}
      <div class="buttons end">
        <Button onClick={leave} autoFocus>
          {words.cancel}
        </Button>
        <button type="button" class="button primary danger" onClick={() => void confirmDeletion()}>
          {words.confirm}
        </button>
      </div>
    </Dialog>
  );
}
