import { app } from 'electron';
import type { AppFacts } from '../../preload/contract.ts';

/** Starts Postbar at login, or no longer. It starts as an icon: there is no window to hide. */
export function openAtLogin(wanted: boolean): void {
  if (app.getLoginItemSettings().openAtLogin !== wanted)
    app.setLoginItemSettings({ openAtLogin: wanted });
}

/**
 * What the system says of it: the user may have switched it off there, or may
 * have to allow it there first (`status`, macOS 13 and later).
 */
export function loginItemState(): AppFacts['loginItem'] {
  const { openAtLogin: isOn, status } = app.getLoginItemSettings();
  if (status === 'requires-approval') return status;
  // `not-found` is what macOS says of an app that it knows nothing of yet.
  return isOn ? 'on' : 'off';
}
