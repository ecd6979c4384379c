import type { BrowserWindow } from 'electron';
import type { Attention } from '../services/monitor/pace.ts';

/** Knows how much somebody wants to see. */
export interface AttentionWatch {
  /** A window that is looked at while it is visible. */
  add(window: BrowserWindow): void;
  /** Whether somebody is at the computer. */
  present(present: boolean): void;
}

/** Tells how much attention there is, whenever that may have changed. */
export function watchAttention(attend: (attention: Attention) => void): AttentionWatch {
  const windows = new Set<BrowserWindow>();
  let isPresent = true;
  const tell = () => {
    const isOpen = [...windows].some((window) => window.isVisible());
    attend(isPresent ? (isOpen ? 'open' : 'normal') : 'away');
  };
  return {
    add: (window) => {
      windows.add(window);
      window.on('show', tell);
      window.on('hide', tell);
      window.on('closed', () => {
        windows.delete(window);
        tell();
      });
    },
    present: (present) => {
      isPresent = present;
      tell();
    },
  };
}
