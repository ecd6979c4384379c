/** Work that is wanted now and then, and never runs twice at once. */
export interface OneAtATime {
  /** Runs it; while it runs, once more after that. Resolves when nothing is left to do. */
  want(): Promise<void>;
  /** Not once more after that. */
  enough(): void;
  isRunning(): boolean;
}

/**
 * @param work whoever wanted it while it ran may have wanted what it had passed already
 * @param switched called when it begins to run and when it has ended
 */
export function oneAtATime(work: () => Promise<void>, switched: () => void = () => {}): OneAtATime {
  let running: Promise<void> | undefined;
  let again = false;
  const runAll = async () => {
    do {
      again = false;
      await work();
    } while (again);
  };
  return {
    want: () => {
      if (running) {
        again = true;
        return running;
      }
      running = runAll().finally(() => {
        running = undefined;
        switched();
      });
      switched();
      return running;
    },
    enough: () => {
      again = false;
    },
    isRunning: () => running !== undefined,
  };
}
