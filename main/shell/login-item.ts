import { app } from 'electron';

/** Starts Postbar at login, or no longer. It starts as an icon: there is no window to hide. */
export function openAtLogin(wanted: boolean): void {
  if (app.getLoginItemSettings().openAtLogin !== wanted)
    app.setLoginItemSettings({ openAtLogin: wanted });
}
