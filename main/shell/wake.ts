import { powerMonitor } from 'electron';

/** Calls back when somebody comes back to the computer: what is shown is old then. */
export function onReturn(listener: () => void): void {
  powerMonitor.on('resume', listener);
  powerMonitor.on('unlock-screen', listener);
}
