import { app } from 'electron';
import type { Texts } from '../texts/texts.ts';
import { copyText } from './clipboard.ts';
import { chooseFolder, saveText } from './dialogs.ts';
import { loginItemState, openAtLogin } from './login-item.ts';
import type { OwnActions } from './own-answers.ts';
import {
  canMoveToApplications,
  moveToApplications,
  ownBundle,
  ownLinkCommand,
} from './own-place.ts';
import type { Shortcut } from './shortcut.ts';
import { canUpdate } from './updater.ts';
import type { Windows } from './windows.ts';

/** What the shell does about Postbar itself. */
export function makeOwnActions(parts: {
  readonly texts: () => Texts;
  readonly windows: Windows;
  readonly shortcut: Shortcut;
  readonly openPanel: () => void;
}): OwnActions {
  const { texts, windows, shortcut, openPanel } = parts;
  return {
    openAtLogin,
    setShortcut: shortcut.set,
    facts: () => {
      const linkCommand = ownLinkCommand();
      return {
        version: app.getVersion(),
        loginItem: loginItemState(),
        shortcut: shortcut.state(),
        canUpdate: canUpdate(),
        canMove: canMoveToApplications(),
        ...(linkCommand ? { linkCommand } : {}),
      };
    },
    copyText,
    chooseFolder: (title) => chooseFolder(title, '/etc'),
    saveText,
    moveToApplications,
    endWelcome: () => {
      windows.close('welcome');
      openPanel();
    },
    remains: () => {
      const words = texts().uninstall;
      return [
        { text: words.app, place: ownBundle() },
        { text: words.settings, place: app.getPath('userData') },
      ];
    },
  };
}
