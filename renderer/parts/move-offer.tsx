import { moveToApplications } from '../settings/settings.ts';
import { texts } from '../state.ts';
import { Button } from './button.tsx';

/** For a Postbar that lies elsewhere than in Applications: macOS keeps such an app read-only. */
export function MoveOffer() {
  const words = texts.value.settings;
  return (
    <div class="card rows">
      <div class="row">
        <div class="row-words">
          <span>{words.move}</span>
          <span class="secondary">{words.moveHint}</span>
        </div>
        <Button onClick={() => void moveToApplications()}>{words.moveButton}</Button>
      </div>
    </div>
  );
}
