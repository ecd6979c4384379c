import { Notification } from 'electron';
import { lastFew } from '../services/last-few.ts';

const ANSWER_MS = 5_000;
const MOST_HELD = 50;

// Whoever lets go of a notification takes it off the screen, and its click with it.
const held = lastFew<Notification>(MOST_HELD);

/** What may be said of a notification besides its words. */
export interface NotificationOptions {
  /** One with the id of an earlier one takes its place. Default: the title. */
  readonly id?: string;
  readonly silent?: boolean;
}

/**
 * Shows a notification and says whether the system took it: it refuses those
 * of an unsigned app, and of one the user has forbidden them.
 */
export function notify(
  title: string,
  body: string,
  onClick: () => void,
  { id = title, silent = false }: NotificationOptions = {},
): Promise<boolean> {
  if (!Notification.isSupported()) return Promise.resolve(false);
  // Not the system's own replacing by id: the earlier object, once let go of, would take away
  // whatever has its id by then.
  held.get(id)?.close();
  const notification = new Notification({ title, body, silent });
  held.set(id, notification);
  const letGo = () => {
    if (held.get(id) === notification) held.delete(id);
  };
  notification.on('click', () => {
    letGo();
    onClick();
  });
  notification.on('close', letGo);
  return new Promise((resolve) => {
    const late = setTimeout(() => resolve(false), ANSWER_MS);
    const settle = (shown: boolean) => () => {
      clearTimeout(late);
      if (!shown) letGo();
      resolve(shown);
    };
    notification.on('show', settle(true));
    notification.on('failed', settle(false));
    notification.show();
  });
}
