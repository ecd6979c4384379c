import type { Bridge } from '../preload/contract.ts';

declare global {
  interface Window {
    /** Put there by the preload. */
    readonly postbar: Bridge;
  }
}

/** Asks main for something; never rejects. */
export const call: Bridge['call'] = (name, message) => window.postbar.call(name, message);

/** The next state newer than the revision seen. */
export const nextState: Bridge['nextState'] = (seen) => window.postbar.nextState(seen);
