/** Something that is due, and waits its turn. */
export interface Throttled {
  /** It is to be done: now, or as soon as the last time is long enough ago. */
  due(): void;
  /** Does at once what waits, and nothing any more from then on. */
  end(): void;
}

/** Does something whenever it is due, with at least `pauseMs` between the end of one time and the next. */
export function atMostEvery(pauseMs: number, run: () => void): Throttled {
  let timer: NodeJS.Timeout | undefined;
  let isDue = false;
  let ended = false;
  const act = () => {
    isDue = false;
    run();
    timer = setTimeout(() => {
      timer = undefined;
      if (isDue) act();
    }, pauseMs);
  };
  return {
    due: () => {
      if (ended) return;
      isDue = true;
      if (!timer) act();
    },
    end: () => {
      if (isDue) run();
      clearTimeout(timer);
      ended = true;
    },
  };
}
