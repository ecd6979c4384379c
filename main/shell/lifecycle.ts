import { app } from 'electron';
import { registerAppScheme, serveApp } from './app-protocol.ts';
import { shutDoors } from './closed-doors.ts';

/** What the app is told about where it runs. */
export interface Surroundings {
  /** The folder for what Postbar keeps for this user. */
  readonly userFolder: string;
  /** The system's language, as far as Postbar speaks it. */
  readonly systemLocale: 'en' | 'de';
}

/**
 * Calls back once, when the app is ready and every door is shut; never where
 * another Postbar runs already: that one is told, and this one ends.
 *
 * A callback and not a promise to await at the top level: Electron holds
 * `ready` back until the main module is through, so that would never end.
 */
export function whenReady(begin: (surroundings: Surroundings) => Promise<void>): void {
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  registerAppScheme();
  app.enableSandbox();
  app.on('window-all-closed', () => {
    // A menu-bar app goes on without windows; Electron would quit.
  });
  void app.whenReady().then(() => {
    app.setActivationPolicy?.('accessory');
    shutDoors();
    serveApp();
    return begin({ userFolder: app.getPath('userData'), systemLocale: systemLocale() });
  });
}

const systemLocale = () =>
  app.getPreferredSystemLanguages()[0]?.toLowerCase().startsWith('de') ? 'de' : 'en';
