import type { Place } from '../../postfix/place.ts';
import type { Monitor } from './monitor.ts';
import type { Attention } from './pace.ts';

/** Watches whichever Postfix is in use. */
export interface MonitorInUse extends Pick<Monitor, 'attend' | 'lookNow' | 'close'> {
  /** The one to watch from now on; undefined where there is none. The same one again changes nothing. */
  use(place: Place | undefined): void;
}

/**
 * Begins and ends monitors, one at a time.
 * @param start begins to watch one Postfix
 */
export function makeMonitorInUse(
  start: (place: Place, attention: Attention) => Promise<Monitor>,
): MonitorInUse {
  let used: Place | undefined;
  let attention: Attention = 'normal';
  let running: Monitor | undefined;
  let closed = false;
  /** Each begins when the one before has ended. */
  let last: Promise<void> = Promise.resolve();

  const replace = async (before: Promise<void>, place: Place | undefined) => {
    await before;
    const ending = running;
    running = undefined;
    await ending?.close();
    // Where they follow each other faster than they begin, only the last one is meant.
    if (!place || place !== used) return;
    running = await start(place, attention);
    running.attend(attention);
  };
  const change = (place: Place | undefined) => {
    used = place;
    last = replace(last, place);
    return last;
  };
  return {
    use: (place) => {
      if (!closed && !isSame(used, place)) void change(place);
    },
    attend: (to) => {
      attention = to;
      running?.attend(to);
    },
    lookNow: () => running?.lookNow(),
    close: () => {
      closed = true;
      return change(undefined);
    },
  };
}

const isSame = (one: Place | undefined, other: Place | undefined) =>
  one?.configDir === other?.configDir && one?.commandDir === other?.commandDir;
