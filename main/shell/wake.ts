import { powerMonitor } from 'electron';

/**
 * Calls back when somebody leaves the computer (false) or comes back (true):
 * it sleeps or wakes, its screen is locked or unlocked.
 */
export function onPresence(listener: (present: boolean) => void): void {
  powerMonitor.on('suspend', () => listener(false));
  powerMonitor.on('lock-screen', () => listener(false));
  powerMonitor.on('resume', () => listener(true));
  powerMonitor.on('unlock-screen', () => listener(true));
}
