import { Notification } from 'electron';

const ANSWER_MS = 5_000;

/**
 * Shows a notification and says whether the system took it: it refuses those
 * of an unsigned app, and of one the user has forbidden them.
 */
export function notify(title: string, body: string, onClick: () => void): Promise<boolean> {
  if (!Notification.isSupported()) return Promise.resolve(false);
  const notification = new Notification({ title, body });
  notification.on('click', onClick);
  return new Promise((resolve) => {
    const late = setTimeout(() => resolve(false), ANSWER_MS);
    const settle = (shown: boolean) => () => {
      clearTimeout(late);
      resolve(shown);
    };
    notification.on('show', settle(true));
    notification.on('failed', settle(false));
    notification.show();
  });
}
